// Few events are ever corrected: the cells that were written more than once, found when rows come and not by each question.
import type { Scope } from '@cordee/kernel';
import type { SegmentTable } from '../segment-tables.ts';
import { rowsOf, type TenantDuckdb } from '../tenant-duckdb.ts';
import type { FreshSegments } from './refresh-segments.ts';
import type { Segment } from './segment-chain.ts';
import { openRewrittenFolder, type SegmentFolder } from './segment-folder.ts';
import { parquetSource, toParquet } from './segment-sql.ts';

export type FreshEvents = FreshSegments & {
  /** By table of events, a file of the rows (entity_id, effective_from, change) of those cells; none where there is no row. */
  readonly rewritten: ReadonlyMap<string, string>;
};

type Place = { readonly dataFolder: string; readonly duckdb: TenantDuckdb };

/** Events of no branch: the others are always put in order by branch or by day. */
const isOfCells = ({ kind, isPlanning }: SegmentTable) => kind === 'event' && !isPlanning;

/**
 * Of each such table that has rows, the file of the cells with more than one of them (entity_id, effective_from, change).
 * Cost: nothing where no row has come since; else the rows that came, and the keys of those before. One refresh at a time.
 */
export async function rewrittenCells(
  { dataFolder, duckdb }: Place,
  scope: Scope,
  { files, ends }: FreshSegments,
  tables: readonly SegmentTable[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const table of tables) {
    const end = ends.get(table.name);
    if (end === undefined || !isOfCells(table)) continue;
    const folder = openRewrittenFolder(dataFolder, scope.tenant, table);
    const wanted = { from: 1n, to: end.last.to, seal: end.last.seal };
    found.set(table.name, folder.pathOf(wanted));
    if (end.rewritten.some(({ to }) => to === wanted.to)) continue;
    const base = latest(end.rewritten);
    const rows = parquetSource(table, files.get(table.name) ?? []);
    const isSame = base !== undefined && !(await hasRowsAfter(duckdb, rows, base.to));
    if (!isSame || !folder.extend(base, wanted)) {
      const known = base === undefined ? null : { to: base.to, path: folder.pathOf(base) };
      await folder.add(wanted, (path) => duckdb.run(toParquet(rewrittenSql(rows, known), path)));
    }
    removeOld(folder, end.rewritten);
  }
  return found;
}

/** Told by what each file says of its own change numbers, without its rows. */
async function hasRowsAfter(duckdb: TenantDuckdb, rows: string, change: bigint): Promise<boolean> {
  return (await rowsOf(duckdb, `select 1 from ${rows} row where change > ${change} limit 1`, [])).length > 0;
}

/** What is to be found in the rows, all of them, or from what had been found of those up to a change. */
export function rewrittenSql(
  rows: string,
  base: { readonly to: bigint; readonly path: string } | null,
): string {
  const key = 'entity_id, effective_from';
  const isKeyOf = (other: string) =>
    `${other}.entity_id = cell.entity_id and ${other}.effective_from = cell.effective_from`;
  const read = (change: string) =>
    `select ${key}, change from ${rows} row${change === '' ? '' : ` where change ${change}`}`;
  const twice = `select ${key} from fresh group by ${key} having count(*) > 1`;
  const again = (keys: string) =>
    `select cell.* from fresh cell where exists (select 1 from (${keys}) other where ${isKeyOf('other')})`;
  if (base === null) return `(with fresh as not materialized (${read('')}) ${again(twice)})`;
  return `(with fresh as not materialized (${read(`> ${base.to}`)}),
    met as materialized (select cell.* from (${read(`<= ${base.to}`)}) cell
      where exists (select 1 from fresh other where ${isKeyOf('other')}))
    select * from read_parquet('${base.path.replaceAll("'", "''")}')
    union select * from met
    union ${again(`${twice} union select ${key} from met`)})`;
}

function latest(segments: readonly Segment[]): Segment | undefined {
  return segments.reduce<Segment | undefined>(
    (best, one) => (best && best.to >= one.to ? best : one),
    undefined,
  );
}

const keptBefore = 4;

/** A reader who asked a moment ago still finds the file that it was told of. */
function removeOld(folder: SegmentFolder, before: readonly Segment[]): void {
  const newestFirst = before.toSorted((a, b) => Number(b.to - a.to));
  folder.remove(newestFirst.slice(keptBefore));
}
