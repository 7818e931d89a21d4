import { compareDecimals, invariant } from '@cordee/kernel';
import type { Explanation, Label } from '@cordee/kernel';
import type { ComponentInput } from '../component.ts';
import { label, step } from '../step.ts';
import { numberIn } from '../threshold.ts';
import { reachedValue } from './rate-table.ts';
import type { TableRow } from './rate-table.ts';

/** Where a figure lies between two rows, as a share of their distance: 12 decimals, half-even. */
export const POSITION_ROUNDING = { mode: 'half-even', scale: 12 } as const;

export const BEYONDS = ['flat', 'slope', 'zero'] as const;
export type Beyond = (typeof BEYONDS)[number];

type Ends = {
  /** What holds below the first row: its own value ('flat'), or nothing. */
  readonly below: Exclude<Beyond, 'slope'>;
  /** What holds after the last row: its value, the slope of the last two rows, or nothing. */
  readonly beyond: Beyond;
  readonly nothing: Explanation;
  readonly rule: ComponentInput['rule'];
  readonly label: Label;
};

/**
 * The value on the straight line between the two rows around the figure. A slope that falls ends at nothing.
 * Example: 50 % at 80 % and 100 % at 100 % give 75 % at 90 %.
 */
export function linearValue(figure: Explanation, rows: readonly TableRow[], ends: Ends): Explanation {
  const [first, last] = [rows[0], rows.at(-1)];
  invariant(first !== undefined && last !== undefined, 'a table has a row');
  const { rule, label: named, nothing } = ends;
  if (compareDecimals(numberIn(figure), numberIn(first.bound)) < 0) {
    const below = ends.below === 'flat' ? first.value : nothing;
    return step('select', [figure, first.bound, first.value, below], { label: named, rule });
  }
  const isBeyond = compareDecimals(numberIn(figure), numberIn(last.bound)) > 0;
  if (isBeyond && ends.beyond === 'zero')
    return step('select', [last.bound, figure, last.value, nothing], { label: named, rule });
  if (rows.length === 1 || (isBeyond && ends.beyond === 'flat'))
    return reachedValue(figure, rows, { side: 'reached', below: nothing, rule, label: named });
  const value = between(figure, rows, ends);
  return isBeyond ? step('maximum', [value, nothing], { label: named, rule }) : value;
}

function between(figure: Explanation, rows: readonly TableRow[], { rule, label: named }: Ends): Explanation {
  const reached = rows.findLastIndex(({ bound }) => compareDecimals(numberIn(figure), numberIn(bound)) >= 0);
  const index = Math.min(reached, rows.length - 2);
  const [from, to] = [rows[index], rows[index + 1]];
  invariant(from !== undefined && to !== undefined, 'a line has two ends');
  const past = step('subtract', [figure, from.bound], { label: label('compensation.past_row'), rule });
  const distance = step('subtract', [to.bound, from.bound], {
    label: label('compensation.row_distance'),
    rule,
  });
  const position = step('divide', [past, distance], {
    label: label('compensation.position'),
    rule,
    rounding: POSITION_ROUNDING,
  });
  const rise = step('subtract', [to.value, from.value], { label: label('compensation.row_rise'), rule });
  const climbed = step('multiply', [rise, position], { label: label('compensation.row_climbed'), rule });
  return step('add', [from.value, climbed], { label: named, rule });
}
