// What becomes of each record on its way in: taken, turned away or mended, counted and added up in money.
import { parseDecimal, plus, ZERO, type Decimal, type Refusal } from '@cordee/kernel';
import type { Bridge, ImportIssue } from './import-record.ts';
import type { Posting, PostedRow } from './import-poster.ts';
import type { IncomingRow } from './import-store.ts';
import type { PostedFact } from './posted-fact.ts';
import type { AcceptedRow, ExcludedRow, RejectedRow } from './read-row.ts';

export type Intake = {
  readonly issues: ImportIssue[];
  /** Facts of other tables than the kind's own, kept until the own ones are posted. */
  readonly others: Map<string, PostedFact[]>;
  readonly counts: { read: number; rejected: number; excluded: number };
  /** The file's own total is added up apart from its parts, so that the bridge can be seen to close. */
  readonly sums: { -readonly [Part in keyof Omit<Bridge, 'currency'>]: Decimal };
};

export function openIntake(): Intake {
  return {
    issues: [],
    others: new Map(),
    counts: { read: 0, rejected: 0, excluded: 0 },
    sums: { file: ZERO, rejected: ZERO, excluded: ZERO, credited: ZERO, creditedToNobody: ZERO },
  };
}

/** The facts of the kind's own table, row by row; everything else about the rows is kept in the intake. */
export async function* takeIn(
  intake: Intake,
  posting: Posting,
  rows: AsyncIterable<IncomingRow>,
): AsyncIterable<PostedFact> {
  for await (const { row, amount } of rows) {
    const value = amount === null ? ZERO : readAmount(amount);
    intake.counts.read += 1;
    intake.sums.file = plus(intake.sums.file, value);
    if (row.kind !== 'row') {
      turnAway(intake, row.kind, row, row.kind === 'rejected' ? row.refusals : [row.reason], value);
      continue;
    }
    const posted = posting.post(row);
    if (!posted.ok) turnAway(intake, 'rejected', row, [posted.refusal], value);
    else {
      keep(intake, row, posted.value, value);
      if (posted.value.own) yield posted.value.own;
    }
  }
}

export function addFact(intake: Intake, table: string, fact: PostedFact): void {
  const list = intake.others.get(table);
  if (list) list.push(fact);
  else intake.others.set(table, [fact]);
}

function keep(intake: Intake, row: AcceptedRow, posted: PostedRow, amount: Decimal): void {
  const { others = [], creditedTo, remark } = posted;
  if (creditedTo !== undefined) add(intake, creditedTo === null ? 'creditedToNobody' : 'credited', amount);
  const remarks = [...row.repairs, ...(remark ? [remark] : [])];
  if (remarks.length > 0)
    intake.issues.push({ ...placeOf(row), disposition: 'repaired', refusals: remarks, raw: [] });
  for (const { table, fact } of others) addFact(intake, table, fact);
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
  intake.issues.push({ ...placeOf(row), disposition, refusals, raw: row.raw });
}

function add({ sums }: Intake, part: keyof Intake['sums'], amount: Decimal): void {
  sums[part] = plus(sums[part], amount);
}

const placeOf = (row: { readonly line: number; readonly sheet?: string }) => ({
  line: row.line,
  sheet: row.sheet ?? null,
});

function readAmount(text: string): Decimal {
  const parsed = parseDecimal(text);
  return parsed.ok ? parsed.value : ZERO;
}
