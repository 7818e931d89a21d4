import { isNegative, magnitude, unscaledAt } from './decimal.ts';
import type { Decimal } from './decimal.ts';
import { invariant } from './invariant.ts';
import type { Money } from './money.ts';

/**
 * Splits a payable sum by weights so that the parts sum to it exactly (Hamilton's method): each part is rounded
 * towards zero, then the units left go one by one to the largest remainders, the earlier weight first on a tie.
 * Weights are not negative and not all zero. 100 cents by 1, 1, 1 are 34, 33, 33.
 */
export function allocateByLargestRemainder(total: Money, weights: readonly Decimal[]): Money[] {
  const shares = comparableShares(weights);
  const sum = shares.reduce((a, b) => a + b, 0n);
  invariant(sum > 0n, 'an allocation needs a weight above zero');
  const whole = magnitude(total.minor);
  const parts = shares.map((share) => (whole * share) / sum);
  const left = whole - parts.reduce((a, b) => a + b, 0n);
  for (const index of byLargestRemainder(shares.map((share) => (whole * share) % sum)).slice(
    0,
    Number(left),
  )) {
    parts[index] = (parts[index] ?? 0n) + 1n;
  }
  return parts.map((part) => ({ minor: total.minor < 0n ? -part : part, currency: total.currency }));
}

function comparableShares(weights: readonly Decimal[]): bigint[] {
  const scale = Math.max(0, ...weights.map((weight) => weight.scale));
  return weights.map((weight) => {
    invariant(!isNegative(weight), 'an allocation weight is never negative');
    return unscaledAt(weight, scale);
  });
}

function byLargestRemainder(remainders: readonly bigint[]): number[] {
  const order = remainders.map((remainder, index) => ({ remainder, index }));
  order.sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  return order.map(({ index }) => index);
}
