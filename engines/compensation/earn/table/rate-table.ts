// One table serves every component: rows from a threshold, read by one of four shapes. What a table does with a figure
// is written as steps, so that the explanation shows the row reached and the one not reached.
import { compareDecimals, isZero } from '@cordee/kernel';
import type { Explanation, Label } from '@cordee/kernel';
import type { ComponentInput } from '../component.ts';
import { step } from '../step.ts';
import { numberIn } from '../threshold.ts';

/** 'reached': a row holds from its threshold on. 'exceeded': only beyond it. */
export const SIDES = ['reached', 'exceeded'] as const;
export type Side = (typeof SIDES)[number];

/** A row: its threshold and what it gives, both as nodes. */
export type TableRow = { readonly bound: Explanation; readonly value: Explanation };

type Reading = {
  readonly side: Side;
  /** What holds below the first row; a first row from zero has no lower end. */
  readonly below: Explanation;
  readonly rule: ComponentInput['rule'];
  readonly label: Label;
};

/** The index of the highest row that the figure reaches, −1 below the first. A first row from zero is always reached. */
function reachedIndex(tested: Explanation, rows: readonly TableRow[], side: Side): number {
  const found = rows.findLastIndex(({ bound }) => isReached(tested, bound, side));
  return found === -1 && startsAtZero(rows) ? 0 : found;
}

/** What the highest row reached gives. The steps test that row and the next one, which between them decide. */
export function reachedValue(tested: Explanation, rows: readonly TableRow[], reading: Reading): Explanation {
  const index = reachedIndex(tested, rows, reading.side);
  const [row, next] = [rows[index], rows[index + 1]];
  const lower = rows[index - 1]?.value ?? reading.below;
  const isOpen = index === 0 && startsAtZero(rows);
  let value = lower;
  if (row !== undefined) value = isOpen ? row.value : chosen(tested, row, { lower, ...reading });
  return next === undefined ? value : chosen(tested, next, { lower: value, ...reading });
}

type Choice = Pick<Reading, 'side' | 'rule' | 'label'> & { readonly lower: Explanation };

function chosen(
  tested: Explanation,
  { bound, value }: TableRow,
  { side, rule, label, lower }: Choice,
): Explanation {
  const inputs = side === 'reached' ? [tested, bound, value, lower] : [bound, tested, lower, value];
  return step('select', inputs, { label, rule });
}

export function isReached(tested: Explanation, bound: Explanation, side: Side): boolean {
  const order = compareDecimals(numberIn(tested), numberIn(bound));
  return side === 'reached' ? order >= 0 : order > 0;
}

export function startsAtZero(rows: readonly TableRow[]): boolean {
  return rows[0] !== undefined && isZero(numberIn(rows[0].bound));
}
