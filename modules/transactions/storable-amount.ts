import { ok, refused, withoutTrailingZeros, type Decimal, type Place, type Result } from '@cordee/kernel';

const decimalsMax = 4;
const integerDigitsMax = 13;

/** Amounts are kept as written, within what every calculation can carry exactly: 13 digits before the mark, 4 after. */
export function storableAmount(amount: Decimal, place: Place): Result<Decimal> {
  if (isPlainlyStorable(amount)) return ok(amount);
  const { scale, integerDigits } = sizeOf(amount);
  if (scale > decimalsMax) return refused('transactions.too_many_decimals', { max: decimalsMax }, place);
  if (integerDigits > integerDigitsMax)
    return refused('transactions.too_large', { max: integerDigitsMax }, place);
  return ok(amount);
}

/** The same bounds for what a sale carries beside its amount. Refuses transactions.quantity_out_of_bounds, margin_out_of_bounds. */
export function storableFigure(
  figure: 'quantity' | 'margin',
  value: Decimal | null,
  place: Place,
): Result<Decimal | null> {
  if (value === null) return ok(null);
  const { scale, integerDigits } = sizeOf(value);
  return scale > decimalsMax || integerDigits > integerDigitsMax
    ? refused(
        `transactions.${figure}_out_of_bounds`,
        { decimals: decimalsMax, digits: integerDigitsMax },
        place,
      )
    : ok(value);
}

/** What nearly every amount is, without writing its digits. */
const plainMax = 10n ** BigInt(integerDigitsMax);
const isPlainlyStorable = ({ unscaled, scale }: Decimal): boolean =>
  scale <= decimalsMax && unscaled < plainMax && unscaled > -plainMax;

function sizeOf(value: Decimal): { readonly scale: number; readonly integerDigits: number } {
  const { unscaled, scale } = withoutTrailingZeros(value);
  return { scale, integerDigits: String(unscaled < 0n ? -unscaled : unscaled).length - scale };
}
