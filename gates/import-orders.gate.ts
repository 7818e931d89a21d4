// Files arrive in any order, cut anywhere, overlapping, twice, and break off: the state is that of one whole file.
import { decimal, equalDecimals } from '@cordee/kernel';
import {
  importFile,
  partedBytesMin,
  undoImport,
  type ImportDeps,
  type ImportFile,
  type ImportOutcome,
  type Mapping,
} from '@cordee/modules/imports';
import { newId } from '@cordee/platform/ids';
import {
  openTestApplication,
  type TestApplication,
  type TestMember,
  type TestOrganisation,
} from '@cordee/server/test-application';
import { Readable } from 'node:stream';
import type { Gate, Trial } from './gate.ts';
import { arrange } from './import-arrangement.ts';
import { drawCase, namesSellers, type CaseRow, type ImportCase } from './import-cases.ts';
import { partsOf } from './import-parts.ts';
import { breakingStore } from './breaking-store.ts';
import { openDoomedProcesses, type DoomedProcesses } from './doomed-process.ts';
import { contentState } from './known-state.ts';
import { centsText, peopleFile } from './order-file.ts';

const claims = {
  same: 'O1 any order, cut, overlap and repetition of the files, read row by row or in parts by threads, gives the state of one whole file',
  nothing:
    'O2 a file that breaks off at any row or before its commit leaves nothing, whether refused, its connection ended or its process killed (kill -9)',
  tied: 'O3 each file ties out: records = loaded + rejected + excluded, and its sum to the cent',
  undone: 'O4 taken back one by one, the last first, the state is as before',
} as const;

const sabotages = {
  'the place in the file changes the amount': claims.same,
  'what was read before a break is kept': claims.nothing,
  'a row is lost on the way': claims.tied,
  'retractions are dropped': claims.undone,
} as const;

export const gate: Gate = {
  name: 'import-orders',
  sabotages,
  run: async (trial) => {
    const app = await openTestApplication();
    const doomed = openDoomedProcesses(app.config.dataFolder);
    try {
      await plantFault(trial, app);
      const cases = trial.depth === 'deep' ? 2_000 : trial.sabotage ? 12 : 16;
      for (let index = 0; index < cases; index += 1) {
        await tryCase({ trial, app, doomed }, index);
        if ((index + 1) % casesPerWord === 0) console.log(`  ${index + 1} of ${cases} cases`);
      }
    } finally {
      doomed.stop();
      await app.stop();
    }
  },
};

async function plantFault({ sabotage }: Trial, { owner }: TestApplication): Promise<void> {
  if (sabotage === 'the place in the file changes the amount')
    for (const table of ['transaction', 'deal'])
      await owner.query(`create function shift_${table}() returns trigger language plpgsql as $$ begin new.amount := new.amount + new.import_line; return new; end $$;
        create trigger shift before insert on ${table} for each row execute function shift_${table}()`);
  if (sabotage === 'retractions are dropped')
    for (const table of ['transaction', 'deal', 'account', 'quota', 'currency_rate', 'person'])
      await owner.query(`create function drop_${table}() returns trigger language plpgsql as $$ begin return null; end $$;
        create trigger drop_it before insert on ${table} for each row when (new.retracted) execute function drop_${table}()`);
}

const casesPerWord = 100;

/**
 * A thread takes half a second to start, a process one: of the deep gate's thousands of files fewer go by them, of its
 * two thousand cases more than of the quick one's.
 */
const partedOneIn = { ci: 3, deep: 60 };
const processOneIn = { ci: 4, deep: 12 };

type House = { readonly trial: Trial; readonly app: TestApplication; readonly doomed: DoomedProcesses };
type Case = House & {
  readonly own: TestOrganisation;
  readonly member: TestMember;
  readonly drawn: ImportCase;
};

async function tryCase(house: House, index: number): Promise<void> {
  const { trial, app } = house;
  const own = await app.openOrganisation(`Case ${index}`);
  const member = await own.addMember('revops');
  const drawn = drawCase(trial.random);
  if (namesSellers.has(drawn.kind)) {
    const people = await own.bring(member.scope, { kind: 'people', text: peopleFile });
    if (!people.ok) throw new Error(`the people were refused: ${people.refusal.code}`);
  }
  const given: Case = { ...house, own, member, drawn };
  const empty = await contentState(app.owner, own.id);
  const whole = await bring(given, drawn.rows);
  const expected = await contentState(app.owner, own.id);
  await takeBack(given, [whole], empty);
  const brought: ImportOutcome[] = [];
  for (const file of arrange(trial.random, drawn.rows.length)) {
    const rows = file.flatMap((number) => drawn.rows[number] ?? []);
    if (trial.random.below(2) === 0) await breakOff(given, rows);
    brought.push(await bring(given, rows));
  }
  const reached = await contentState(app.owner, own.id);
  trial.check(claims.same, reached === expected, () => `case ${index}: ${drawn.rows.length} ${drawn.kind}`);
  await takeBack(given, brought, empty);
}

/** Refused by a throw, its connection to the database ended by the server, or its process killed: at a row of its own. */
async function breakOff(given: Case, rows: readonly CaseRow[]): Promise<void> {
  const { trial, app, own } = given;
  const before = await contentState(app.owner, own.id);
  const at = trial.random.below(rows.length + 1);
  const means = trial.random.below(processOneIn[trial.depth]) === 0 ? 'process' : trial.random.pick(gentle);
  const isBroken =
    means === 'process' ? await killAt(given, rows, at) : await endAt(given, rows, { at, means });
  const after = await contentState(app.owner, own.id);
  const where = () => `${means} at row ${at} of ${rows.length} ${given.drawn.kind}, broken: ${isBroken}`;
  trial.check(claims.nothing, isBroken && before === after, where);
}

const gentle = ['refused', 'connection'] as const;
type Break = { readonly at: number; readonly means: (typeof gentle)[number] };

async function endAt(given: Case, rows: readonly CaseRow[], { at, means }: Break): Promise<boolean> {
  const { trial, app } = given;
  const { store } = app.application.imports;
  const isAtWriting = means === 'refused' && at === rows.length;
  const end = () => {
    if (means === 'connection') return killWriters(app);
    throw new BrokenOff();
  };
  const isKept = trial.sabotage === 'what was read before a break is kept';
  const deps = isKept ? endingEarly(given, at) : { store: breakingStore(store, { at, isAtWriting, end }) };
  try {
    await bringFile(given, rows, { ...deps, missing: at });
    return isKept;
  } catch (error) {
    if (error instanceof BrokenOff || isLostConnection(error) || isLostPart(error)) return true;
    throw error;
  }
}

async function killAt(given: Case, rows: readonly CaseRow[], at: number): Promise<boolean> {
  const { doomed, own, member } = given;
  const file = await keptFile(given, rows);
  const where = { at, isAtWriting: at === rows.length };
  const end = await doomed.importUntilKilled({ ...where, tenant: own.id, actor: member.userId, file });
  return end === 'SIGKILL';
}

class BrokenOff extends Error {}

const isLostConnection = (error: unknown): boolean =>
  error instanceof Error && /terminat|Connection|not queryable/i.test(error.message);

const isLostPart = (error: unknown): boolean => error instanceof Error && /ENOENT/.test(error.message);

async function bring(given: Case, rows: readonly CaseRow[]): Promise<ImportOutcome> {
  const outcome = await bringFile(given, rows, { openTable: openLosing(given) });
  checkTie(given, rows, outcome);
  return outcome;
}

type Bringing = Partial<Pick<ImportDeps, 'store' | 'openTable'>> & {
  /** The row whose part is not to be found, where the file goes by threads. */
  readonly missing?: number;
};

async function bringFile(
  given: Case,
  rows: readonly CaseRow[],
  { missing, ...changed }: Bringing,
): Promise<ImportOutcome> {
  const { trial, app, member } = given;
  const kept = await keptFile(given, rows);
  const isParted = trial.sabotage === null && trial.random.below(partedOneIn[trial.depth]) === 0;
  const file = isParted ? { ...kept, byteCount: partedBytesMin } : kept;
  const deps = { ...app.application.imports, ...changed };
  const openTable = isParted
    ? openParted(given, deps.openTable, { text: textOf(given, rows), missing: missing ?? null })
    : deps.openTable;
  const watch = { progress: () => undefined, check: () => undefined };
  const outcome = await importFile({ ...deps, openTable }, member.scope, file, watch);
  if (!outcome.ok) throw new Error(`the file was refused: ${outcome.refusal.code}`);
  return outcome.value;
}

const textOf = ({ drawn }: Case, rows: readonly CaseRow[]): string =>
  `${[drawn.header, ...rows.map((row) => row.text)].join('\n')}\n`;

async function keptFile(given: Case, rows: readonly CaseRow[]): Promise<ImportFile> {
  const { app, own, drawn } = given;
  const { hash, path, byteCount } = await app.application.documents.put(
    own.id,
    Readable.from([Buffer.from(textOf(given, rows))]),
  );
  return {
    importId: newId(),
    kind: drawn.kind,
    source: 'crm',
    fileName: 'file.csv',
    documentHash: hash,
    byteCount,
    mapping: mappingOf(drawn),
    path,
    isRehearsal: false,
  };
}

/** What was agreed to once, for every file of the case: a few bad cells of a small file must not change what it is read as. */
function mappingOf({ kind, header }: ImportCase): Mapping {
  const fields = header
    .split(';')
    .map((code) => [code, { from: 'column', column: { header: code } }] as const);
  return { version: 1, target: kind, header: 'find', fields: Object.fromEntries(fields) };
}

type OpenTable = ImportDeps['openTable'];

/** The file as it is; with the sabotage, without its last row. */
function openLosing({ trial, app }: Case): OpenTable {
  const { openTable } = app.application.imports;
  if (trial.sabotage !== 'a row is lost on the way') return openTable;
  return withRows(openTable, async function* (rows) {
    let held: Row | null = null;
    for await (const row of rows) {
      if (held) yield held;
      held = row;
    }
  });
}

/** With the sabotage, a file that breaks off is taken for one that ends there. */
function endingEarly({ app }: Case, at: number): Pick<ImportDeps, 'openTable'> {
  const openTable = withRows(app.application.imports.openTable, async function* (rows) {
    let count = 0;
    for await (const row of rows) {
      if (count > at) return;
      count += 1;
      yield row;
    }
  });
  return { openTable };
}

/** The same file in parts of a few rows, as if it were large; one that breaks off lacks a part. */
function openParted(
  { trial }: Case,
  open: OpenTable,
  { text, missing }: { readonly text: string; readonly missing: number | null },
): OpenTable {
  return async (path, name) => {
    const opened = await open(path, name);
    if (!opened.ok) return opened;
    const parts = async () => partsOf({ path, text, missing }, trial.random);
    return { ...opened, value: { ...opened.value, parts } };
  };
}

type Table = Extract<Awaited<ReturnType<OpenTable>>, { ok: true }>['value'];
type Row = Table extends { rows(...given: never[]): AsyncIterable<infer R> } ? R : never;

function withRows(open: OpenTable, change: (rows: AsyncIterable<Row>) => AsyncIterable<Row>): OpenTable {
  return async (path, name) => {
    const opened = await open(path, name);
    if (!opened.ok) return opened;
    const table = opened.value;
    return { ...opened, value: { ...table, rows: (options) => change(table.rows(options)) } };
  };
}

/** What a crash of the database does to whoever is writing. */
async function killWriters({ owner }: TestApplication): Promise<void> {
  await owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'cordee_program' and state <> 'idle'`,
  );
}

/**
 * Rows that stand twice in a file are left aside, but they are of its records and of its sum. A bad row that stands
 * twice is turned away each time where its cells are bad, once where its module does not know what they name.
 */
function checkTie({ trial, drawn }: Case, rows: readonly CaseRow[], { counts, bridge }: ImportOutcome): void {
  const loaded = counts.added + counts.changed + counts.unchanged;
  const cents = rows.reduce((sum, row) => sum + row.cents, 0n);
  const bad = rows.filter(({ isBad }) => isBad);
  const isTurnedAway =
    counts.rejected <= bad.length && counts.rejected >= new Set(bad.map(({ text }) => text)).size;
  const isCounted =
    counts.read === rows.length && loaded + counts.rejected + counts.excluded === counts.read && isTurnedAway;
  const isSummed = bridge === null || equalDecimals(bridge.file, decimal(centsText(cents)));
  trial.check(
    claims.tied,
    isCounted && isSummed,
    () => `${rows.length} ${drawn.kind}, ${bad.length} bad: ${JSON.stringify(counts)}`,
  );
}

async function takeBack(
  { trial, app, own, member, drawn }: Case,
  brought: readonly ImportOutcome[],
  empty: string,
) {
  for (const { importId } of brought.toReversed()) {
    const undone = await undoImport(app.application.imports.store, member.scope, importId);
    if (!undone.ok) throw new Error(`the undo was refused: ${undone.refusal.code}`);
  }
  const left = await contentState(app.owner, own.id);
  trial.check(claims.undone, left === empty, () => `${brought.length} files of ${drawn.kind}`);
}
