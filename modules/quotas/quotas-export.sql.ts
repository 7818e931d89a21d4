import { sql } from 'kysely';
import { importedColumns, type ExportList } from '@cordee/modules/exports';
import { person, position, positionHolder } from '@cordee/modules/people';
import { branchChain } from '@cordee/modules/scenarios';
import { cellsAsOf, factsAsOf, planCellsAsOf } from '@cordee/platform/database';
import { datedCalendar } from './quota.ts';
import { quota } from './quotas-table.sql.ts';

export const quotasList: ExportList = {
  code: 'quotas',
  labelKey: 'imports.target_quotas',
  readers: ['executive', 'revops', 'manager', 'seller', 'finance', 'auditor'],
  columns: importedColumns('quotas', [
    'seller',
    'measure',
    'period',
    'starts_on',
    'amount',
    'unit',
    'currency',
    'dimension',
    'dimension_value',
    'weight',
  ]),
  // The seller is whoever held the position last before the quota's own period ended, as on the screen.
  rows: async (tx, scope) => {
    const chain = await branchChain(tx, scope);
    const seen =
      scope.positions === 'all' ? sql`true` : sql`q.position_id = any(${[...scope.positions]}::uuid[])`;
    return sql`
      with held as (select h.entity_id, h.effective_from, lead(h.effective_from) over (partition by h.entity_id order by h.effective_from) as next_from, h.person_id from ${cellsAsOf(positionHolder, scope)} h)
      select coalesce(p.code, s.code) as seller, q.measure, case when q.calendar <> ${datedCalendar} then q.period_code end as period,
        case when q.calendar = ${datedCalendar} then q.period_from end as starts_on, q.amount, q.unit, q.currency, q.dimension, q.dimension_value, q.weight
      from ${planCellsAsOf(quota, chain)} q left join ${factsAsOf(position, scope)} s on s.entity_id = q.position_id
        left join held h on h.entity_id = q.position_id and h.effective_from < q.period_to and coalesce(h.next_from, 'infinity') >= q.period_to
        left join ${factsAsOf(person, scope)} p on p.entity_id = h.person_id
      where ${seen} order by q.period_from, 1, q.measure collate "C", q.dimension collate "C", q.dimension_value collate "C", q.period_to, q.amount`;
  },
};
