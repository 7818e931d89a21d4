import { m } from '@cordee/messages';

/** The server's own rule, told before the form is sent. */
export const passwordRule = () => ({
  required: m['web.password_required'](),
  minLength: { value: 12, message: m['web.password_rule']() },
});
