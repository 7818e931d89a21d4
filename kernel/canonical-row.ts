import type { Amount } from './amount.ts';
import { decimal, isCanonicalDecimal, withoutTrailingZeros } from './decimal.ts';
import type { Decimal } from './decimal.ts';
import { invariant } from './invariant.ts';
import type { Money } from './money.ts';
import type { PlainDate } from './plain-date.ts';

/** A decimal by its canonical text, for whoever has no other: its row is that of the number. */
export type DecimalInText = { readonly decimal: string };

/** What a canonical row may hold. A number is a safe integer: fractions are decimals. */
export type CanonicalValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Decimal
  | DecimalInText
  | Amount
  | Money
  | PlainDate;

/**
 * The one text of an ordered row of typed values, for hashing: two rows have the same text only when they have as many
 * values, of the same types, each equal. Decimals are encoded by value (1.5 and 1.50 alike), so that the scale a database
 * driver adds does not change a hash. canonicalRow(['a', 1n, null]) is 'r3|s1:a|i1|n'. Changing a letter of it changes
 * every stored hash.
 */
export function canonicalRow(values: readonly CanonicalValue[]): string {
  const parts = [`r${values.length}`];
  for (const value of values) parts.push(encoded(value));
  // A text that is joined holds none of its parts, where one that is added to holds them all until it is read.
  return parts.join('|');
}

function encoded(value: CanonicalValue): string {
  if (value === null) return 'n';
  if (typeof value === 'boolean') return value ? 'b1' : 'b0';
  if (typeof value === 'bigint') return `i${value}`;
  if (typeof value === 'number') {
    invariant(Number.isSafeInteger(value), 'a canonical number is a safe integer', { value });
    return `i${value === 0 ? 0 : value}`;
  }
  if (typeof value === 'string') {
    invariant(value.isWellFormed(), 'a canonical text is well-formed Unicode');
    return `s${value.length}:${value}`;
  }
  return encodedObject(value);
}

function encodedObject(value: Decimal | DecimalInText | Amount | Money | PlainDate): string {
  if (value instanceof Temporal.PlainDate) return `t${value.toString()}`;
  if ('decimal' in value) return `d${encodedText(value.decimal)}`;
  if ('minor' in value) return `m${value.minor}${value.currency}`;
  if ('value' in value) return `a${encodedDecimal(value.value)}${value.currency}`;
  return `d${encodedDecimal(value)}`;
}

/** The same of -0.0500 as of its number: -5e2. */
function encodedText(text: string): string {
  const point = text.indexOf('.');
  if (point < 0) return encodedDecimal(decimal(text));
  invariant(isCanonicalDecimal(text), 'not a canonical decimal', { text });
  let end = text.length;
  while (text.charCodeAt(end - 1) === zero) end -= 1;
  const fraction = text.slice(point + 1, end);
  const whole = text.slice(0, point);
  // A number that begins with its fraction has zeros that the unscaled one has not.
  if (fraction === '' || whole === '0' || whole === '-0') return encodedDecimal(decimal(text));
  return `${whole}${fraction}e${fraction.length}`;
}

const zero = '0'.charCodeAt(0);

function encodedDecimal(value: Decimal): string {
  const { unscaled, scale } = withoutTrailingZeros(value);
  return `${unscaled}e${scale}`;
}
