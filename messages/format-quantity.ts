import { decimalText, minorUnits, withoutTrailingZeros } from '@cordee/kernel';
import type { Amount, Decimal, Locale, Percentage, PlainDate, Quantity } from '@cordee/kernel';
import { messageOf } from './message-of.ts';

const TAGS: Readonly<Record<Locale, string>> = { fr: 'fr-FR', en: 'en-GB' };

/** The units that have words; another is shown as it is written. */
const UNITS_SAID: ReadonlySet<string> = new Set(['transactions', 'units', 'customers', 'sellers', 'days']);

/** A quantity as the reader's locale writes it. Every digit of an exact number is kept: nothing goes through a float. */
export function formatQuantity(quantity: Quantity, locale: Locale): string {
  switch (quantity.kind) {
    case 'amount':
      return formatAmount(quantity.amount, locale);
    case 'percentage':
      return formatPercentage(quantity.ratio, locale);
    case 'decimal':
      return formatUnits(quantity.value, quantity.unit, locale);
    case 'date':
      return formatDate(quantity.date, locale);
    case 'text':
      return quantity.text;
  }
}

/** 4210 EUR is '4 210 €' and 4209.9999 EUR is '4 209,9999 €': whole amounts go without cents. */
export function formatAmount({ value, currency }: Amount, locale: Locale): string {
  const { scale } = withoutTrailingZeros(value);
  const digits = Math.max(scale, minorUnits(currency));
  return write(value, locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: minorUnits(currency),
    maximumFractionDigits: digits,
    trailingZeroDisplay: 'stripIfInteger',
  });
}

/** The ratio 0.035 is '3,5 %'. */
export function formatPercentage(ratio: Percentage, locale: Locale): string {
  const digits = Math.max(withoutTrailingZeros(ratio).scale - 2, 0);
  return write(ratio, locale, { style: 'percent', maximumFractionDigits: digits });
}

export function formatDecimal(value: Decimal, locale: Locale): string {
  return write(value, locale, { maximumFractionDigits: withoutTrailingZeros(value).scale });
}

/** 5 March 2026, in the locale's words; the first of a month is « 1er » in French, which Intl does not know. */
export function formatDate(date: PlainDate, locale: Locale): string {
  const words = date.toLocaleString(TAGS[locale], { dateStyle: 'long' });
  return locale === 'fr' ? words.replace(/^1 /, '1er ') : words;
}

function formatUnits(value: Decimal, unit: string | undefined, locale: Locale): string {
  const number = formatDecimal(value, locale);
  if (unit === undefined || !UNITS_SAID.has(unit)) return unit === undefined ? number : `${number} ${unit}`;
  const plural =
    new Intl.PluralRules(TAGS[locale]).select(Number(decimalText(value))) === 'one' ? 'one' : 'other';
  return messageOf(`compensation.quantity_${unit}_${plural}`, { number }, locale);
}

function write(value: Decimal, locale: Locale, options: Intl.NumberFormatOptions): string {
  const text = decimalText(withoutTrailingZeros(value));
  // decimalText writes what StringNumericLiteral describes; Intl reads such a text digit by digit.
  return new Intl.NumberFormat(TAGS[locale], options).format(text as Intl.StringNumericLiteral);
}
