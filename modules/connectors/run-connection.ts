// A run: what is new is pulled into a file, and the file goes the way of every file. The cursor moves last, so that a run
// that was cut short is made again from where it began, and what it brought in already changes nothing.
import { derivedId, ok, refused, type Result, type Scope } from '@cordee/kernel';
import {
  IMPORT_TARGETS,
  importFile,
  previewFile,
  type FilePreview,
  type ImportDeps,
  type ImportOutcome,
} from '@cordee/modules/imports';
import type { Connection } from './connection.ts';
import type { ConnectionStore } from './connection-store.ts';
import type { Connector, ConnectorWorld, PulledRow } from './connector.ts';
import { connectorNamed } from './connectors.ts';
import { withKnownMeetings, type KnownMeetings } from './gone-meetings.ts';
import type { WantedOwner } from './owner-changes.ts';

type KeptRows = { readonly hash: string; readonly byteCount: number; readonly path: string };

export type ConnectionDeps = {
  readonly store: ConnectionStore;
  readonly imports: ImportDeps;
  readonly world: ConnectorWorld;
  readonly newId: () => string;
  readonly knownMeetings: KnownMeetings;
  readonly wantedOwners: (scope: Scope) => Promise<readonly WantedOwner[]>;
  readonly keepRows: (scope: Scope, lines: AsyncIterable<string>) => Promise<KeptRows>;
};

export type RunWatch = { readonly progress: (rows: number) => void; readonly check: () => void };

export type RunOutcome = { readonly rows: number; readonly importId: string | null };

export async function runConnection(
  deps: ConnectionDeps,
  scope: Scope,
  connection: Connection,
  { runId, watch }: { readonly runId: string; readonly watch: RunWatch },
): Promise<Result<RunOutcome>> {
  const { store } = deps;
  const before = await store.cursorOf(scope, connection.id);
  const brought = await bring(deps, scope, connection, { runId, before, watch });
  const run = brought.ok
    ? { ...brought.value, problem: null }
    : { rows: 0, cursor: before, importId: null, problem: brought.refusal };
  await store.recordRun(scope, connection, { id: runId, ...run });
  return brought.ok ? ok({ rows: brought.value.rows, importId: brought.value.importId }) : brought;
}

type Brought = RunOutcome & { readonly cursor: string | null };

async function bring(
  deps: ConnectionDeps,
  scope: Scope,
  connection: Connection,
  {
    runId,
    before,
    watch,
  }: { readonly runId: string; readonly before: string | null; readonly watch: RunWatch },
): Promise<Result<Brought>> {
  const opened = await openPull(deps, scope, connection);
  if (!opened.ok) return opened;
  const { connector, secret } = opened.value;
  const { kind, settings } = connection;
  const state: PullState = { rows: 0, cursor: before, problem: null };
  const pages = connector.pull(deps.world, { kind, settings, secret, cursor: before });
  const whole: Whole = (rows) =>
    withKnownMeetings(rows, (codes) => deps.knownMeetings(scope, connection.name, codes));
  const kept = await deps.keepRows(scope, linesOf(pages, { state, watch, whole }));
  if (state.problem) return state.problem;
  if (state.rows === 0) return ok({ rows: 0, importId: null, cursor: state.cursor });
  // Made again after a crash, a run may find more than the first time: the same rows are the same import, others another.
  const importId = derivedId(scope.tenant, runId, kept.hash);
  const imported = await importRows(deps, scope, { connection, importId, kept }, watch);
  return imported.ok ? ok({ rows: state.rows, importId, cursor: state.cursor }) : imported;
}

async function openPull(
  { store }: ConnectionDeps,
  scope: Scope,
  { id, connector: code }: Connection,
): Promise<Result<{ readonly connector: Connector; readonly secret: string }>> {
  const [connector, secret] = [connectorNamed(code), await store.secretOf(scope, id)];
  if (!connector) return refused('connectors.connector_unknown', { connector: code });
  return secret === null ? refused('connectors.key_missing') : ok({ connector, secret });
}

type PullState = {
  rows: number;
  cursor: string | null;
  problem: Extract<Result<never>, { readonly ok: false }> | null;
};

type Whole = (rows: readonly PulledRow[]) => Promise<readonly PulledRow[]>;

/** The rows as JSON lines; how far they came, and what stopped them, is told in `state`. */
async function* linesOf(
  pages: ReturnType<Connector['pull']>,
  { state, watch, whole }: { readonly state: PullState; readonly watch: RunWatch; readonly whole: Whole },
): AsyncGenerator<string> {
  for await (const page of pages) {
    watch.check();
    if (!page.ok) {
      state.problem = page;
      return;
    }
    const rows = await whole(page.value.rows);
    state.rows += rows.length;
    state.cursor = page.value.cursor;
    watch.progress(state.rows);
    for (const row of rows) yield `${JSON.stringify(row)}\n`;
  }
}

type RowsToImport = {
  readonly connection: Connection;
  readonly importId: string;
  readonly kept: KeptRows;
};

async function importRows(
  deps: ConnectionDeps,
  scope: Scope,
  { connection, importId, kept }: RowsToImport,
  watch: RunWatch,
): Promise<Result<ImportOutcome>> {
  const name = `${connection.name}.jsonl`;
  const seen = await lookAt(deps, scope, connection, kept.path);
  if (!seen.ok) return seen;
  const { mapping } = seen.value.preview;
  const file = {
    importId,
    kind: connection.kind,
    source: connection.name,
    fileName: name,
    documentHash: kept.hash,
    byteCount: kept.byteCount,
    mapping,
    path: kept.path,
    isRehearsal: false,
  };
  return importFile(deps.imports, scope, file, {
    check: watch.check,
    progress: (done, _total, unit) => unit === 'rows' && watch.progress(done),
  });
}

/** The mapping is the one that was agreed to for an earlier import of this source, or the one that its columns propose. */
async function lookAt(
  { imports }: ConnectionDeps,
  scope: Scope,
  { name, kind }: Connection,
  path: string,
): Promise<Result<FilePreview>> {
  const kept = await imports.store.keptMappings(scope);
  const seen = await previewFile(imports.openTable, { path, name: `${name}.jsonl` }, { kind, kept });
  if (!seen.ok) return seen;
  const { missing } = seen.value.preview;
  if (missing.length === 0) return seen;
  return refused('connectors.columns_missing', {
    columns: missing.map((group) => group.join(' / ')).join(', '),
  });
}

export type TriedConnection = {
  readonly rows: readonly PulledRow[];
  /** Which column became which field. */
  readonly columns: readonly { readonly column: string; readonly field: string }[];
};

const rowsTried = 20;

/** The first rows and what they would be read as; nothing is kept. */
export async function tryConnection(
  deps: ConnectionDeps,
  scope: Scope,
  connection: Connection,
): Promise<Result<TriedConnection>> {
  const opened = await openPull(deps, scope, connection);
  if (!opened.ok) return opened;
  const { connector, secret } = opened.value;
  const { kind, settings } = connection;
  const pages = connector.pull(deps.world, { kind, settings, secret, cursor: null });
  const rows: PulledRow[] = [];
  for await (const page of pages) {
    if (!page.ok) return page;
    rows.push(...page.value.rows.slice(0, rowsTried - rows.length));
    if (rows.length === rowsTried) break;
  }
  if (rows.length === 0) return refused('connectors.nothing_there');
  const kept = await deps.keepRows(scope, lines(rows));
  const seen = await lookAt(deps, scope, connection, kept.path);
  if (!seen.ok) return seen;
  const { proposals, columns } = seen.value.preview;
  const known = new Set(IMPORT_TARGETS[connection.kind].fields.map(({ code }) => code));
  return ok({
    rows,
    columns: proposals
      .filter(({ field }) => known.has(field))
      .map(({ field, column }) => ({
        field,
        column: columns.find((each) => each.column === column)?.header ?? '',
      })),
  });
}

async function* lines(rows: readonly PulledRow[]): AsyncGenerator<string> {
  for (const row of rows) yield `${JSON.stringify(row)}\n`;
}
