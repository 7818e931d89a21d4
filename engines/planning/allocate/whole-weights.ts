import { isNegative, unscaledAt } from '@cordee/kernel';
import type { Decimal } from '@cordee/kernel';

/**
 * Weights as whole numbers in the same proportion: 0.5 and 0.25 are 50 and 25. Null where one is negative or their sum
 * passes 2^53 − 1, past which proportions would be rounded.
 */
export function wholeWeights(weights: readonly Decimal[]): Float64Array | null {
  const scale = weights.reduce((most, weight) => Math.max(most, weight.scale), 0);
  let sum = 0n;
  const whole = new Float64Array(weights.length);
  for (const [index, weight] of weights.entries()) {
    if (isNegative(weight)) return null;
    const own = unscaledAt(weight, scale);
    sum += own;
    whole[index] = Number(own);
  }
  return sum > BigInt(Number.MAX_SAFE_INTEGER) ? null : whole;
}
