import { createHash } from 'node:crypto';
import { invariant, ok, type Result, type Scope, type TenantId } from '@cordee/kernel';
import type { TenantDuckdb } from '../tenant-duckdb.ts';
import { storedColumns, type SegmentTable } from '../segment-tables.ts';
import type { FactSnapshot, FactSource, Watermark } from './fact-source.ts';
import { longestChain, segmentFileName, toMerge, type Segment } from './segment-chain.ts';
import { openRewrittenFolder, openSegmentFolder, type SegmentFolder } from './segment-folder.ts';
import { copiedSource, parquetSource, toParquet } from './segment-sql.ts';

export type FreshSegments = {
  readonly watermark: Watermark;
  /** The files that together hold a table's rows up to the watermark. */
  readonly files: ReadonlyMap<string, readonly string[]>;
  readonly ends: ReadonlyMap<string, SegmentsEnd>;
};

/** Where a table's rows end, and of which ends of this history the rewritten cells lie on disk. */
type SegmentsEnd = { readonly last: Segment; readonly rewritten: readonly Segment[] };

type Place = { readonly dataFolder: string; readonly source: FactSource; readonly duckdb: TenantDuckdb };

/**
 * Brings the tables' segments up to the tenant's present change number. A change that commits meanwhile belongs to the
 * next refresh. Cost: one small query when nothing is missing; else the rows of the missing changes.
 * Refuses platform.compute_value_out_of_bounds for a number that its column cannot hold exactly.
 */
export async function refreshSegments(
  { dataFolder, source, duckdb }: Place,
  scope: Scope,
  tables: readonly SegmentTable[],
): Promise<Result<FreshSegments>> {
  const folders = tables.map((table) => ({
    table,
    folder: openSegmentFolder(dataFolder, scope.tenant, table.name),
    rewritten: openRewrittenFolder(dataFolder, scope.tenant, table),
  }));
  return source.snapshot(scope, async (snapshot) => {
    const { watermark } = snapshot;
    const files = new Map<string, readonly string[]>();
    const ends = new Map<string, SegmentsEnd>();
    if (watermark.number === 0n) return ok({ watermark, files, ends });
    const listed = folders.map((each) => ({
      ...each,
      segments: each.folder.list(),
      keys: each.rewritten.list(),
    }));
    const numbers = listed.flatMap(({ segments, keys }) => [...segments, ...keys].map(({ to }) => to));
    const history = await snapshot.seals([watermark.number, ...numbers]);
    // While DuckDB writes the rows of one table, PostgreSQL hands out those of the next.
    const written: Promise<void>[] = [];
    try {
      for (const { table, folder, segments, rewritten, keys } of listed) {
        const seals = sealsOf(table, history);
        const own = ofThisHistory(segments, seals, folder);
        const known = ofThisHistory(keys, seals, rewritten).filter(({ to }) => to <= watermark.number);
        const work = { table, folder, own, seals, snapshot, duckdb };
        const missing = await copiedRows(work);
        if (!missing.ok) return missing;
        const completed = missing.value().then(async (chain) => {
          const compact = await mergeTail(work, chain);
          files.set(
            table.name,
            compact.map((segment) => folder.pathOf(segment)),
          );
          const last = compact.at(-1);
          if (last !== undefined) ends.set(table.name, { last, rewritten: known });
        });
        completed.catch(() => undefined); // told below
        written.push(completed);
      }
    } finally {
      await Promise.allSettled(written);
    }
    await Promise.all(written);
    return ok({ watermark, files, ends });
  });
}

/** Deletes the tables' segments of a tenant. */
export function removeSegments(dataFolder: string, tenant: TenantId, tables: readonly SegmentTable[]): void {
  for (const table of tables) {
    const rows = openSegmentFolder(dataFolder, tenant, table.name);
    for (const folder of [rows, openRewrittenFolder(dataFolder, tenant, table)]) folder.remove(folder.list());
  }
}

type Work = {
  readonly table: SegmentTable;
  readonly folder: SegmentFolder;
  readonly own: readonly Segment[];
  readonly seals: ReadonlyMap<bigint, string>;
  readonly snapshot: FactSnapshot;
  readonly duckdb: TenantDuckdb;
};

/** The rows that the chain lacks, on disk, and what makes a segment of them. */
async function copiedRows(work: Work): Promise<Result<() => Promise<readonly Segment[]>>> {
  const { table, folder, own, seals, snapshot, duckdb } = work;
  const known = snapshot.watermark.number;
  const chain = longestChain(own, known);
  const missing = missingRange(chain, known, seals);
  if (missing === undefined) return ok(async () => chain);
  const extended = (await snapshot.hasRows(table, missing)) ? undefined : withoutRows(work, chain, missing);
  if (extended !== undefined) return ok(async () => extended);
  const rows = folder.scratch('.rows');
  const copied = await copiedTo(rows, () => snapshot.copy(table, missing, rows.path));
  if (!copied.ok) return copied;
  return ok(async () => {
    try {
      await folder.add(missing, (path) => duckdb.run(toParquet(copiedSource(table, rows.path), path)));
      return [...chain, missing];
    } finally {
      rows.remove();
    }
  });
}

/** What was not copied whole is taken away. */
async function copiedTo(rows: { readonly remove: () => void }, copy: () => Promise<Result<void>>) {
  let isWhole = false;
  try {
    const copied = await copy();
    isWhole = copied.ok;
    return copied;
  } finally {
    if (!isWhole) rows.remove();
  }
}

/** A file holds the columns of its day: once the list of columns has changed, it does not fit and is made again. */
function sealsOf(table: SegmentTable, history: ReadonlyMap<bigint, string>): ReadonlyMap<bigint, string> {
  const shape = JSON.stringify(storedColumns(table));
  const sealed = (seal: string) => createHash('sha256').update(seal).update(shape).digest('hex').slice(0, 16);
  return new Map([...history].map(([number, seal]) => [number, sealed(seal)]));
}

/** Changes that wrote nothing here, as a run's own lines: the last file is that of the longer range too. */
function withoutRows(
  work: Work,
  chain: readonly Segment[],
  { to, seal }: Segment,
): readonly Segment[] | undefined {
  const last = chain.at(-1);
  if (last === undefined) return undefined;
  const longer = { from: last.from, to, seal };
  if (!work.folder.extend(last, longer)) return undefined;
  removeReplaced(work, chain);
  return [...chain.slice(0, -1), longer];
}

/** Files of a history that this database does not have (it was restored from a backup), or of other columns, are thrown away. */
function ofThisHistory(
  segments: readonly Segment[],
  seals: ReadonlyMap<bigint, string>,
  folder: SegmentFolder,
): readonly Segment[] {
  const { own = [], foreign = [] } = Object.groupBy(segments, ({ to, seal }) =>
    seals.get(to) === seal ? 'own' : 'foreign',
  );
  folder.remove(foreign.filter(({ to }) => seals.has(to)));
  return own;
}

function missingRange(
  chain: readonly Segment[],
  known: bigint,
  seals: ReadonlyMap<bigint, string>,
): Segment | undefined {
  const from = (chain.at(-1)?.to ?? 0n) + 1n;
  if (from > known) return undefined;
  const seal = seals.get(known);
  invariant(seal !== undefined, 'every change number has its row in the change log', {
    known: String(known),
  });
  return { from, to: known, seal };
}

async function mergeTail(work: Work, chain: readonly Segment[]): Promise<readonly Segment[]> {
  const { table, folder, duckdb } = work;
  const merging = toMerge(chain.map((segment) => ({ ...segment, bytes: folder.bytesOf(segment) })));
  const [first, last] = [merging[0], merging.at(-1)];
  if (first === undefined || last === undefined) return chain;
  const merged = { from: first.from, to: last.to, seal: last.seal };
  const source = parquetSource(
    table,
    merging.map((segment) => folder.pathOf(segment)),
  );
  await folder.add(merged, (path) => duckdb.run(toParquet(source, path)));
  removeReplaced(work, chain);
  return [...chain.slice(0, chain.length - merging.length), merged];
}

/**
 * What one refresh replaces, the next one that replaces deletes: a reader who listed the files before it still finds
 * them. Files past this snapshot belong to a refresh that knows more, and stay.
 */
function removeReplaced({ folder, own, snapshot }: Work, chain: readonly Segment[]): void {
  const inUse = new Set(chain.map(segmentFileName));
  folder.remove(
    own.filter((segment) => segment.to <= snapshot.watermark.number && !inUse.has(segmentFileName(segment))),
  );
}
