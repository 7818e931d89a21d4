// Many facts in one transaction: copied into a temporary table, compared with what is known, and only what differs is
// appended. COPY goes to the temporary table because row security refuses it on the real one.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { FactTable } from './fact-table.ts';
import { quoted, type FactRow, type Writing } from './transaction.ts';

/** One fact on its way in: the cell it belongs to, the line it came from, and the table's own columns. */
export type FactInput = {
  readonly entityId: string;
  readonly effectiveFrom: string;
  readonly line: number | null;
  readonly values: FactRow;
};

export type PostedCounts = { read: number; added: number; changed: number; unchanged: number };

export type PostOptions = {
  readonly branch?: number;
  readonly importId?: string;
  readonly onCopied?: (rows: number) => void;
};

const bytesPerChunk = 256 * 1024;
let stagings = 0;

/**
 * Posts facts idempotently: a cell whose content is already known adds no row. The last of several inputs for one cell
 * wins. `counts` is filled when the transaction ends. Cost: one index lookup per input row.
 */
export async function postFacts(
  tx: Writing,
  table: FactTable,
  facts: AsyncIterable<FactInput> | Iterable<FactInput>,
  options: PostOptions = {},
): Promise<PostedCounts> {
  const staging = `staging_${table.name}_${++stagings}`;
  const own = Object.entries(table.columns);
  const columns = [
    'ordinal',
    'entity_id',
    'effective_from',
    'import_line',
    'row_hash',
    ...own.map(([name]) => name),
  ];
  await tx.client.query(
    `create temporary table ${staging} (ordinal bigint, entity_id uuid, effective_from date, import_line integer, row_hash bytea,
     ${own.map(([name, type]) => `${quoted(name)} ${type}`).join(', ')}) on commit drop`,
  );
  const stream = tx.client.query(copyFrom(`copy ${staging} (${columns.map(quoted).join(',')}) from stdin`));
  // Heard from the first row on: a COPY that fails, or is given up, must end the import and never the process.
  const copied = finished(stream);
  copied.catch(() => undefined);
  const counts: PostedCounts = { read: 0, added: 0, changed: 0, unchanged: 0 };
  const firstColumns = own.length - (table.laterColumns?.length ?? 0);
  let chunk = '';
  try {
    for await (const fact of facts) {
      counts.read += 1;
      const values = own.map(([name]) => fact.values[name] ?? null);
      chunk += copyLine(counts.read, fact, { values, firstColumns });
      if (chunk.length < bytesPerChunk) continue;
      if (!stream.write(chunk)) await once(stream, 'drain');
      chunk = '';
      options.onCopied?.(counts.read);
    }
  } catch (error) {
    stream.destroy(error instanceof Error ? error : new Error(String(error)));
    await copied.catch(() => undefined);
    throw error;
  }
  stream.end(chunk);
  await copied;
  await tx.client.query(`analyze ${staging}`);
  tx.atTheEnd((change) => appendDifferences(tx, table, staging, change, options, counts));
  return counts;
}

type CopiedValues = { readonly values: readonly FactRow[string][]; readonly firstColumns: number };

function copyLine(ordinal: number, fact: FactInput, { values, firstColumns }: CopiedValues): string {
  const saysMore = values.slice(firstColumns).some((value) => value !== null);
  const content = saysMore ? values : values.slice(0, firstColumns);
  const hash = createHash('sha256').update(JSON.stringify(content, bigintAsText)).digest('hex').slice(0, 32);
  const cells = [ordinal, fact.entityId, fact.effectiveFrom, fact.line, `\\x${hash}`, ...values];
  return `${cells.map(copyCell).join('\t')}\n`;
}

const bigintAsText = (_key: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

function copyCell(value: FactRow[string]): string {
  if (value === null || value === undefined) return '\\N';
  const text = String(value);
  return /[\\\t\n\r]/.test(text)
    ? text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
    : text;
}

async function appendDifferences(
  tx: Writing,
  table: FactTable,
  staging: string,
  change: bigint,
  options: PostOptions,
  counts: PostedCounts,
): Promise<void> {
  const own = Object.keys(table.columns).map(quoted);
  const branch = table.isPlanning
    ? { column: 'branch,', value: `${options.branch ?? 0},`, match: `and f.branch = ${options.branch ?? 0}` }
    : { column: '', value: '', match: '' };
  const result = await tx.client.query<{ comparison: 'added' | 'changed' | 'unchanged'; count: string }>(
    `with wanted as (
       select distinct on (entity_id, effective_from) * from ${staging} order by entity_id, effective_from, ordinal desc
     ), compared as (
       select wanted.*, case when last.row_hash is null or last.retracted then 'added'
                             when last.row_hash = wanted.row_hash then 'unchanged' else 'changed' end as comparison
       from wanted left join lateral (
         select f.row_hash, f.retracted from ${quoted(table.name)} f
         where f.tenant_id = cordee.tenant() and f.entity_id = wanted.entity_id and f.effective_from = wanted.effective_from ${branch.match}
         order by f.change desc limit 1) last on true
     ), appended as (
       insert into ${quoted(table.name)} (tenant_id, ${branch.column} entity_id, effective_from, change, retracted, row_hash, import_id, import_line, ${own.join(',')})
       select cordee.tenant(), ${branch.value} entity_id, effective_from, $1, false, row_hash, $2, import_line, ${own.join(',')}
       from compared where comparison <> 'unchanged' order by ordinal
     )
     select comparison, count(*) as count from compared group by comparison`,
    [change, options.importId ?? null],
  );
  for (const row of result.rows) counts[row.comparison] = Number(row.count);
  await tx.client.query(`drop table ${staging}`);
}

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
