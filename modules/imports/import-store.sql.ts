import { decimal, decimalText, ok, refused, type Refusal, type Scope } from '@cordee/kernel';
import {
  keyRanges,
  undoFacts,
  type Database,
  type FactTable,
  type Reading,
  type Writing,
} from '@cordee/platform/database';
import type {
  Bridge,
  ImportCounts,
  ImportIssue,
  ImportOutcome,
  ImportRecord,
  ImportRequest,
} from './import-record.ts';
import type { FileRows, HowToBring, ImportStore } from './import-store.ts';
import type { Poster, Posting } from './import-poster.ts';
import type { ImportKind } from './import-target.ts';
import type { KeptMapping } from './mapping/kept-mapping.ts';
import type { Mapping } from './mapping/mapping.ts';
import { fillInParts, partedBytesMin, type PartThreads } from './posting/post-parts.sql.ts';
import { fillRowByRow, postRows, type Filling, type PostedRows } from './posting/post-rows.sql.ts';
import type { RawCell } from './reading/raw-table.ts';
import { replayImport } from './posting/replay-import.sql.ts';
import { openSpellingStore } from './mapping/spelling-store.sql.ts';

export type ImportStoreDeps = {
  readonly database: Database;
  readonly posters: Readonly<Partial<Record<ImportKind, Poster<Writing>>>>;
  readonly tables: Readonly<Record<string, FactTable>>;
  readonly currencyOf: (tenant: string) => Promise<string>;
  readonly threads: PartThreads;
};

export function openImportStore(deps: ImportStoreDeps): ImportStore {
  return {
    ...openSpellingStore(deps.database),
    bring: (scope, request, rows, how) => bring(deps, scope, request, rows, how),
    find: async (scope, id) => (await readImports(deps.database, scope, id))[0],
    list: (scope) => readImports(deps.database, scope, null),
    keptMappings: (scope) => deps.database.read(scope, readKeptMappings),
    fileNames: (scope) => deps.database.read(scope, readFileNames),
    issues: (scope, id, page) => deps.database.read(scope, (tx) => readIssues(tx, id, page)),
    replay: (scope, record, rows, tell) =>
      replayImport(deps.database, scope, { record, poster: posterOf(deps, record.kind), rows, tell }),
    undo: (scope, record) => undo(deps, scope, record),
  };
}

async function bring(
  deps: ImportStoreDeps,
  scope: Scope,
  request: ImportRequest,
  rows: FileRows,
  how: HowToBring,
): Promise<ImportOutcome> {
  const { isRehearsal, check, wrote } = how;
  const currency = await deps.currencyOf(scope.tenant);
  const poster = posterOf(deps, request.kind);
  const { importId } = request;
  const work = async (tx: Writing): Promise<{ outcome: () => ImportOutcome }> => {
    const isFirst = await isFirstOfSource(tx, request);
    const posting = await poster.open(tx, scope, request.source, isFirst);
    const onWritten = (done: number, total: number) => {
      check();
      wrote(done, total);
    };
    const fill = await fillingOf(deps, { scope, request, rows, how, poster, posting, isFirst });
    const ranges = isLarge(request) ? keyRanges.many : keyRanges.whole;
    const job = { tx, tables: deps.tables, poster, posting, importId, ranges, onWritten };
    const posted = await postRows(job, fill);
    const outcome = () => outcomeOf(request, posted, currency);
    tx.atTheEnd((change) => writeImport(tx, scope, request, outcome(), change));
    tx.atTheEnd(async () => check());
    return { outcome };
  };
  const cause = ({ outcome }: { outcome: () => ImportOutcome }) => ({
    code: 'imports.file_imported',
    detail: { importId, file: request.fileName, kind: request.kind, ...outcome().counts },
    documents: [request.documentHash],
  });
  if (isRehearsal) return (await deps.database.rehearse(scope, cause, work)).outcome();
  const { value, change } = await deps.database.write(scope, cause, work);
  return { ...value.outcome(), change };
}

type Bringing = {
  readonly scope: Scope;
  readonly request: ImportRequest;
  readonly rows: FileRows;
  readonly how: HowToBring;
  readonly poster: Poster<Writing>;
  readonly posting: Posting;
  readonly isFirst: boolean;
};

async function isFirstOfSource({ client }: Writing, { kind, source }: ImportRequest): Promise<boolean> {
  const { rowCount } = await client.query('select from import where kind = $1 and source = $2 limit 1', [
    kind,
    source,
  ]);
  return rowCount === 0;
}

/** A large file goes by threads where its kind and its text allow it. */
async function fillingOf(
  { tables, threads }: ImportStoreDeps,
  { rows, poster, posting, ...file }: Bringing,
): Promise<Filling> {
  const isParted = isLarge(file.request) && threads.kinds.includes(poster.kind);
  const table = isParted ? await rows.inParts() : null;
  return table === null
    ? fillRowByRow({ poster, posting }, rows.rows)
    : fillInParts({ ...file, threads, table, tables, poster, posting });
}

const isLarge = ({ byteCount }: ImportRequest): boolean => byteCount >= partedBytesMin;

function posterOf({ posters }: ImportStoreDeps, kind: ImportKind): Poster<Writing> {
  const poster = posters[kind];
  if (!poster) throw new Error(`no module takes imports of ${kind}`);
  return poster;
}

function outcomeOf(
  { importId, kind }: ImportRequest,
  { intake, counts, issues, issueCount, repairedCount }: PostedRows,
  currency: string,
): ImportOutcome {
  const { added, changed, unchanged } = counts;
  const hasAmount = kind === 'transactions' || kind === 'deals';
  return {
    importId,
    change: null,
    issues,
    issueCount,
    repairedCount,
    counts: { ...intake.counts, added, changed, unchanged },
    bridge: hasAmount ? { currency, ...intake.sums } : null,
  };
}

async function writeImport(
  tx: Writing,
  scope: Scope,
  request: ImportRequest,
  { counts, bridge }: ImportOutcome,
  change: bigint,
): Promise<void> {
  const amount = (key: keyof Omit<Bridge, 'currency'>) => (bridge ? decimalText(bridge[key]) : null);
  const fixed = { tenant_id: scope.tenant, change: String(change) };
  await tx.sql
    .insertInto('import')
    .values({
      ...fixed,
      id: request.importId,
      kind: request.kind,
      source: request.source,
      document_hash: request.documentHash,
      file_name: request.fileName,
      mapping: JSON.stringify(request.mapping),
      read_count: String(counts.read),
      added_count: String(counts.added),
      changed_count: String(counts.changed),
      unchanged_count: String(counts.unchanged),
      rejected_count: String(counts.rejected),
      excluded_count: String(counts.excluded),
      file_amount: amount('file'),
      rejected_amount: amount('rejected'),
      excluded_amount: amount('excluded'),
      credited_amount: amount('credited'),
      uncredited_amount: amount('creditedToNobody'),
      currency: bridge?.currency ?? null,
    })
    .execute();
  await tx.sql
    .insertInto('document')
    .values({
      ...fixed,
      hash: request.documentHash,
      name: request.fileName,
      media_type: 'application/octet-stream',
      byte_count: String(request.byteCount),
    })
    .onConflict((c) => c.doNothing())
    .execute();
}

async function readImports(
  database: Database,
  scope: Scope,
  id: string | null,
): Promise<readonly ImportRecord[]> {
  return database.read(scope, async (tx) => {
    const rows = await tx.sql
      .selectFrom('import')
      .innerJoin('change', (join) =>
        join.onRef('change.tenant_id', '=', 'import.tenant_id').onRef('change.number', '=', 'import.change'),
      )
      .leftJoin('import_undo', (join) =>
        join
          .onRef('import_undo.tenant_id', '=', 'import.tenant_id')
          .onRef('import_undo.import_id', '=', 'import.id'),
      )
      .selectAll('import')
      .select(['change.at', 'change.actor_id', 'import_undo.restored_count', 'import_undo.kept_count'])
      .$if(id !== null, (query) => query.where('import.id', '=', id ?? ''))
      .orderBy('import.change', 'desc')
      .execute();
    return rows.map(recordOf);
  });
}

type ImportRow = {
  id: string;
  change: string;
  at: string;
  actor_id: string;
  kind: string;
  source: string;
  file_name: string;
  document_hash: string;
  mapping: unknown;
  read_count: string;
  added_count: string;
  changed_count: string;
  unchanged_count: string;
  rejected_count: string;
  excluded_count: string;
  file_amount: string | null;
  rejected_amount: string | null;
  excluded_amount: string | null;
  credited_amount: string | null;
  uncredited_amount: string | null;
  currency: string | null;
  restored_count: string | null;
  kept_count: string | null;
};

function recordOf(row: ImportRow): ImportRecord {
  const counts: ImportCounts = {
    read: Number(row.read_count),
    added: Number(row.added_count),
    changed: Number(row.changed_count),
    unchanged: Number(row.unchanged_count),
    rejected: Number(row.rejected_count),
    excluded: Number(row.excluded_count),
  };
  return {
    id: row.id,
    change: BigInt(row.change),
    at: row.at,
    by: row.actor_id,
    kind: row.kind as ImportKind,
    source: row.source,
    fileName: row.file_name,
    documentHash: row.document_hash,
    mapping: row.mapping as Mapping, // written by `writeImport` from a parsed mapping
    counts,
    bridge: bridgeOf(row),
    undone:
      row.restored_count === null
        ? null
        : { restored: Number(row.restored_count), kept: Number(row.kept_count) },
  };
}

function bridgeOf(row: ImportRow): Bridge | null {
  if (row.currency === null) return null;
  const read = (text: string | null) => decimal(text ?? '0');
  return {
    currency: row.currency,
    file: read(row.file_amount),
    rejected: read(row.rejected_amount),
    excluded: read(row.excluded_amount),
    credited: read(row.credited_amount),
    creditedToNobody: read(row.uncredited_amount),
  };
}

async function readFileNames(tx: Reading): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.sql.selectFrom('import').select(['id', 'file_name']).execute();
  return new Map(rows.map((row) => [row.id, row.file_name]));
}

async function readKeptMappings(tx: Reading): Promise<readonly KeptMapping[]> {
  const { rows } = await tx.client.query<KeptMapping>(
    `select distinct on (kind, source) kind, source, mapping, file_name as "fileName", change.at
     from import join change on change.tenant_id = import.tenant_id and change.number = import.change
     where not exists (select from import_undo u where u.tenant_id = import.tenant_id and u.import_id = import.id)
     order by kind, source, import.change desc`,
  );
  return rows; // a mapping is written by `writeImport` from a parsed one
}

async function readIssues(
  tx: Reading,
  importId: string,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ rows: readonly ImportIssue[]; total: number }> {
  const rows = await tx.sql
    .selectFrom('import_issue')
    .selectAll()
    .where('import_id', '=', importId)
    .orderBy('ordinal')
    .offset(offset)
    .limit(limit)
    .execute();
  const { count } = await tx.sql
    .selectFrom('import_issue')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('import_id', '=', importId)
    .executeTakeFirstOrThrow();
  const issues = rows.map((row): ImportIssue => ({
    line: row.line,
    sheet: row.sheet,
    disposition: row.disposition as ImportIssue['disposition'],
    refusals: row.refusals as Refusal[],
    raw: row.raw as RawCell[],
  })); // written by `writeImport`
  return { rows: issues, total: Number(count) };
}

async function undo({ database, posters, tables }: ImportStoreDeps, scope: Scope, record: ImportRecord) {
  const poster = posters[record.kind];
  if (!poster) return refused('imports.import_not_found');
  const { value } = await database.write(
    scope,
    {
      code: 'imports.import_undone',
      detail: { importId: record.id, file: record.fileName, kind: record.kind },
    },
    async (tx) => {
      const undone: { restored: number; kept: number }[] = [];
      for (const name of poster.tables) {
        const table = tables[name];
        if (table) undone.push(await undoFacts(tx, table, record.change));
      }
      const total = () =>
        undone.reduce((sum, one) => ({ restored: sum.restored + one.restored, kept: sum.kept + one.kept }), {
          restored: 0,
          kept: 0,
        });
      tx.atTheEnd(async (change) => {
        const { restored, kept } = total();
        await tx.sql
          .insertInto('import_undo')
          .values({
            tenant_id: scope.tenant,
            import_id: record.id,
            change: String(change),
            restored_count: String(restored),
            kept_count: String(kept),
          })
          .execute();
      });
      return { total };
    },
  );
  return ok(value.total());
}
