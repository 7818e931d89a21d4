import {
  compareDecimals,
  dividedBy,
  isZero,
  percentageOf,
  rounded,
  withoutTrailingZeros,
} from '@cordee/kernel';
import type { Decimal, Percentage } from '@cordee/kernel';
import type { PaidLine } from './compare-paid.ts';
import type { FileHabits } from './paid-causes.ts';

const RATE_SCALE = 4;
const LINES_MIN = 3;

/** What the lines of a file have in common: a rate that most of them share, amounts written without cents. */
export function habitsOf(lines: readonly PaidLine[]): FileHabits {
  return {
    rate: commonRate(lines),
    isWhole: lines.length >= LINES_MIN && lines.every(({ amount }) => isWhole(amount)),
    areBasesWhole: lines.length >= LINES_MIN && lines.every(({ base }) => base === null || isWhole(base)),
  };
}

function isWhole(value: Decimal): boolean {
  return withoutTrailingZeros(value).scale === 0;
}

/** The rate of at least three lines and of half of those that have a base; null where the lines share none. */
function commonRate(lines: readonly PaidLine[]): Percentage | null {
  const rates = lines.flatMap(({ amount, base }): Decimal[] =>
    base === null || isZero(base) || isZero(amount)
      ? []
      : [dividedBy(amount, base, { scale: RATE_SCALE, rounding: 'half-even' })],
  );
  const groups = Map.groupBy(rates, ({ unscaled }) => unscaled);
  const [most] = [...groups.values()].toSorted((a, b) => b.length - a.length || compareFirst(a, b));
  const [rate] = most ?? [];
  if (most === undefined || rate === undefined) return null;
  const isShared = most.length >= LINES_MIN && most.length * 2 >= rates.length;
  return isShared ? percentageOf(rounded(rate, { scale: RATE_SCALE, rounding: 'half-even' })) : null;
}

function compareFirst(a: readonly Decimal[], b: readonly Decimal[]): number {
  const [first, second] = [a[0], b[0]];
  return first && second ? compareDecimals(first, second) : 0;
}
