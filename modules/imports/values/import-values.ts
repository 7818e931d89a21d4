// Typed access to the values of a row: asking a field for another type than its own is a bug of the caller.
import { invariant } from '@cordee/kernel';
import type { Decimal, PlainDate } from '@cordee/kernel';

import type { ImportValue, ImportValues } from '../import-target.ts';

/** The text of a code, text, email, currency, period or choice field; null when the row has none. */
export function textValue(values: ImportValues, field: string): string | null {
  const value = values[field] ?? null;
  invariant(value === null || typeof value === 'string', 'not a text field', { field });
  return value;
}

/** The exact number of an amount, number or percentage field (3 % is 0.03); null when the row has none. */
export function decimalValue(values: ImportValues, field: string): Decimal | null {
  const value = values[field] ?? null;
  invariant(value === null || isDecimal(value), 'not a numeric field', { field });
  return value;
}

/** The date of a date field; null when the row has none. */
export function dateValue(values: ImportValues, field: string): PlainDate | null {
  const value = values[field] ?? null;
  invariant(value === null || isDate(value), 'not a date field', { field });
  return value;
}

/** The same as ISO text; null when the row has none. */
export function dayValue(values: ImportValues, field: string): string | null {
  const date = dateValue(values, field);
  return date && dayText(date);
}

/** A file of a million rows has a few thousand days, each read once: its text is written once as well. */
export function dayText(date: PlainDate): string {
  const known = dayTexts.get(date);
  if (known !== undefined) return known;
  const text = date.toString();
  dayTexts.set(date, text);
  return text;
}

const dayTexts = new WeakMap<PlainDate, string>();

export function isDecimal(value: ImportValue): value is Decimal {
  return typeof value === 'object' && 'unscaled' in value;
}

export function isDate(value: ImportValue): value is PlainDate {
  return value instanceof Temporal.PlainDate;
}
