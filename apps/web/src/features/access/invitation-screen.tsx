import { useNavigate, useParams } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { m } from '@cordee/messages';
import { useAcceptInvitation } from '../../api/organisation.ts';
import { locale } from '../../locale.ts';
import { TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { EntryPage } from './entry-page.tsx';
import { passwordRule } from './password-rule.ts';

/** Where the link of an invitation leads: choose a password, and be in. */
export function InvitationScreen() {
  const { token } = useParams({ strict: false });
  const { register, handleSubmit, formState } = useForm<{ password: string }>();
  const accept = useAcceptInvitation(token ?? '');
  const navigate = useNavigate();
  const submit = handleSubmit(({ password }) =>
    accept.mutate({ password, locale }, { onSuccess: () => void navigate({ to: '/' }) }),
  );
  return (
    <EntryPage title={m['web.invitation_title']()} lead={m['web.invitation_lead']()}>
      <FormShell
        action={m['web.invitation_accept']()}
        onSubmit={(event) => void submit(event)}
        isBusy={accept.isPending}
        error={accept.error}
      >
        <TextField
          label={m['web.password']()}
          type="password"
          autoComplete="new-password"
          hint={m['web.password_rule']()}
          error={formState.errors.password?.message}
          {...register('password', passwordRule())}
        />
      </FormShell>
    </EntryPage>
  );
}
