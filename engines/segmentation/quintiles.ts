import { compareDecimals, type Decimal } from '@cordee/kernel';

/**
 * From 1 for the lowest fifth to 5 for the highest, by place among all values: equal values share the score of the first
 * of them in ascending order.
 *
 * Example: of 10, 20, 30, 40 and 50 the scores are 1, 2, 3, 4 and 5; of five equal values each is 1.
 */
export function quintiles(values: ReadonlyMap<string, Decimal>): ReadonlyMap<string, number> {
  const sorted = [...values].toSorted(([, a], [, b]) => compareDecimals(a, b));
  const scores = new Map<string, number>();
  let first = 0;
  for (const [index, [id, value]] of sorted.entries()) {
    const previous = sorted[index - 1]?.[1];
    if (previous === undefined || compareDecimals(previous, value) !== 0) first = index;
    scores.set(id, Math.floor((first * 5) / sorted.length) + 1);
  }
  return scores;
}
