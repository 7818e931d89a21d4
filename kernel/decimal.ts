import { invariant } from './invariant.ts';
import { ok, refused } from './result.ts';
import type { Refusal, Result } from './result.ts';

/** An exact decimal number: unscaled × 10^-scale. The scale is the one the value came with: 1.50 stays 1.50. */
export type Decimal = { readonly unscaled: bigint; readonly scale: number };

/** Longer texts are refused: no business figure needs them, and a hostile file must not cost a long multiplication. */
const DIGITS_MAX = 100;
const CANONICAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

export const ZERO: Decimal = { unscaled: 0n, scale: 0 };
export const ONE: Decimal = { unscaled: 1n, scale: 0 };

/** Whether a text is a decimal as this program writes it: no grouping, no exponent, a point. */
export function isCanonicalDecimal(text: string): boolean {
  return text.length <= DIGITS_MAX && CANONICAL.test(text);
}

/** Reads a canonical decimal (-1234.5600). Refuses kernel.decimal_invalid otherwise. */
export function parseDecimal(text: string): Result<Decimal, Refusal> {
  if (!isCanonicalDecimal(text))
    return refused('kernel.decimal_invalid', { text: text.slice(0, DIGITS_MAX) });
  const point = text.indexOf('.');
  if (point < 0) return ok({ unscaled: BigInt(text), scale: 0 });
  const digits = text.slice(0, point) + text.slice(point + 1);
  return ok({ unscaled: BigInt(digits), scale: text.length - point - 1 });
}

/** The decimal of a constant in the code; a text that is not canonical is a bug. Parse what users give with parseDecimal. */
export function decimal(text: string): Decimal {
  const parsed = parseDecimal(text);
  invariant(parsed.ok, 'not a canonical decimal', { text });
  return parsed.value;
}

/** The canonical text, with as many digits after the point as the scale says. */
export function decimalText(value: Decimal): string {
  const sign = value.unscaled < 0n ? '-' : '';
  const digits = magnitude(value.unscaled)
    .toString()
    .padStart(value.scale + 1, '0');
  if (value.scale === 0) return sign + digits;
  return `${sign}${digits.slice(0, -value.scale)}.${digits.slice(-value.scale)}`;
}

/** The exact sum; its scale is the larger of the two. */
export function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { unscaled: unscaledAt(a, scale) + unscaledAt(b, scale), scale };
}

/** The exact difference; its scale is the larger of the two. */
export function minus(a: Decimal, b: Decimal): Decimal {
  return plus(a, negated(b));
}

/** The exact product; its scale is the sum of the two. */
export function times(a: Decimal, b: Decimal): Decimal {
  return { unscaled: a.unscaled * b.unscaled, scale: a.scale + b.scale };
}

/** The same magnitude with the other sign. */
export function negated(value: Decimal): Decimal {
  return { unscaled: -value.unscaled, scale: value.scale };
}

/** The exact sum of a list, zero when it is empty. */
export function sumDecimals(values: readonly Decimal[]): Decimal {
  return values.reduce(plus, ZERO);
}

/** Compares by value: 1.5 and 1.50 are equal. */
export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const difference = minus(a, b).unscaled;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

/** Whether the two are the same number, whatever their scales. */
export function equalDecimals(a: Decimal, b: Decimal): boolean {
  return compareDecimals(a, b) === 0;
}

export function isZero(value: Decimal): boolean {
  return value.unscaled === 0n;
}

export function isNegative(value: Decimal): boolean {
  return value.unscaled < 0n;
}

/** The smaller of the two; the first when they are equal. */
export function minDecimal(a: Decimal, b: Decimal): Decimal {
  return compareDecimals(b, a) < 0 ? b : a;
}

/** The larger of the two; the first when they are equal. */
export function maxDecimal(a: Decimal, b: Decimal): Decimal {
  return compareDecimals(b, a) > 0 ? b : a;
}

/** The same number with the smallest scale that holds it: 1.50 becomes 1.5, 100 stays 100. */
export function withoutTrailingZeros(value: Decimal): Decimal {
  let { unscaled, scale } = value;
  for (const digits of strides) {
    const power = powerOfTen(digits);
    while (scale >= digits && unscaled % power === 0n) {
      unscaled /= power;
      scale -= digits;
    }
  }
  return { unscaled, scale };
}

/** A sum of shares ends in eight zeros or more: they go together. */
const strides = [8, 4, 2, 1];

/** The unscaled number of the same value at a scale that is at least its own. */
export function unscaledAt(value: Decimal, scale: number): bigint {
  // The text is written only for the error: every sum and comparison passes here.
  if (scale < value.scale) {
    invariant(false, 'a decimal loses digits only at a named rounding', { scale, value: decimalText(value) });
  }
  return value.unscaled * powerOfTen(scale - value.scale);
}

const POWERS_KEPT = 64;
const powersOfTen = Array.from({ length: POWERS_KEPT }, (_, exponent) => 10n ** BigInt(exponent));

export function powerOfTen(exponent: number): bigint {
  return powersOfTen[exponent] ?? 10n ** BigInt(exponent);
}

export function magnitude(unscaled: bigint): bigint {
  return unscaled < 0n ? -unscaled : unscaled;
}
