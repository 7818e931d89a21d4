// Facts are never taken away: what one change wrote is taken back by rows of another.
import type { FactTable } from './fact-table.ts';
import { quoted, type Writing } from './transaction.ts';

/**
 * Takes back what one change wrote to a table: each of its cells becomes again what it was before, by new rows.
 * A cell that a later change has touched is kept and counted, because undoing it would lose that later work; one whose
 * later work was itself taken back holds again what this change wrote, and is restored.
 */
export async function undoFacts(
  tx: Writing,
  table: FactTable,
  undone: bigint,
): Promise<{ restored: number; kept: number }> {
  const counts = { restored: 0, kept: 0 };
  const own = Object.keys(table.columns).map(quoted);
  const branch = table.isPlanning ? 'branch,' : '';
  const sameCell = (a: string, b: string) =>
    `${a}.tenant_id = ${b}.tenant_id and ${a}.entity_id = ${b}.entity_id and ${a}.effective_from = ${b}.effective_from${table.isPlanning ? ` and ${a}.branch = ${b}.branch` : ''}`;
  tx.atTheEnd(async (change) => {
    const pick = [
      ...(table.isPlanning ? ['branch'] : []),
      'row_hash',
      'import_id',
      'import_line',
      ...Object.keys(table.columns),
    ].map(quoted);
    const restored = (column: string) =>
      `case when before.entity_id is null then own.${column} else before.${column} end as ${column}`;
    const result = await tx.client.query<{ is_later: boolean; count: string }>(
      `with own as (select * from ${quoted(table.name)} where tenant_id = cordee.tenant() and change = $1),
       judged as (
         select own.entity_id, own.effective_from, coalesce(before.retracted, true) as retracted, ${pick.map(restored).join(', ')},
           (now.row_hash, now.retracted, now.import_id) is distinct from (own.row_hash, own.retracted, own.import_id) as is_later
         from own cross join lateral (select * from ${quoted(table.name)} f where ${sameCell('f', 'own')} order by f.change desc limit 1) now left join lateral (select * from ${quoted(table.name)} f where ${sameCell('f', 'own')} and f.change < $1 order by f.change desc limit 1) before on true
       ), appended as (
         insert into ${quoted(table.name)} (tenant_id, ${branch} entity_id, effective_from, change, retracted, row_hash, import_id, import_line, ${own.join(',')})
         select cordee.tenant(), ${branch} entity_id, effective_from, $2, retracted, row_hash, import_id, import_line, ${own.join(',')} from judged where not is_later
       )
       select is_later, count(*) as count from judged group by is_later`,
      [undone, change],
    );
    for (const row of result.rows) counts[row.is_later ? 'kept' : 'restored'] = Number(row.count);
  });
  return counts;
}
