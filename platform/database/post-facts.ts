// Many facts in one transaction: staged in a temporary table, compared with what is known, and only what differs is
// appended.
import { hash } from 'node:crypto';
import type { FactTable } from './fact-table.ts';
import { CopyRows, openStagedCopy, type CopyText, type CopyValue } from './staged-copy.ts';
import { quoted, type FactRow, type Writing } from './transaction.ts';

/** One fact on its way in: the cell it belongs to, the line it came from, and the table's own columns. */
export type FactInput = {
  readonly entityId: string;
  readonly effectiveFrom: string;
  readonly line: number | null;
  /** The cell is taken back where it is known; elsewhere nothing happens. */
  readonly isRetracted?: boolean;
  readonly values: FactRow;
};

export type PostedCounts = { read: number; added: number; changed: number; unchanged: number };

export type PostOptions = {
  readonly branch?: number;
  readonly importId?: string;
  /** Hears, slice by slice, how many rows were appended; may throw to leave nothing. */
  readonly onAppended?: (count: number) => void;
};

/** Facts of one table on their way in, as they come; several tables may be open at once. */
export type FactStaging = {
  /** Keeps one fact; true when it is time to `flush`. */
  add(fact: FactInput): boolean;
  /** The same for facts that another thread has written; of one cell, the fact of the largest ordinal wins. */
  addText(text: CopyText): boolean;
  flush(): Promise<void>;
  /** No more facts. The counts are filled when the transaction ends. */
  finish(): Promise<PostedCounts>;
};

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
  const staging = await openFactStaging(tx, table, options);
  for await (const fact of facts) if (staging.add(fact)) await staging.flush();
  return staging.finish();
}

/** The same for a producer that has facts of several tables at a time. */
export async function openFactStaging(
  tx: Writing,
  table: FactTable,
  options: PostOptions = {},
): Promise<FactStaging> {
  const cellsOf = cellsOfFacts(table);
  const staged = await openStagedCopy(tx, table.name, { ...stagedColumns, ...table.columns });
  return {
    add: (fact) => staged.add(cellsOf(fact, staged.count())),
    addText: (text) => staged.addText(text),
    flush: () => staged.flush(),
    finish: async () => {
      const counts: PostedCounts = { read: staged.count(), added: 0, changed: 0, unchanged: 0 };
      if (counts.read === 0) return counts;
      await staged.finish();
      tx.atTheEnd(async (change) => {
        Object.assign(counts, await appendDifferences(tx, table, staged.table, change, options));
      });
      return counts;
    },
  };
}

/** Facts of one table written as COPY reads them, for a connection that another thread holds. */
export type FactText = { add(fact: FactInput, ordinal: number): void; take(): CopyText };

export function openFactText(table: FactTable): FactText {
  const cellsOf = cellsOfFacts(table);
  const rows = new CopyRows();
  return { add: (fact, ordinal) => rows.add(cellsOf(fact, ordinal)), take: () => rows.take() };
}

function cellsOfFacts(table: FactTable): (fact: FactInput, ordinal: number) => readonly CopyValue[] {
  const names = Object.keys(table.columns);
  const firstColumns = names.length - (table.laterColumns?.length ?? 0);
  return ({ entityId, effectiveFrom, line, values, isRetracted = false }, ordinal) => {
    const own = names.map((name) => values[name] ?? null);
    return [ordinal, entityId, effectiveFrom, line, rowHash(own, firstColumns), isRetracted, ...own];
  };
}

/** Enough to sort a million cells without many passes over the disk, little beside what a million rows are. */
const sortMemory = '64MB';

const stagedColumns = {
  ordinal: 'bigint',
  entity_id: 'uuid',
  effective_from: 'date',
  import_line: 'integer',
  row_hash: 'bytea',
  is_retracted: 'boolean',
};

/** Columns that a table gained later count only where they say something: rows from before keep their hash. */
function rowHash(values: readonly FactRow[string][], firstColumns: number): Buffer {
  const saysMore = values.slice(firstColumns).some((value) => value !== null);
  const content = saysMore ? values : values.slice(0, firstColumns);
  const plain = content.some((value) => typeof value === 'bigint') ? content.map(bigintAsText) : content;
  const text = JSON.stringify(plain);
  return text.length <= shortContentMax ? hashOfShort(text) : hashOf(text);
}

const hashOf = (text: string): Buffer => hash('sha256', text, 'buffer').subarray(0, 16);

/** Contents of a word or two, such as a stage, come again and again: their hashes are remembered. */
function hashOfShort(text: string): Buffer {
  const known = shortHashes.get(text);
  if (known) return known;
  const made = hashOf(text);
  if (shortHashes.size < shortHashesMax) shortHashes.set(text, made);
  return made;
}

const shortContentMax = 32;
const shortHashesMax = 1_000;
const shortHashes = new Map<string, Buffer>();

const bigintAsText = (value: FactRow[string]) => (typeof value === 'bigint' ? String(value) : value);

/**
 * Cells are appended in the order of the primary key: in the order of a file each row would touch another page of it,
 * which costs three times as long for a million rows.
 */
async function appendDifferences(
  { client }: Writing,
  table: FactTable,
  staging: string,
  change: bigint,
  options: PostOptions,
): Promise<Omit<PostedCounts, 'read'>> {
  const own = Object.keys(table.columns).map(quoted);
  const branch = table.isPlanning
    ? { column: 'branch,', value: `${options.branch ?? 0},`, match: `and f.branch = ${options.branch ?? 0}` }
    : { column: '', value: '', match: '' };
  await client.query(`set local work_mem = '${sortMemory}'`);
  const known = await knownCells(client, table, staging, branch.match);
  const newest = known
    ? `(select s.* from ${staging} s join ${known.table} k using (ordinal) where not k.is_known) wanted`
    : `(select distinct on (entity_id, effective_from) * from ${staging} order by entity_id, effective_from, ordinal desc) wanted where not is_retracted`;
  const ordered = staging.replace('staging_', 'ordered_');
  const wanted = await client.query(
    `create temporary table ${ordered} on commit drop as
     select entity_id, effective_from, is_retracted, row_hash, import_line, ${own.join(',')}
     from ${newest} order by entity_id, effective_from`,
  );
  await client.query(
    `drop table ${[staging, ...(known ? [known.table] : [])].join(', ')}; set local work_mem to default`,
  );
  const written = wanted.rowCount ?? 0;
  for await (const slice of slicesOf(client, ordered, written)) {
    const { rowCount } = await client.query(
      `insert into ${quoted(table.name)} (tenant_id, ${branch.column} entity_id, effective_from, change, retracted, row_hash, import_id, import_line, ${own.join(',')})
       select (select cordee.tenant()), ${branch.value} entity_id, effective_from, $1, is_retracted, row_hash, $2, import_line, ${own.join(',')} from ${ordered} ${slice}`,
      [change, options.importId ?? null],
    );
    options.onAppended?.(rowCount ?? 0);
  }
  await client.query(`drop table ${ordered}`);
  if (!known) return { added: written, changed: 0, unchanged: 0 };
  const unchanged = known.cells - written;
  return { added: known.cells - known.alive, changed: known.alive - unchanged, unchanged };
}

const rowsPerSlice = 50_000;

/** Parts of a table as it lies on its pages, so that each statement is short and the rows keep their order. */
async function* slicesOf(client: Writing['client'], table: string, rowCount: number): AsyncGenerator<string> {
  if (rowCount === 0) return;
  if (rowCount <= rowsPerSlice) return yield '';
  const { rows } = await client.query<{ pages: string }>(
    `select pg_relation_size($1::regclass) / current_setting('block_size')::integer as pages`,
    [table],
  );
  const pages = Number(rows[0]?.pages);
  const perSlice = Math.ceil((pages * rowsPerSlice) / rowCount);
  for (let from = 0; from < pages; from += perSlice)
    yield `where ctid >= '(${from},0)' and ctid < '(${from + perSlice},0)'`;
}

/**
 * What is known of each staged cell, in a table of its own: the last row that was staged for it, whether the cell holds
 * something, and whether it holds that row already. Null where the organisation has no fact of the kind at all. Whether
 * each cell is looked up or all are read in the order of the key is left to the planner.
 */
async function knownCells(
  client: Writing['client'],
  table: FactTable,
  staging: string,
  match: string,
): Promise<{ readonly table: string; readonly cells: number; readonly alive: number } | null> {
  const name = quoted(table.name);
  const any = await client.query(
    `select from ${name} f where f.tenant_id = cordee.tenant() ${match} limit 1`,
  );
  if (any.rowCount === 0) return null;
  const known = staging.replace('staging_', 'known_');
  await client.query(
    `create temporary table ${known} on commit drop as
     select ordinal, not was_retracted as is_alive, was_retracted = is_retracted and (was_retracted or was_hash = row_hash) as is_known
     from (select distinct on (s.entity_id, s.effective_from) s.ordinal, s.row_hash, s.is_retracted,
         f.row_hash as was_hash, coalesce(f.retracted, true) as was_retracted
       from ${staging} s left join ${name} f on f.tenant_id = cordee.tenant() and f.entity_id = s.entity_id
         and f.effective_from = s.effective_from ${match}
       order by s.entity_id, s.effective_from, s.ordinal desc, f.change desc) cell`,
  );
  await client.query(`analyze ${known}`);
  const { rows } = await client.query<{ cells: string; alive: string }>(
    `select count(*) as cells, count(*) filter (where is_alive) as alive from ${known}`,
  );
  return { table: known, cells: Number(rows[0]?.cells), alive: Number(rows[0]?.alive) };
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
