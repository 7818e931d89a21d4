// The rows of a file into PostgreSQL as they are read: facts of every table and the issues are staged batch by batch, so
// that memory does not grow with the file, and appended together when the transaction ends.
import {
  openFactStaging,
  openStagedCopy,
  type CopyBytes,
  type FactStaging,
  type FactTable,
  type KeyRanges,
  type PostedCounts,
  type StagedCopy,
  type Writing,
} from '@cordee/platform/database';
import type { Poster, Posting } from '../import-poster.ts';
import type { ImportIssue } from '../import-record.ts';
import type { IncomingRow } from '../import-store.ts';
import { openIntake, takeIn, turnAwayAfter, type Intake } from './intake.ts';

export type PostJob = {
  readonly tx: Writing;
  readonly tables: Readonly<Record<string, FactTable>>;
  readonly poster: Poster<Writing>;
  readonly posting: Posting;
  readonly importId: string;
  /** How many statements append the facts of a table. */
  readonly ranges: KeyRanges;
  /** Hears of the facts written at the end, of all tables together; may throw to leave nothing. */
  readonly onWritten: (done: number, total: number) => void;
};

export type PostedRows = {
  readonly intake: Intake;
  /** Of the kind's own table; filled when the transaction ends. */
  readonly counts: PostedCounts;
  /** The first ones, for whoever waits for the outcome. */
  readonly issues: readonly ImportIssue[];
  readonly issueCount: number;
  readonly repairedCount: number;
};

const rowsPerBatch = 1_000;
/** What an outcome carries of its issues; all of them stand in the table of issues. */
const issuesKeptMax = 10_000;

/** What the rows of a file are put into as they come. */
export type Filling = (into: {
  readonly facts: Pick<Awaited<ReturnType<typeof openStagings>>, 'add' | 'addRows' | 'flushFull'>;
  readonly issues: Pick<Awaited<ReturnType<typeof openIssueStaging>>, 'tell' | 'flushFull'>;
  readonly intake: Intake;
}) => Promise<void>;

export async function postRows(job: PostJob, fill: Filling): Promise<PostedRows> {
  const { tx, posting, importId } = job;
  const facts = await openStagings(job);
  const issues = await openIssueStaging(tx);
  const intake = openIntake(issues.tell);
  await fill({ facts, issues, intake });
  for (const { row, refusal } of posting.turnedAway?.() ?? []) turnAwayAfter(intake, row, refusal);
  if (posting.rest) await facts.addRest(posting.rest());
  const counts = await facts.finish();
  await issues.finish(importId);
  return { intake, counts, ...issues.told() };
}

/** One row after the other. */
export function fillRowByRow(
  { poster, posting }: Pick<PostJob, 'poster' | 'posting'>,
  rows: AsyncIterable<IncomingRow>,
): Filling {
  return async ({ facts, issues, intake }) => {
    for await (const batch of batchesOf(rows)) {
      await posting.prepare?.(batch.flatMap(({ row }) => (row.kind === 'row' ? [row] : [])));
      for (const incoming of batch) {
        const posted = takeIn(intake, posting, incoming);
        if (posted?.own) facts.add(poster.ownTable, posted.own);
        for (const { table, fact } of posted?.others ?? []) facts.add(table, fact);
      }
      await facts.flushFull();
      await issues.flushFull();
    }
  };
}

type Fact = Parameters<FactStaging['add']>[0];

async function openStagings({ tx, tables, poster, importId, ranges, onWritten }: PostJob) {
  let [staged, written] = [0, 0];
  const onAppended = (count: number) => {
    written += count;
    onWritten(written, staged);
  };
  const open = async (name: string) => {
    const table = tables[name];
    if (!table) throw new Error(`unknown fact table ${name}`);
    return openFactStaging(tx, table, { importId, ranges, onAppended });
  };
  const stagings = new Map<string, FactStaging>();
  for (const name of poster.tables) stagings.set(name, await open(name));
  const full = new Set<FactStaging>();
  const put = (name: string, into: (staging: FactStaging) => boolean) => {
    const staging = stagings.get(name);
    if (!staging) throw new Error(`a poster of ${poster.kind} does not name the table ${name}`);
    if (into(staging)) full.add(staging);
  };
  const add = (name: string, fact: Fact) => put(name, (staging) => staging.add(fact));
  return {
    add,
    addRows: (name: string, rows: readonly CopyBytes[]) => put(name, (staging) => staging.addRows(rows)),
    /** What stands on no line is posted beside the counts: they are of records of the file. */
    addRest: async (rest: readonly { readonly table: string; readonly fact: Fact }[]) => {
      const unplaced = await open(poster.ownTable);
      for (const { table, fact } of rest)
        if (table === poster.ownTable && fact.line === null) unplaced.add(fact);
        else add(table, fact);
      await unplaced.finish();
    },
    flushFull: async () => {
      for (const staging of full) await staging.flush();
      full.clear();
    },
    finish: async (): Promise<PostedCounts> => {
      let own: PostedCounts = { read: 0, added: 0, changed: 0, unchanged: 0 };
      for (const [name, staging] of stagings) {
        const counts = await staging.finish();
        staged += counts.read;
        if (name === poster.ownTable) own = counts;
      }
      return own;
    },
  };
}

async function openIssueStaging(tx: Writing) {
  const staged = await openStagedCopy(tx, 'import_issue', {
    ordinal: 'integer',
    line: 'integer',
    sheet: 'text',
    disposition: 'text',
    refusals: 'jsonb',
    raw: 'jsonb',
  });
  const kept: ImportIssue[] = [];
  let isFull = false;
  let repairedCount = 0;
  return {
    tell: (issue: ImportIssue) => {
      if (kept.length < issuesKeptMax) kept.push(issue);
      if (issue.disposition === 'repaired') repairedCount += 1;
      const { line, sheet, disposition, refusals, raw } = issue;
      const cells = [staged.count(), line, sheet, disposition, JSON.stringify(refusals), JSON.stringify(raw)];
      isFull = staged.add(cells) || isFull;
    },
    flushFull: async () => {
      if (isFull) await staged.flush();
      isFull = false;
    },
    finish: async (importId: string) => {
      if (staged.count() === 0) return;
      await staged.finish();
      tx.atTheEnd((change) => writeIssues(tx, staged, importId, change));
    },
    told: () => ({ issues: kept, issueCount: staged.count(), repairedCount }),
  };
}

async function writeIssues({ client }: Writing, { table }: StagedCopy, importId: string, change: bigint) {
  await client.query(
    `insert into import_issue (tenant_id, import_id, change, ordinal, line, sheet, disposition, refusals, raw)
     select cordee.tenant(), $1, $2, ordinal, line, sheet, disposition, refusals, raw from ${table} order by ordinal`,
    [importId, change],
  );
}

export async function* batchesOf(rows: AsyncIterable<IncomingRow>): AsyncIterable<readonly IncomingRow[]> {
  let batch: IncomingRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < rowsPerBatch) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
