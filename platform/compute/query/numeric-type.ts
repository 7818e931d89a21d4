import { magnitude, ok, refused, type Decimal, type Result } from '@cordee/kernel';

/** A number below 10^integerDigits in magnitude, with `scale` digits after the point. */
export type NumericType = { readonly integerDigits: number; readonly scale: number };

/** Both engines calculate exactly up to here. */
const digitsMax = 38;

/** No tenant's table has 10^9 rows, so a sum has at most nine integer digits more than what it adds. */
const rowCountDigits = 9;

export function typeOfConstant(value: Decimal): NumericType {
  const digits = magnitude(value.unscaled).toString().length;
  return { integerDigits: Math.max(digits - value.scale, 1), scale: value.scale };
}

/** The type of a × b. Refuses platform.compute_bound_exceeded when it may pass 38 digits. */
export function productType(a: NumericType, b: NumericType): Result<NumericType> {
  return bounded({ integerDigits: a.integerDigits + b.integerDigits, scale: a.scale + b.scale });
}

/** The type of a sum over as many rows as a table may have. Refuses platform.compute_bound_exceeded likewise. */
export function sumType(added: NumericType): Result<NumericType> {
  return bounded({ integerDigits: added.integerDigits + rowCountDigits, scale: added.scale });
}

function bounded(type: NumericType): Result<NumericType> {
  const digits = type.integerDigits + type.scale;
  return digits > digitsMax ? refused('platform.compute_bound_exceeded', { digits, digitsMax }) : ok(type);
}
