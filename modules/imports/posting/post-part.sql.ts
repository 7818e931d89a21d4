// One part of a file, from its bytes to the rows of COPY: what each worker thread of a large import does, and the import's
// own thread where the part repeats keys of the parts before.
import type { PlainDate, Scope } from '@cordee/kernel';
import { invariant, plainDate } from '@cordee/kernel';
import {
  keyRanges,
  openFactRows,
  openSharedBlocks,
  type Connection,
  type CopyBytes,
  type Database,
  type FactRows,
  type FactTable,
  type Reading,
  type SharedBlocks,
} from '@cordee/platform/database';
import { readPart } from '@cordee/platform/files';
import { amountOf } from '../values/amount-of.ts';
import { IMPORT_TARGETS } from '../import-targets.ts';
import type { Poster, Posting } from '../import-poster.ts';
import type { ImportIssue, ImportRequest } from '../import-record.ts';
import { openIntake, takeIn, type Intake } from './intake.ts';
import { isAboveData, rowJudge, type SettledColumns } from '../reading/judge-row.ts';
import type { TablePart } from '../reading/raw-table.ts';
import type { ReadRow } from '../reading/read-row.ts';
import { noteKeys, type KeySeen, type NotedKeys } from '../reading/repeated-keys.ts';

export type PartTask = Pick<ImportRequest, 'kind' | 'source'> & {
  readonly connection: Connection;
  readonly scope: SentScope;
  readonly isFirst: boolean;
  readonly columns: SettledColumns;
  readonly part: TablePart;
  readonly number: number;
};

export type PostedPart = Pick<Intake, 'counts' | 'sums'> & {
  readonly task: PartTask;
  readonly facts: readonly (readonly [table: string, rows: readonly CopyBytes[]])[];
  readonly issues: readonly ImportIssue[];
  /** Of the rows that were taken, in their order: which was seen before only the whole file tells. */
  readonly keys: NotedKeys;
};

export type PartPosting = {
  readonly poster: Pick<Poster<Reading>, 'ownTable' | 'tables'>;
  readonly tables: Readonly<Record<string, FactTable>>;
  readonly posting: Posting;
  /** Where the rows of a thread lie for the import's own. */
  readonly blocks?: SharedBlocks;
};

/** More facts than a part has: the facts of a later part come after those of an earlier one. */
const ordinalsPerPart = 2 ** 32;

/** `seen` tells of keys of the parts before; without it, every key of the part counts as new. */
export async function postPart(
  { poster, tables, posting, blocks }: PartPosting,
  task: PartTask,
  seen?: KeySeen,
): Promise<PostedPart> {
  const noted = noteKeys();
  const judge = rowJudge(task.columns, IMPORT_TARGETS[task.kind], seen ?? noted.note);
  const issues: ImportIssue[] = [];
  const intake = openIntake((issue) => void issues.push(issue));
  const facts = openFacts({ poster, tables, blocks }, task.number * ordinalsPerPart);
  const taking: Taking = { intake, posting, facts, ownTable: poster.ownTable };
  for (const records of readPart(task.part)) {
    if (posting.prepare) {
      const rows = records.map(judge);
      await posting.prepare(rows.filter((row) => row.kind === 'row'));
      for (const row of rows) takeRow(taking, row);
    } else for (const record of records) takeRow(taking, judge(record));
  }
  return { task, counts: intake.counts, sums: intake.sums, facts: facts.take(), issues, keys: noted.noted() };
}

type Facts = ReturnType<typeof openFacts>;
type Taking = {
  readonly intake: Intake;
  readonly posting: Posting;
  readonly facts: Facts;
  readonly ownTable: string;
};

function takeRow({ intake, posting, facts, ownTable }: Taking, row: ReadRow): void {
  if (isAboveData(row)) return;
  const posted = takeIn(intake, posting, { row, amount: amountOf(row) });
  if (posted?.own) facts.add(ownTable, posted.own);
  for (const { table, fact } of posted?.others ?? []) facts.add(table, fact);
}

function openFacts(
  { poster, tables, blocks }: Pick<PartPosting, 'poster' | 'tables'> & { blocks: SharedBlocks | undefined },
  firstOrdinal: number,
) {
  const written = new Map(
    poster.tables.map((name) => {
      const table = tables[name];
      invariant(table !== undefined, 'unknown fact table', { name });
      return [name, openFactRows(table, keyRanges.many, blocks)];
    }),
  );
  let ordinal = firstOrdinal;
  return {
    add: (name: string, fact: Parameters<FactRows['add']>[0]) => {
      const rows = written.get(name);
      invariant(rows !== undefined, 'a poster names the tables that it writes', { name });
      rows.add(fact, (ordinal += 1));
    },
    take: () => [...written].map(([name, rows]) => [name, rows.take()] as const),
  };
}

/** What of a part is handed over to the import's own thread instead of being copied; its facts lie in shared blocks. */
export function handedOver({ keys }: PostedPart): ArrayBuffer[] {
  return [keys.bytes, keys.ends, keys.hashes, keys.contents, keys.lines].flatMap(({ buffer }) =>
    buffer instanceof ArrayBuffer && buffer.byteLength > 0 ? [buffer] : [],
  );
}

/** On its way to a thread a date goes as text, wherever it stands. */
type Sent<T> = T extends PlainDate
  ? string
  : T extends string | readonly unknown[]
    ? T
    : T extends object
      ? { readonly [Key in keyof T]: Sent<T[Key]> }
      : T;
export type SentScope = Sent<Scope>;

export const sentScope = (scope: Scope): SentScope => ({
  ...scope,
  asOf: { ...scope.asOf, effective: scope.asOf.effective.toString() },
  today: scope.today.toString(),
});

const receivedScope = (sent: SentScope): Scope => ({
  ...sent,
  asOf: { ...sent.asOf, effective: plainDate(sent.asOf.effective) },
  today: plainDate(sent.today),
});

export type PartStores = {
  readonly database: Database;
  readonly posters: Readonly<Partial<Record<string, Poster<Reading>>>>;
  readonly tables: Readonly<Record<string, FactTable>>;
};

/**
 * What a thread does with the parts of one import: it opens what the posting needs with the first, reads it in one
 * transaction, and ends with the import.
 */
export function openPartPoster(open: (connection: Connection) => Promise<PartStores>) {
  let opened: Promise<PartPosting> | undefined;
  return async (task: PartTask): Promise<PostedPart> => {
    opened ??= openPosting(open, task);
    return postPart(await opened, task);
  };
}

async function openPosting(
  open: (connection: Connection) => Promise<PartStores>,
  { connection, scope: sent, kind, source, isFirst }: PartTask,
): Promise<PartPosting> {
  const { database, posters, tables } = await open(connection);
  const [poster, scope] = [posters[kind], receivedScope(sent)];
  invariant(poster !== undefined, 'a kind that is posted in parts', { kind });
  return new Promise((resolve, reject) => {
    const untilTheThreadEnds = new Promise<never>(() => undefined);
    const posted = database.read(scope, async (tx) => {
      const posting = await poster.open(tx, scope, source, isFirst);
      resolve({ poster, tables, posting, blocks: openSharedBlocks() });
      return untilTheThreadEnds;
    });
    posted.catch(reject);
  });
}
