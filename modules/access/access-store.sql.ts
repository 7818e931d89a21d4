import { sql } from 'kysely';
import { tenantId, userId, type Locale, type Role } from '@cordee/kernel';
import type { Database } from '@cordee/platform/database';
import type { AccessStore, DemoAccount } from './access-store.ts';
import { addAccount, openEnrolmentStore } from './enrolment-store.sql.ts';
import type { Member, Organisation } from './user.ts';

const attemptsMax = 5;

type OrganisationRow = {
  id: string;
  name: string;
  is_demo: boolean;
  locale: string;
  currency: string;
  clock_today: string | null;
};
type MemberRow = {
  user_id: string;
  email: string;
  name: string;
  title: string;
  locale: string;
  roles: string[];
  person_code: string | null;
  is_suspended: boolean;
};

const organisationColumns = [
  'organisation.id',
  'organisation.name',
  'organisation.is_demo',
  'organisation.locale',
  'organisation.currency',
  'organisation.clock_today',
] as const;

// Check constraints of the tables allow no other locale; roles are written by typed code only.
const organisationOf = (row: OrganisationRow): Organisation => ({
  id: tenantId(row.id),
  name: row.name,
  isDemo: row.is_demo,
  locale: row.locale as Locale,
  currency: row.currency,
  clockToday: row.clock_today,
});
const memberOf = (row: MemberRow): Member => ({
  userId: userId(row.user_id),
  email: row.email,
  name: row.name,
  title: row.title,
  locale: row.locale as Locale,
  roles: row.roles as Role[],
  personCode: row.person_code,
  isSuspended: row.is_suspended,
});

export function openAccessStore(database: Database): AccessStore {
  return {
    ...organisationsIn(database),
    ...usersIn(database),
    ...membersIn(database),
    ...attemptsIn(database),
    ...sessionsIn(database),
    ...openEnrolmentStore(database),
  };
}

function organisationsIn(database: Database) {
  return {
    addOrganisation: (organisation) =>
      database.identity(async ({ sql: db }) => {
        const { id, name, isDemo, locale, currency, clockToday } = organisation;
        await db
          .insertInto('organisation')
          .values({ id, name, is_demo: isDemo, locale, currency, clock_today: clockToday })
          .execute();
      }),
    organisation: (id) =>
      database.identity(async ({ sql: db }) => {
        const row = await db
          .selectFrom('organisation')
          .select(organisationColumns)
          .where('id', '=', id)
          .where('erased_at', 'is', null)
          .executeTakeFirst();
        return row && organisationOf(row);
      }),
    organisations: () =>
      database.identity(async ({ sql: db }) =>
        (
          await db
            .selectFrom('organisation')
            .select(organisationColumns)
            .where('erased_at', 'is', null)
            .orderBy('created_at')
            .execute()
        ).map(organisationOf),
      ),
    eraseOrganisation: (id) =>
      database.identity(async ({ sql: db }) => {
        await db
          .updateTable('organisation')
          .set({ erased_at: sql`now()` })
          .where('id', '=', id)
          .execute();
        await db
          .updateTable('session')
          .set({ ended_at: sql`now()` })
          .where('organisation_id', '=', id)
          .execute();
      }),
    setClock: (id, today) =>
      database.identity(async ({ sql: db }) => {
        await db
          .updateTable('organisation')
          .set({ clock_today: today })
          .where('id', '=', id)
          .where('is_demo', '=', true)
          .execute();
      }),
    demoAccounts: () =>
      database.identity(async ({ sql: db }) => {
        const rows = await db
          .selectFrom('membership')
          .innerJoin('organisation', 'organisation.id', 'membership.organisation_id')
          .innerJoin('app_user', 'app_user.id', 'membership.user_id')
          .select(['demo_key', 'app_user.name', 'title', 'roles', 'membership.user_id', 'organisation_id'])
          .where('organisation.is_demo', '=', true)
          .where('organisation.erased_at', 'is', null)
          .where('demo_key', 'is not', null)
          .orderBy('demo_key')
          .execute();
        return rows.map((row): DemoAccount => ({
          key: row.demo_key ?? '',
          name: row.name,
          title: row.title,
          role: row.roles[0] as Role,
          userId: userId(row.user_id),
          organisationId: tenantId(row.organisation_id),
        }));
      }),
  } satisfies Partial<AccessStore>;
}

function usersIn(database: Database) {
  return {
    addUser: (user) => database.identity((tx) => addAccount(tx, user)),
    setPassword: (id, passwordHash) =>
      database.identity(async ({ sql: db }) => {
        await db
          .updateTable('app_user')
          .set({ password_hash: passwordHash, failed_count: 0, locked_until: null })
          .where('id', '=', id)
          .execute();
      }),
    setLocale: (id, locale) =>
      database.identity(async ({ sql: db }) => {
        await db.updateTable('app_user').set({ locale }).where('id', '=', id).execute();
      }),
    userName: (id) =>
      database.identity(async ({ sql: db }) => {
        const row = await db.selectFrom('app_user').select('name').where('id', '=', id).executeTakeFirst();
        return row?.name;
      }),
  } satisfies Partial<AccessStore>;
}

function membersIn(database: Database) {
  return {
    addMembership: (membership) =>
      database.identity(async ({ sql: db }) => {
        await db
          .insertInto('membership')
          .values({
            organisation_id: membership.organisationId,
            user_id: membership.userId,
            roles: [...membership.roles],
            person_code: membership.personCode,
            title: membership.title ?? '',
            demo_key: membership.demoKey ?? null,
          })
          .onConflict((c) =>
            c
              .columns(['organisation_id', 'user_id'])
              .doUpdateSet({ roles: [...membership.roles], person_code: membership.personCode }),
          )
          .execute();
      }),
    members: (organisationId) =>
      database.identity(async ({ sql: db }) => {
        const rows = await db
          .selectFrom('membership')
          .innerJoin('app_user', 'app_user.id', 'membership.user_id')
          .select(['user_id', 'email', 'name', 'title', 'locale', 'roles', 'person_code', 'is_suspended'])
          .where('organisation_id', '=', organisationId)
          .orderBy('email')
          .execute();
        return rows.map(memberOf);
      }),
    setSuspended: (organisationId, id, isSuspended) =>
      database.identity(async ({ sql: db }) => {
        const changed = await db
          .updateTable('membership')
          .set({ is_suspended: isSuspended })
          .where('organisation_id', '=', organisationId)
          .where('user_id', '=', id)
          .executeTakeFirst();
        if (isSuspended)
          await db
            .updateTable('session')
            .set({ ended_at: sql`now()` })
            .where('organisation_id', '=', organisationId)
            .where('user_id', '=', id)
            .execute();
        return changed.numUpdatedRows > 0n;
      }),
  } satisfies Partial<AccessStore>;
}

function attemptsIn(database: Database) {
  return {
    beginAttempt: (id) =>
      database.identity(async ({ client }) => {
        const { rowCount } = await client.query(
          `update app_user set failed_count = (failed_count + 1) % $2, locked_until = case when failed_count + 1 >= $2 then now() + interval '5 minutes' end
           where id = $1 and (locked_until is null or locked_until <= now())`,
          [id, attemptsMax],
        );
        return rowCount === 1;
      }),
    clearAttempts: (id) =>
      database.identity(async ({ sql: db }) => {
        await db
          .updateTable('app_user')
          .set({ failed_count: 0, locked_until: null })
          .where('id', '=', id)
          .execute();
      }),
  } satisfies Partial<AccessStore>;
}

function sessionsIn(database: Database) {
  return {
    credentialsOf: (email) =>
      database.identity(async ({ sql: db }) => {
        const row = await db
          .selectFrom('app_user')
          .innerJoin('membership', 'membership.user_id', 'app_user.id')
          .innerJoin('organisation', 'organisation.id', 'membership.organisation_id')
          .select(['app_user.id', 'password_hash', 'organisation_id'])
          .where(sql`lower(email)`, '=', email.toLowerCase())
          .where('is_suspended', '=', false)
          .where('organisation.erased_at', 'is', null)
          .orderBy('organisation.created_at', 'desc')
          .executeTakeFirst();
        return (
          row && {
            userId: userId(row.id),
            passwordHash: row.password_hash,
            organisationId: tenantId(row.organisation_id),
          }
        );
      }),
    openSession: (tokenHash, id, organisationId) =>
      database.identity(async ({ sql: db }) => {
        await db
          .insertInto('session')
          .values({
            token_hash: tokenHash,
            user_id: id,
            organisation_id: organisationId,
            expires_at: sql`now() + interval '12 hours'`,
          })
          .execute();
      }),
    findSession: (tokenHash) =>
      database.identity(async ({ sql: db }) => {
        const row = await db
          .selectFrom('session')
          .innerJoin('organisation', 'organisation.id', 'session.organisation_id')
          .innerJoin('app_user', 'app_user.id', 'session.user_id')
          .innerJoin('membership', (join) =>
            join
              .onRef('membership.user_id', '=', 'session.user_id')
              .onRef('membership.organisation_id', '=', 'session.organisation_id'),
          )
          .select([
            'session.user_id',
            'email',
            'app_user.name as user_name',
            'title',
            'app_user.locale as user_locale',
            'roles',
            'person_code',
            'is_suspended',
            ...organisationColumns,
          ])
          .where('token_hash', '=', tokenHash)
          .where('ended_at', 'is', null)
          .where('expires_at', '>', sql<string>`now()`)
          .where('is_suspended', '=', false)
          .where('erased_at', 'is', null)
          .executeTakeFirst();
        return (
          row && {
            organisation: organisationOf(row),
            member: memberOf({ ...row, name: row.user_name, locale: row.user_locale }),
          }
        );
      }),
    endSession: (tokenHash) =>
      database.identity(async ({ sql: db }) => {
        await db
          .updateTable('session')
          .set({ ended_at: sql`now()` })
          .where('token_hash', '=', tokenHash)
          .execute();
      }),
  } satisfies Partial<AccessStore>;
}
