// Calls that reached somebody and meetings that took place, of the twelve months up to the scope's day, whoever held them.
import { sql } from 'kysely';
import type { Scope } from '@cordee/kernel';
import { activity } from '@cordee/modules/action-plans';
import { factsAsOf, type Reading } from '@cordee/platform/database';
import type { Contact } from './contact.ts';
import type { ContactsHeld } from './white-space.ts';

const held = (scope: Scope) => sql`
  from ${factsAsOf(activity, scope)} a
  where account_id is not null and outcome is not null and outcome not in ('not_reached', 'no_show')
    and done_on > ${scope.asOf.effective.subtract({ years: 1 }).toString()} and done_on <= ${scope.asOf.effective.toString()}`;

export async function readContactsHeld(tx: Reading, scope: Scope): Promise<ContactsHeld> {
  const { rows } = await sql<{ id: string; calls: number; visits: number }>`
    select account_id as id, (count(*) filter (where kind = 'call'))::integer as calls, (count(*) filter (where kind = 'meeting'))::integer as visits
    ${held(scope)} group by account_id`.execute(tx.sql);
  return new Map(rows.map(({ id, ...contacts }) => [id, contacts]));
}

/** Of one account, the latest first. */
export async function readContactsOf(
  tx: Reading,
  scope: Scope,
  accountId: string,
): Promise<readonly Contact[]> {
  const { rows } = await sql<Contact>`
    select kind, done_on::text as "on", entity_id as id ${held(scope)} and account_id = ${accountId}
    order by done_on desc, kind collate "C", entity_id`.execute(tx.sql);
  return rows;
}
