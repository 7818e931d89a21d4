import { sql, type RawBuilder } from 'kysely';
import type { Scope } from '@cordee/kernel';
import { account } from '@cordee/modules/accounts';
import { branchChain } from '@cordee/modules/scenarios';
import { factsAsOf, planFactsAsOf, type Reading } from '@cordee/platform/database';
import { accountSegment, segmentation, segmentOverride } from './segments-tables.sql.ts';

/**
 * A query of `id`, `segment` and `visits`: what the segment of each account is called on the scope's day, and the visits a year
 * of its norm; null where there is none. A hand's decision goes before the rules, as long as the model in force knows its
 * segment.
 */
export async function accountSegments(tx: Reading, scope: Scope): Promise<RawBuilder<unknown>> {
  const chain = await branchChain(tx, scope);
  const day = scope.asOf.effective.toString();
  return sql`(
    select c.entity_id as id, owed.name as segment, owed.visits
    from ${factsAsOf(account, scope)} c left join ${planFactsAsOf(accountSegment, scope, chain)} s on s.entity_id = c.entity_id
      left join ${planFactsAsOf(segmentOverride, scope, chain)} o on o.entity_id = c.entity_id and (o.last_day is null or o.last_day >= ${day}::date)
      left join lateral (
        select each->>'name' as name, (each->'norm'->>'visits')::integer as visits from ${planFactsAsOf(segmentation, scope, chain)} m, jsonb_array_elements(m.document->'segments') each
        where each->>'code' in (o.segment, s.segment) order by each->>'code' = o.segment desc nulls last limit 1
      ) owed on true)`;
}
