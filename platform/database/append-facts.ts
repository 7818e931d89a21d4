// What was staged beside what is known: each cell is compared with its last row, and what differs is appended.
import type { FactTable } from './fact-table.ts';
import { quoted, type Writing } from './transaction.ts';

export type AppendedCounts = { added: number; changed: number; unchanged: number };

export type StagedRange = {
  /** The temporary table of the range; it is gone afterwards. */
  readonly staging: string;
  /** The condition that holds a key of the table to the range. */
  readonly within: string;
};

/** A range sorts in it without a pass over the disk. */
const sortMemory = '64MB';

/** Says whether the organisation holds any fact of the kind: where it holds none, there is nothing to compare with. */
export async function holdsFacts({ client }: Writing, table: FactTable, branch: number): Promise<boolean> {
  const any = await client.query(
    `select from ${quoted(table.name)} f where f.tenant_id = cordee.tenant() ${ofBranch(table, branch)} limit 1`,
  );
  return any.rowCount === 1;
}

export type Appending = {
  readonly table: FactTable;
  readonly branch: number;
  readonly change: bigint;
  readonly importId: string | null;
  readonly isCompared: boolean;
};

/**
 * Of several rows of one cell the last wins. Cells are appended in the order of the primary key: in the order of a file
 * each row would touch another page of it, which costs three times as long for a million rows.
 */
export async function appendRange(
  { client }: Writing,
  { staging, within }: StagedRange,
  { table, branch, change, importId, isCompared }: Appending,
): Promise<AppendedCounts> {
  const own = Object.keys(table.columns).map(quoted).join(', ');
  const [column, value] = table.isPlanning ? ['branch,', `${branch},`] : ['', ''];
  const known = isCompared
    ? `left join ${quoted(table.name)} f on f.tenant_id = (select cordee.tenant()) ${ofBranch(table, branch)} ${within}
         and f.entity_id = s.entity_id and f.effective_from = s.effective_from`
    : '';
  const [was, lastFirst] = isCompared
    ? ['f.row_hash as was_hash, coalesce(f.retracted, true) as was_retracted', ', f.change desc']
    : ['null::bytea as was_hash, true as was_retracted', ''];
  await client.query(`set local work_mem = '${sortMemory}'`);
  const { rows } = await client.query<Record<keyof AppendedCounts, string>>(
    `with cell as materialized (
       select *, was_retracted <> is_retracted or (not was_retracted and was_hash <> row_hash) as differs from (
         select distinct on (s.entity_id, s.effective_from) s.*, ${was} from ${staging} s ${known}
         order by s.entity_id, s.effective_from, s.ordinal desc${lastFirst}) last
     ), appended as (
       insert into ${quoted(table.name)} (tenant_id, ${column} entity_id, effective_from, change, retracted, row_hash, import_id, import_line, ${own})
       select (select cordee.tenant()), ${value} entity_id, effective_from, $1, is_retracted, row_hash, $2, import_line, ${own} from cell where differs
     )
     select count(*) filter (where differs and was_retracted) as added,
       count(*) filter (where differs and not was_retracted) as changed, count(*) filter (where not differs) as unchanged from cell`,
    [change, importId],
  );
  await client.query(`drop table ${staging}; set local work_mem to default`);
  const [counts] = rows;
  return {
    added: Number(counts?.added),
    changed: Number(counts?.changed),
    unchanged: Number(counts?.unchanged),
  };
}

const ofBranch = (table: FactTable, branch: number): string =>
  table.isPlanning ? `and f.branch = ${branch}` : '';
