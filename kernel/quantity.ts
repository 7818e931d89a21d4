import type { Amount } from './amount.ts';
import { equalDecimals } from './decimal.ts';
import type { Decimal } from './decimal.ts';
import type { Percentage } from './percentage.ts';
import { compareDates } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';

/** A value that an explanation can show: its kind says how it is read. */
export type Quantity =
  | { readonly kind: 'decimal'; readonly value: Decimal; readonly unit?: string }
  | { readonly kind: 'amount'; readonly amount: Amount }
  | { readonly kind: 'percentage'; readonly ratio: Percentage }
  | { readonly kind: 'date'; readonly date: PlainDate }
  | { readonly kind: 'text'; readonly text: string };

/** Whether two quantities are the same value of the same kind; scales do not count. */
export function equalQuantities(a: Quantity, b: Quantity): boolean {
  if (a.kind === 'amount' && b.kind === 'amount') {
    return a.amount.currency === b.amount.currency && equalDecimals(a.amount.value, b.amount.value);
  }
  if (a.kind === 'decimal' && b.kind === 'decimal')
    return a.unit === b.unit && equalDecimals(a.value, b.value);
  if (a.kind === 'percentage' && b.kind === 'percentage') return equalDecimals(a.ratio, b.ratio);
  if (a.kind === 'date' && b.kind === 'date') return compareDates(a.date, b.date) === 0;
  return a.kind === 'text' && b.kind === 'text' && a.text === b.text;
}

/** The number inside a quantity, null when it is a date or a text. */
export function numberOf(quantity: Quantity): Decimal | null {
  switch (quantity.kind) {
    case 'decimal':
      return quantity.value;
    case 'percentage':
      return quantity.ratio;
    case 'amount':
      return quantity.amount.value;
    case 'date':
    case 'text':
      return null;
  }
}
