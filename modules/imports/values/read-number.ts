import { negated, ok, parseDecimal, refused } from '@cordee/kernel';
import type { Decimal, Result } from '@cordee/kernel';

import type { DecimalMark } from '../reading/column-style.ts';

/** A number as written: its exact value, the currency beside it, and whether a percent sign followed. */
export type WrittenNumber = {
  readonly value: Decimal;
  readonly currency: string | null;
  readonly isPercent: boolean;
};

/** A number stripped of its signs and marks, its digits and separators still as written. */
export type BareNumber = {
  readonly digits: string;
  readonly isNegative: boolean;
  readonly currency: string | null;
  readonly isPercent: boolean;
};

const SYMBOLS: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP', '¥': 'JPY' };
const EURO_WORD = /^(?:euros?)$/i;
const PATTERNS: Readonly<Record<DecimalMark, RegExp>> = {
  comma: /^(?:\d{1,3}(?:([ .'])\d{3})(?:\1\d{3})*|\d+)?(?:,(\d*))?$/,
  point: /^(?:\d{1,3}(?:([ ,'])\d{3})(?:\1\d{3})*|\d+)?(?:\.(\d*))?$/,
};

/**
 * Reads a number as offices write it: 1 234,56 € · 1.234,56 · (1 234) · 1234- · 12 %. The decimal mark belongs to the
 * column, never guessed from one value. Refuses imports.number_unreadable and imports.number_exponent.
 */
export function readNumber(text: string, mark: DecimalMark): Result<WrittenNumber> {
  const plain = plainNumber(text, mark === 'comma' ? ',' : '.');
  if (plain !== null) return ok({ value: plain, currency: null, isPercent: false });
  const bare = bareNumber(text);
  if (bare === null) {
    const isShortened = /^[-+]?\d+(?:[.,]\d+)?e[+-]?\d+$/i.test(text.trim());
    return refused(isShortened ? 'imports.number_exponent' : 'imports.number_unreadable', {
      value: shown(text),
    });
  }
  const match = PATTERNS[mark].exec(bare.digits);
  if (match === null || !/\d/.test(bare.digits)) {
    return refused('imports.number_unreadable', { value: shown(text) });
  }
  const fraction = match[2] ?? '';
  const whole = (
    fraction === '' && match[2] === undefined ? bare.digits : wholePart(bare.digits, mark)
  ).replace(/\D/g, '');
  const canonical = `${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction === '' ? '' : `.${fraction}`}`;
  const value = parseDecimal(canonical);
  if (!value.ok) return refused('imports.number_unreadable', { value: shown(text) });
  return ok({
    value: bare.isNegative ? negated(value.value) : value.value,
    currency: bare.currency,
    isPercent: bare.isPercent,
  });
}

/** No more digits than a number holds exactly. */
const plainDigitsMax = 15;
const zeroCode = 0x30;

/** Digits alone, at most one mark among them: what most columns hold, and cheap to read. Null for everything else. */
function plainNumber(text: string, mark: string): Decimal | null {
  if (text.length > plainDigitsMax) return null;
  let unscaled = 0;
  let markAt = -1;
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - zeroCode;
    if (digit >= 0 && digit <= 9) unscaled = unscaled * 10 + digit;
    else if (text[at] === mark && markAt === -1 && at > 0) markAt = at;
    else return null;
  }
  if (text === '' || markAt === text.length - 1) return null;
  return { unscaled: BigInt(unscaled), scale: markAt === -1 ? 0 : text.length - 1 - markAt };
}

/** Takes off what surrounds the digits: currency, percent, signs, accounting brackets. Null when it is no number. */
export function bareNumber(text: string): BareNumber | null {
  let rest = text
    .replace(/[\u00a0\u202f\u2009\u2007]/g, ' ')
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/\u2019/g, "'")
    .trim();
  const isBracketed = rest.startsWith('(') && rest.endsWith(')');
  if (isBracketed) rest = rest.slice(1, -1).trim();
  const surrounded = /^([^\d.,]*)([\d.,' ]*\d[.,]?|[\d.,' ]*\d)([^\d]*)$/.exec(rest);
  if (surrounded === null) return null;
  const [, before = '', digits = '', after = ''] = surrounded;
  const marks = (before + after).replaceAll(' ', '');
  const minus = marks.split('-').length - 1;
  const isPercent = marks.includes('%');
  const name = marks.replace(/[-+%]/g, '');
  const currency = currencyNamed(name);
  if (currency === undefined || minus > 1 || (isBracketed && minus > 0)) return null;
  return { digits: digits.trim(), isNegative: isBracketed || minus === 1, currency, isPercent };
}

/** The ISO code of a currency as written (EUR, €, euros), null for nothing, undefined for what names none. */
export function currencyNamed(text: string): string | null | undefined {
  const name = text.trim();
  if (name === '') return null;
  if (SYMBOLS[name] !== undefined) return SYMBOLS[name];
  if (EURO_WORD.test(name)) return 'EUR';
  return /^[a-z]{3}$/i.test(name) ? name.toUpperCase() : undefined;
}

/** The ratio of a percentage: 12 % as 0.12, with two more decimals and nothing lost. */
export function hundredth(value: Decimal): Decimal {
  return { unscaled: value.unscaled, scale: value.scale + 2 };
}

function wholePart(digits: string, mark: DecimalMark): string {
  return digits.slice(0, digits.lastIndexOf(mark === 'comma' ? ',' : '.'));
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
