import { ok, refused, withoutTrailingZeros, type Decimal, type Place, type Result } from '@cordee/kernel';

const decimalsMax = 4;
const integerDigitsMax = 13;

/** Amounts are kept as written, within what every calculation can carry exactly: 13 digits before the mark, 4 after. */
export function storableAmount(amount: Decimal, place: Place): Result<Decimal> {
  const { unscaled, scale } = withoutTrailingZeros(amount);
  const integerDigits = String(unscaled < 0n ? -unscaled : unscaled).length - scale;
  if (scale > decimalsMax) return refused('transactions.too_many_decimals', { max: decimalsMax }, place);
  if (integerDigits > integerDigitsMax)
    return refused('transactions.too_large', { max: integerDigitsMax }, place);
  return ok(amount);
}
