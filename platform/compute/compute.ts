// The one door to columnar copies and to questions over many facts.
import { existsSync } from 'node:fs';
import { ok, type Result, type Scope } from '@cordee/kernel';
import type { Database } from '@cordee/platform/database';
import { ask, type Asked } from './ask.ts';
import { openColumnarCopies, type ColumnarCopies } from './columnar-copies.ts';
import type { CreditQuestion } from './credits/credit-question.ts';
import { artefactPath } from './credits/credit-artefact.ts';
import { latePeople, type ClosedSales, type LatePerson } from './credits/late-people.ts';
import {
  creditsAddedUp,
  creditsFromCopies,
  creditsFromPostgres,
  creditsToArtefact,
  unsaidFromCopies,
} from './credits/carry-out-credits.ts';
import { readSliceBy, type SlicePayeeTotals, type SlicePlace } from './credits/read-slice.ts';
import { sliceSeal } from './credits/slice-seal.ts';
import { summariseSales, type AskedSales, type SalesQuestion } from './credits/sales-summary.ts';
import type { ComputeQuery, ComputeRow } from './query/compute-query.ts';
import { duckdbDialect, postgresDialect } from './query/dialect.ts';
import { readOnPostgres } from './read-on-postgres.ts';
import { segmentTables, type SegmentTable } from './segment-tables.ts';
import { openFactSource, readWatermark, type FactSource } from './segments/fact-source.ts';
import { rowsOf } from './tenant-duckdb.ts';
import type { TableVerification } from './segments/verify-segments.ts';

export type Engine = 'duckdb' | 'postgres';

export type EngineChoice = { readonly engine?: Engine };

export type Answer = { readonly knownChange: bigint; readonly rows: readonly ComputeRow[] };

export type RowVisitor = (rows: readonly ComputeRow[]) => Promise<void> | void;

export type Compute = {
  /** Brings the columnar copies up to the tenant's present change number, and gives it. */
  refresh(scope: Scope): Promise<Result<bigint>>;
  /**
   * Answers a question as of the scope's dates, rights and branch; `knownChange` says up to which change it read, which
   * is the scope's or, for a live read, the tenant's present one. Copies that lag behind are refreshed first.
   * Refuses platform.compute_field_hidden, platform.compute_bound_exceeded and platform.compute_value_out_of_bounds.
   */
  query(scope: Scope, query: ComputeQuery, choice?: EngineChoice): Promise<Result<Answer>>;
  /** The same in batches, in order, for answers that memory should not hold. */
  stream(
    scope: Scope,
    query: ComputeQuery,
    visit: RowVisitor,
    choice?: EngineChoice,
  ): Promise<Result<{ readonly knownChange: bigint }>>;
  /**
   * The credits that some measure counts, in order, each sale by sale within a payee: the same rows of either engine.
   * Refuses platform.compute_field_hidden and platform.compute_bound_exceeded.
   */
  streamCredits(
    scope: Scope,
    question: CreditQuestion,
    visit: RowVisitor,
    choice?: EngineChoice,
  ): Promise<Result<{ readonly knownChange: bigint }>>;
  /** The same credits, written by DuckDB as an artefact of that name: one folder a slice, and where it lies. */
  writeCredits(
    scope: Scope,
    question: CreditQuestion,
    name: string,
  ): Promise<Result<{ readonly knownChange: bigint; readonly artefact: string }>>;
  /** What the credits of one slice of a question come to, by payee and currency, by DuckDB and without an artefact. */
  sumCredits(
    scope: Scope,
    question: CreditQuestion,
    of: Pick<SlicePlace, 'slice' | 'measures'>,
  ): Promise<Result<readonly SlicePayeeTotals[]>>;
  /** The sales that leave to the one that they belong to what some measure reads, by DuckDB. Refuses the same. */
  unsaidSales(scope: Scope, question: CreditQuestion): Promise<Result<readonly string[]>>;
  /** What a slice of an artefact comes to, by the DuckDB that the tenant's copies are read with. */
  readSlice(scope: Scope, place: SlicePlace): Promise<readonly SlicePayeeTotals[]>;
  /** Where an artefact of that name lies, or would. */
  placeOfCredits(scope: Scope, name: string): string;
  /** Whether an artefact of that name lies on this machine. */
  hasCredits(scope: Scope, name: string): boolean;
  /** SHA-256 over the files of one of its slices, as they are now. */
  sealOfCredits(scope: Scope, name: string, slice: number): Promise<string>;
  /** Who sold what in which currency from which system, and what came twice, by DuckDB. */
  summariseSales(scope: Scope, question: SalesQuestion): Promise<Result<AskedSales>>;
  /** Who sold or shared what came, changed or went in a closed period after its run had read, by DuckDB. */
  latePeople(scope: Scope, closed: readonly ClosedSales[]): Promise<Result<readonly LatePerson[]>>;
  /** Compares the copies with PostgreSQL, row by row. */
  verify(scope: Scope): Promise<Result<readonly TableVerification[]>>;
  /** Deletes a tenant's copies (after an erasure, for instance); the next question makes them again. */
  forget(scope: Scope): Promise<void>;
  close(): Promise<void>;
};

export type ComputeParts = {
  readonly dataFolder: string;
  readonly database: Database;
  readonly source?: FactSource;
};

const allTables: readonly SegmentTable[] = Object.values(segmentTables);

export function openCompute({ dataFolder, database, source }: ComputeParts): Compute {
  const truth = openFactSource(database);
  const copies = openColumnarCopies({ dataFolder, source: source ?? truth, truth });
  const stream: Compute['stream'] = (scope, query, visit, { engine = 'duckdb' } = {}) =>
    engine === 'postgres'
      ? streamFromPostgres(database, scope, query, visit)
      : streamRepairing(copies, scope, query, visit);
  return {
    stream,
    query: async (scope, query, choice) => {
      const rows: ComputeRow[] = [];
      const done = await stream(scope, query, (batch) => void rows.push(...batch), choice);
      return done.ok ? ok({ ...done.value, rows }) : done;
    },
    refresh: async (scope) => {
      const fresh = await copies.refreshEvents(scope, allTables);
      return fresh.ok ? ok(fresh.value.watermark.number) : fresh;
    },
    streamCredits: (scope, question, visit, { engine = 'duckdb' } = {}) =>
      engine === 'postgres'
        ? creditsFromPostgres(database, scope, question, visit)
        : creditsFromCopies(copies, scope, question, visit),
    writeCredits: (scope, question, name) =>
      creditsToArtefact(copies, scope, question, artefactPath(dataFolder, scope.tenant, name)),
    sumCredits: (scope, question, of) => creditsAddedUp(copies, scope, question, of),
    unsaidSales: (scope, question) => unsaidFromCopies(copies, scope, question),
    readSlice: (scope, place) =>
      copies.with(scope.tenant, (duckdb) => readSliceBy(place, (sql) => rowsOf(duckdb, sql, []))),
    placeOfCredits: (scope, name) => artefactPath(dataFolder, scope.tenant, name),
    hasCredits: (scope, name) => existsSync(artefactPath(dataFolder, scope.tenant, name)),
    sealOfCredits: (scope, name, slice) => sliceSeal(artefactPath(dataFolder, scope.tenant, name), slice),
    summariseSales: (scope, question) => summariseSales(copies, scope, question),
    latePeople: (scope, closed) => latePeople(copies, scope, closed),
    verify: (scope) => copies.verify(scope, allTables),
    forget: (scope) => copies.forget(scope, allTables),
    close: () => copies.close(),
  };
}

type Streamed = Promise<Result<{ readonly knownChange: bigint }>>;

function streamFromPostgres(
  database: Database,
  scope: Scope,
  query: ComputeQuery,
  visit: RowVisitor,
): Streamed {
  return database.read(scope, async (tx) => {
    const asked = ask(scope, query, { watermark: await readWatermark(tx), dialect: postgresDialect });
    return answered(asked, visit, (onBatch, sent) => readOnPostgres(tx, sent, onBatch));
  });
}

/** A copy may be deleted or spoilt at any time: it is made again, as long as nothing of it has been handed out. */
async function streamRepairing(
  copies: ColumnarCopies,
  scope: Scope,
  query: ComputeQuery,
  visit: RowVisitor,
): Streamed {
  let isHandedOut = false;
  const watched: RowVisitor = (rows) => {
    isHandedOut = true;
    return visit(rows);
  };
  try {
    return await streamFromCopies(copies, scope, query, watched);
  } catch (error) {
    if (isHandedOut || !isUnreadableFile(error)) throw error;
    await copies.forget(scope, tablesOf(query));
    return streamFromCopies(copies, scope, query, visit);
  }
}

async function streamFromCopies(
  copies: ColumnarCopies,
  scope: Scope,
  query: ComputeQuery,
  visit: RowVisitor,
): Streamed {
  const fresh = await copies.refresh(scope, tablesOf(query));
  if (!fresh.ok) return fresh;
  const { watermark, files } = fresh.value;
  const asked = ask(scope, query, { watermark, dialect: duckdbDialect({ files }) });
  return copies.with(scope.tenant, (duckdb) =>
    answered(asked, visit, (onBatch, { sql, parameters }) => duckdb.read(sql, parameters, onBatch)),
  );
}

type Read = (
  onBatch: (rows: readonly Readonly<Record<string, unknown>>[]) => Promise<boolean>,
  asked: Asked,
) => Promise<void>;

/** Hands out presented rows until one is refused. */
async function answered(asked: Result<Asked>, visit: RowVisitor, read: Read): Streamed {
  if (!asked.ok) return asked;
  let problem: Result<never> | undefined;
  await read(async (batch) => {
    const rows: ComputeRow[] = [];
    for (const raw of batch) {
      const row = asked.value.present(raw);
      if (!row.ok) {
        problem = row;
        return false;
      }
      rows.push(row.value);
    }
    await visit(rows);
    return true;
  }, asked.value);
  return problem ?? ok({ knownChange: asked.value.known });
}

function tablesOf(query: ComputeQuery): readonly SegmentTable[] {
  const names = new Set([query.from, ...Object.values(query.joins ?? {}).map(({ table }) => table)]);
  return [...names].map((name) => segmentTables[name]);
}

function isUnreadableFile(error: unknown): boolean {
  return (
    error instanceof Error &&
    /no files found|cannot open file|no such file|magic bytes|parquet|tprotocol|zstd/i.test(error.message)
  );
}
