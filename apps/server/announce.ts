// A change of access for the trail, and the mail that it causes.
import { m } from '@cordee/messages';
import type { AccessDeps } from '@cordee/modules/access';
import type { Database } from '@cordee/platform/database';
import { queueMail } from '@cordee/platform/mail';

/** Both in one transaction. */
export function announceIn(database: Database): AccessDeps['announce'] {
  return async (scope, code, detail, mail) => {
    await database.write(scope, { code, detail }, async (tx) => mail && queueMail(tx, mail));
  };
}

export const invitationMail: AccessDeps['invitationMail'] = (name, link, locale) => ({
  subject: m['access.invitation_subject']({}, { locale }),
  body: m['access.invitation_body']({ name, link }, { locale }),
});
