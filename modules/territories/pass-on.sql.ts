import { sql } from 'kysely';
import { plainDate, type Scope } from '@cordee/kernel';
import { factsAsOf, planCellsAsOf, planFactsAsOf, type Writing } from '@cordee/platform/database';
import { positionHolder } from '@cordee/modules/people';
import { branchChain } from '@cordee/modules/scenarios';
import { passCustomersOn, type PassedOn } from '@cordee/modules/transactions';
import type { Holding } from './territories-store.ts';
import { territory, territoryAccount } from './territories-tables.sql.ts';

/**
 * From the same day on the accounts that change hands are credited to whoever holds their new territory on that day, as far
 * as the next division that is decided; the days before stay as they are, for they are counted and paid as somebody's or as
 * nobody's. Where a seat is empty, to nobody until somebody is written there. Called before the division itself is written.
 */
export async function passOn(
  tx: Writing,
  scope: Scope,
  holdings: readonly Holding[],
  day: string,
): Promise<void> {
  const on: Scope = { ...scope, asOf: { ...scope.asOf, effective: plainDate(day) } };
  const chain = await branchChain(tx, on);
  const { rows } = await sql<PassedOn>`
    with holder as materialized (select t.entity_id as territory_id, h.person_id from ${planFactsAsOf(territory, on, chain)} t
        join ${factsAsOf(positionHolder, on)} h on h.entity_id = t.position_id),
      next as (select * from unnest(${holdings.map(({ accountId }) => accountId)}::uuid[], ${holdings.map(({ territoryId }) => territoryId)}::uuid[]) given (account_id, territory_id))
    select next.account_id as "accountId", coming.person_id as "to", later.day as until
    from next left join ${planFactsAsOf(territoryAccount, on, chain)} was on was.entity_id = next.account_id
      left join holder coming on coming.territory_id = next.territory_id
      left join (select entity_id, min(effective_from) as day from ${planCellsAsOf(territoryAccount, chain)} cell
        where effective_from > ${day}::date group by 1) later on later.entity_id = next.account_id
    where was.territory_id is distinct from next.territory_id`.execute(tx.sql);
  await passCustomersOn(tx, scope, rows, day);
}
