import { magnitude, powerOfTen } from './decimal.ts';
import type { Decimal } from './decimal.ts';
import { invariant } from './invariant.ts';

/** How a value between two neighbours is placed. 'up' and 'down' are away from and towards zero, as are the halves. */
export const ROUNDINGS = ['half-even', 'half-up', 'half-down', 'up', 'down', 'ceiling', 'floor'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** A named loss of digits: how many stay after the point, and how the last one is chosen. */
export type RoundingPoint = { readonly scale: number; readonly rounding: Rounding };

/** The value at exactly the given scale. 2.345 half-even at scale 2 is 2.34; 2.3 at scale 2 is 2.30. */
export function rounded(value: Decimal, point: RoundingPoint): Decimal {
  const missing = point.scale - value.scale;
  if (missing >= 0) return { unscaled: value.unscaled * powerOfTen(missing), scale: point.scale };
  return {
    unscaled: roundedQuotient(value.unscaled, powerOfTen(-missing), point.rounding),
    scale: point.scale,
  };
}

/** The quotient at the given scale, rounded once. The divisor is never zero: the caller has a typed answer for that case. */
export function dividedBy(dividend: Decimal, divisor: Decimal, point: RoundingPoint): Decimal {
  invariant(divisor.unscaled !== 0n, 'division by zero');
  const shift = point.scale + divisor.scale - dividend.scale;
  const numerator = dividend.unscaled * powerOfTen(Math.max(shift, 0));
  const denominator = divisor.unscaled * powerOfTen(Math.max(-shift, 0));
  return { unscaled: roundedQuotient(numerator, denominator, point.rounding), scale: point.scale };
}

function roundedQuotient(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const isPositive = numerator < 0n === denominator < 0n;
  const divisor = magnitude(denominator);
  const quotient = magnitude(numerator) / divisor;
  const remainder = magnitude(numerator) % divisor;
  if (remainder === 0n) return isPositive ? quotient : -quotient;
  const result = movesAway(rounding, {
    isPositive,
    isOdd: quotient % 2n === 1n,
    half: compareToHalf(remainder, divisor),
  })
    ? quotient + 1n
    : quotient;
  return isPositive ? result : -result;
}

type Remainder = { readonly isPositive: boolean; readonly isOdd: boolean; readonly half: -1 | 0 | 1 };

function movesAway(rounding: Rounding, remainder: Remainder): boolean {
  switch (rounding) {
    case 'up':
      return true;
    case 'down':
      return false;
    case 'ceiling':
      return remainder.isPositive;
    case 'floor':
      return !remainder.isPositive;
    case 'half-up':
      return remainder.half >= 0;
    case 'half-down':
      return remainder.half > 0;
    case 'half-even':
      return remainder.half > 0 || (remainder.half === 0 && remainder.isOdd);
  }
}

function compareToHalf(remainder: bigint, divisor: bigint): -1 | 0 | 1 {
  const doubled = remainder * 2n;
  if (doubled === divisor) return 0;
  return doubled < divisor ? -1 : 1;
}
