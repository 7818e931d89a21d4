import { compareDecimals, invariant } from '@cordee/kernel';
import type { Explanation } from '@cordee/kernel';
import type { ComponentInput } from '../component.ts';
import { label, step } from '../step.ts';
import { numberIn } from '../threshold.ts';
import { startsAtZero } from './rate-table.ts';
import type { TableRow } from './rate-table.ts';

/** What one row of a table did with its part of the figure. */
export type Slice = {
  readonly row: number;
  readonly part: Explanation;
  readonly rate: Explanation;
  readonly earned: Explanation;
};

/**
 * Each part of the figure at the rate of its own row. The part on a threshold belongs to the row below. A figure below
 * zero lies whole in a first row from zero, which has no lower end; the part under a first row above zero earns nothing.
 */
export function marginalSlices(
  figure: Explanation,
  rows: readonly TableRow[],
  { rule }: Pick<ComponentInput, 'rule'>,
): readonly Slice[] {
  return rows.flatMap(({ bound, value: rate }, row) => {
    if (row > 0 && compareDecimals(numberIn(figure), numberIn(bound)) <= 0) return [];
    const part = partNode(figure, rows, { row, rule });
    const earned = step('multiply', [part, rate], {
      label: label('compensation.tier', { tier: String(row + 1) }),
      rule,
    });
    return [{ row, part, rate, earned }];
  });
}

type At = { readonly row: number; readonly rule: ComponentInput['rule'] };

function partNode(figure: Explanation, rows: readonly TableRow[], { row, rule }: At): Explanation {
  const [lower, upper] = [rows[row]?.bound, rows[row + 1]?.bound];
  invariant(lower !== undefined, 'every row has a lower bound');
  const options = { label: label('compensation.part_in_tier'), rule };
  if (row > 0 || !startsAtZero(rows))
    return step('slice', upper === undefined ? [figure, lower] : [figure, lower, upper], options);
  return upper === undefined
    ? step('identity', [figure], options)
    : step('minimum', [figure, upper], options);
}
