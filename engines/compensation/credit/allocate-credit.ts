import { allocateByLargestRemainder, minorUnits, unscaledAt } from '@cordee/kernel';
import type { Amount, Percentage } from '@cordee/kernel';

/**
 * The shares of an amount, which sum to it exactly: in minor units, or finer where the amount itself is, the units left
 * by largest remainder, the earlier share first on a tie. Example: 100.00 € by thirds is 33.34, 33.33, 33.33.
 */
export function allocateCredit(amount: Amount, shares: readonly Percentage[]): readonly Amount[] {
  if (shares.length === 1) return [amount];
  const { value, currency } = amount;
  const scale = Math.max(value.scale, minorUnits(currency));
  const whole = { minor: unscaledAt(value, scale), currency };
  return allocateByLargestRemainder(whole, shares).map(({ minor }) => ({
    value: { unscaled: minor, scale },
    currency,
  }));
}
