// What became of each record of a file, found again: the file is read with what was known when it was brought in.
import type { Scope } from '@cordee/kernel';
import type { Database, Writing } from '@cordee/platform/database';
import type { BridgeLine } from './bridge-line.ts';
import type { Poster, PostedRow } from '../import-poster.ts';
import type { ImportIssue, ImportRecord } from '../import-record.ts';
import type { IncomingRow } from '../import-store.ts';
import { textValue } from '../values/import-values.ts';
import { openIntake, takeIn, type Intake } from './intake.ts';
import { batchesOf } from './post-rows.sql.ts';

/** Nothing of it is kept: it is a rehearsal on the day before the import. Answers the sums that it came to. */
export async function replayImport(
  database: Database,
  scope: Scope,
  { record, poster, rows, tell }: Replay,
): Promise<Intake['sums']> {
  const before = { ...scope, asOf: { ...scope.asOf, change: record.change - 1n } };
  const cause = { code: 'imports.file_imported', detail: {} };
  return database.rehearse(before, cause, async (tx) => {
    let issue: ImportIssue | null = null;
    const intake = openIntake((told) => {
      issue = told;
    });
    const posting = await poster.open(tx, before, record.source, false);
    for await (const batch of batchesOf(rows)) {
      await posting.prepare?.(batch.flatMap(({ row }) => (row.kind === 'row' ? [row] : [])));
      for (const incoming of batch) {
        issue = null;
        const posted = takeIn(intake, posting, incoming);
        const line = lineOf(incoming, posted, issue);
        if (line) tell(line);
      }
    }
    return intake.sums;
  });
}

export type Replay = {
  readonly record: ImportRecord;
  readonly poster: Poster<Writing>;
  readonly rows: AsyncIterable<IncomingRow>;
  readonly tell: (line: BridgeLine) => void;
};

/** Null for what is no record and carries no amount: a title, a blank line, a total. */
function lineOf(
  { row, amount }: IncomingRow,
  posted: PostedRow | null,
  issue: ImportIssue | null,
): BridgeLine | null {
  if (row.kind === 'excluded' && amount === null) return null;
  return {
    line: row.line,
    sheet: row.sheet ?? null,
    part: partOf(posted, row.kind === 'excluded'),
    amount,
    seller: textValue(row.values, 'seller'),
    reasons: issue?.refusals ?? [],
  };
}

function partOf(posted: PostedRow | null, isExcluded: boolean): BridgeLine['part'] {
  if (posted === null) return isExcluded ? 'excluded' : 'rejected';
  return posted.creditedTo === null ? 'creditedToNobody' : 'credited';
}
