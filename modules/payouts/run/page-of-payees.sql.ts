import { sql } from 'kysely';
import { entityId, type EntityId, type Scope } from '@cordee/kernel';
import { factsAsOf, type Reading } from '@cordee/platform/database';
import { person } from '@cordee/modules/people';
import type { PayeeFilter, PayeePage } from '../run-store.ts';

type Row = { payee: string; total: string };

/** By name, as `lines` gives them. What the filter leaves is counted whole, whichever part of it is asked for. */
export async function readPayeePage(
  tx: Reading,
  scope: Scope,
  { runId, q, isHeld, offset, limit }: PayeeFilter & { readonly runId: string },
): Promise<PayeePage> {
  const { people } = scope;
  const isSeen = people === 'all' ? sql`true` : sql`l.payee_id = any(${[...people]}::uuid[])`;
  const holds = sql`select 1 from payout_hold h where h.run_id = l.run_id and h.payee_id = l.payee_id and h.component in ('', l.component)`;
  const named =
    q === undefined ? sql`true` : sql`(p.full_name ilike ${`%${q}%`} or p.code ilike ${`%${q}%`})`;
  const { rows } = await sql<Row>`
    with paid as materialized (select distinct l.payee_id from payout_line l
        where l.run_id = ${runId} and ${isSeen} and ${isHeld ? sql`exists (${holds})` : sql`true`}),
      named as materialized (select p.entity_id, p.full_name, p.code from ${factsAsOf(person, scope)} p
        join paid on paid.payee_id = p.entity_id where ${named})
    select entity_id as payee, (select count(*) from named) as total from named
    order by full_name collate "C", code collate "C" offset ${offset} limit ${limit}`.execute(tx.sql);
  return { payees: rows.map(({ payee }) => entityId(payee)), total: Number(rows[0]?.total ?? 0) };
}

export async function readNames(
  tx: Reading,
  scope: Scope,
  payees: readonly EntityId[],
): Promise<ReadonlyMap<EntityId, string>> {
  if (payees.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select p.entity_id as id, p.full_name as name from ${factsAsOf(person, scope)} p
    where p.entity_id = any(${[...payees]}::uuid[])`.execute(tx.sql);
  return new Map(rows.map(({ id, name }) => [entityId(id), name]));
}
