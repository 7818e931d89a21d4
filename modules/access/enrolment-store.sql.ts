// How accounts begin: an organisation founded, an invitation sent and taken up. Each is one transaction, so that a crash
// leaves neither an account without organisation nor an invitation that was used for nothing.
import { sql } from 'kysely';
import { ok, tenantId, type TenantId, type Result } from '@cordee/kernel';
import type { Database, Reading } from '@cordee/platform/database';
import type { Acceptance, AccessStore, Invitation, NewUser } from './access-store.ts';

type EnrolmentStore = Pick<AccessStore, 'foundOrganisation' | 'addInvitation' | 'acceptInvitation'>;

export function openEnrolmentStore(database: Database): EnrolmentStore {
  return {
    foundOrganisation: (organisation, founder, roles) =>
      database.identity(async (tx) => {
        if (!(await addAccount(tx, founder))) return false;
        const { id, name, isDemo, locale, currency, clockToday } = organisation;
        await tx.sql
          .insertInto('organisation')
          .values({ id, name, is_demo: isDemo, locale, currency, clock_today: clockToday })
          .execute();
        await tx.sql
          .insertInto('membership')
          .values({ organisation_id: id, user_id: founder.id, roles: [...roles] })
          .execute();
        return true;
      }),
    addInvitation: (tokenHash, invitation, invitedBy) =>
      database.identity(async (tx) => {
        const { organisationId, email, name, roles, personCode } = invitation;
        await tx.sql
          .insertInto('invitation')
          .values({
            token_hash: tokenHash,
            organisation_id: organisationId,
            email,
            name,
            roles: [...roles],
            person_code: personCode,
            invited_by: invitedBy,
            expires_at: sql`now() + interval '7 days'`,
          })
          .execute();
      }),
    acceptInvitation: (tokenHash, acceptance) =>
      database.identity((tx) => acceptInvitation(tx, tokenHash, acceptance)),
  };
}

/** False when the e-mail is taken. */
export async function addAccount({ sql: db }: Reading, user: NewUser): Promise<boolean> {
  const { id, email, name, locale, passwordHash } = user;
  const added = await db
    .insertInto('app_user')
    .values({ id, email, name, locale, password_hash: passwordHash })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

async function acceptInvitation(
  tx: Reading,
  tokenHash: Buffer,
  acceptance: Acceptance,
): Promise<Result<TenantId, 'not_found' | 'email_taken'>> {
  const invitation = await lockInvitation(tx, tokenHash);
  if (!invitation) return { ok: false, refusal: 'not_found' };
  const { organisationId, email, name, roles, personCode } = invitation;
  if (!(await addAccount(tx, { ...acceptance, email, name }))) return { ok: false, refusal: 'email_taken' };
  await tx.sql
    .insertInto('membership')
    .values({
      organisation_id: organisationId,
      user_id: acceptance.id,
      roles: [...roles],
      person_code: personCode,
    })
    .execute();
  await tx.sql
    .updateTable('invitation')
    .set({ accepted_at: sql`now()` })
    .where('token_hash', '=', tokenHash)
    .execute();
  return ok(organisationId);
}

/** The row stays locked to the end of the transaction: of two who take it up at once, the second finds it accepted. */
async function lockInvitation({ sql: db }: Reading, tokenHash: Buffer): Promise<Invitation | undefined> {
  const row = await db
    .selectFrom('invitation')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', sql<string>`now()`)
    .forUpdate()
    .executeTakeFirst();
  return (
    row && {
      organisationId: tenantId(row.organisation_id),
      email: row.email,
      name: row.name,
      roles: row.roles as Invitation['roles'], // written by `addInvitation` only
      personCode: row.person_code,
    }
  );
}
