// What becomes of each record on its way in: taken, turned away or mended, counted and added up in money.
import { plus, ZERO, type Decimal, type Refusal } from '@cordee/kernel';
import type { Bridge, ImportIssue } from '../import-record.ts';
import type { Posting, PostedRow } from '../import-poster.ts';
import type { IncomingRow } from '../import-store.ts';
import type { AcceptedRow, ExcludedRow, RejectedRow } from '../reading/read-row.ts';

export type Intake = {
  /** Hears of every row that is turned away, left aside or mended, in the order of the file. */
  readonly tell: (issue: ImportIssue) => void;
  readonly counts: { read: number; rejected: number; excluded: number };
  /** The file's own total is added up apart from its parts, so that the bridge can be seen to close. */
  readonly sums: { -readonly [Part in keyof Omit<Bridge, 'currency'>]: Decimal };
};

export function openIntake(tell: Intake['tell']): Intake {
  return {
    tell,
    counts: { read: 0, rejected: 0, excluded: 0 },
    sums: { file: ZERO, rejected: ZERO, excluded: ZERO, credited: ZERO, creditedToNobody: ZERO },
  };
}

/** What the row becomes, or null where it is turned away or left aside; everything else about it goes to the intake. */
export function takeIn(intake: Intake, posting: Posting, { row, amount }: IncomingRow): PostedRow | null {
  intake.counts.read += 1;
  const value = amount ?? ZERO;
  add(intake, 'file', value);
  if (row.kind !== 'row') {
    turnAway(intake, row.kind, row, row.kind === 'rejected' ? row.refusals : [row.reason], value);
    return null;
  }
  const posted = posting.post(row);
  if (!posted.ok) {
    turnAway(intake, 'rejected', row, [posted.refusal], value);
    return null;
  }
  keep(intake, row, posted.value, value);
  return posted.value;
}

/** A row of a kind without amounts that was taken, and turns out to be wrong beside the others of its file. */
export function turnAwayAfter(intake: Intake, row: AcceptedRow, refusal: Refusal): void {
  turnAway(intake, 'rejected', row, [refusal], ZERO);
}

function keep(intake: Intake, row: AcceptedRow, { creditedTo, remark }: PostedRow, amount: Decimal): void {
  if (creditedTo !== undefined) add(intake, creditedTo === null ? 'creditedToNobody' : 'credited', amount);
  const remarks = remark ? [...row.repairs, remark] : row.repairs;
  if (remarks.length > 0)
    intake.tell({ ...placeOf(row), disposition: 'repaired', refusals: remarks, raw: [] });
}

function turnAway(
  intake: Intake,
  disposition: 'rejected' | 'excluded',
  row: AcceptedRow | ExcludedRow | RejectedRow,
  refusals: readonly Refusal[],
  amount: Decimal,
): void {
  intake.counts[disposition] += 1;
  add(intake, disposition, amount);
  intake.tell({ ...placeOf(row), disposition, refusals, raw: row.raw });
}

function add({ sums }: Intake, part: keyof Intake['sums'], amount: Decimal): void {
  if (amount !== ZERO) sums[part] = plus(sums[part], amount);
}

const placeOf = (row: { readonly line: number; readonly sheet?: string }) => ({
  line: row.line,
  sheet: row.sheet ?? null,
});
