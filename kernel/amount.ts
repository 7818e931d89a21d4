import { currency } from './currency.ts';
import type { Currency } from './currency.ts';
import {
  compareDecimals,
  decimal,
  decimalText,
  minus,
  negated,
  plus,
  sumDecimals,
  times,
} from './decimal.ts';
import type { Decimal } from './decimal.ts';
import { invariant } from './invariant.ts';

/** A sum of money as its source gave it: exact, with its own scale, not yet payable. */
export type Amount = { readonly value: Decimal; readonly currency: Currency };

/** The amount of a canonical decimal text and a currency code, both known to be good. */
export function amount(text: string, currencyCode: string): Amount {
  return { value: decimal(text), currency: currency(currencyCode) };
}

/** The canonical decimal text, without the currency. */
export function amountText(value: Amount): string {
  return decimalText(value.value);
}

/** The exact sum of two amounts of one currency. */
export function plusAmounts(a: Amount, b: Amount): Amount {
  return { value: plus(a.value, b.value), currency: sharedCurrency(a, b) };
}

/** The exact difference of two amounts of one currency. */
export function minusAmounts(a: Amount, b: Amount): Amount {
  return { value: minus(a.value, b.value), currency: sharedCurrency(a, b) };
}

/** The exact product; nothing is rounded. */
export function timesDecimal(value: Amount, factor: Decimal): Amount {
  return { value: times(value.value, factor), currency: value.currency };
}

/** The same amount with the other sign: what a credit note does to a sale. */
export function negatedAmount(value: Amount): Amount {
  return { value: negated(value.value), currency: value.currency };
}

/** The exact sum of amounts that are all in the given currency; zero when there are none. */
export function sumAmounts(amounts: readonly Amount[], inCurrency: Currency): Amount {
  for (const each of amounts) requireCurrency(each, inCurrency);
  return { value: sumDecimals(amounts.map((each) => each.value)), currency: inCurrency };
}

/** Compares two amounts of one currency by value. */
export function compareAmounts(a: Amount, b: Amount): -1 | 0 | 1 {
  sharedCurrency(a, b);
  return compareDecimals(a.value, b.value);
}

function sharedCurrency(a: Amount, b: Amount): Currency {
  requireCurrency(b, a.currency);
  return a.currency;
}

function requireCurrency(value: Amount, expected: Currency): void {
  invariant(value.currency === expected, 'amounts of two currencies never meet without a conversion', {
    expected,
    found: value.currency,
  });
}
