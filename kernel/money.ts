import type { Amount } from './amount.ts';
import { minorUnits } from './currency.ts';
import type { Currency } from './currency.ts';
import { decimalText } from './decimal.ts';
import type { Decimal } from './decimal.ts';
import { invariant } from './invariant.ts';
import { rounded } from './rounding.ts';
import type { Rounding } from './rounding.ts';

/** What can be paid: whole minor units of a currency. It comes out of a named rounding, never out of a source. */
export type Money = { readonly minor: bigint; readonly currency: Currency };

/** The named rounding point: the amount in whole minor units. 2.345 EUR half-even is 234 cents. */
export function toPayable(amount: Amount, rounding: Rounding): Money {
  const scale = minorUnits(amount.currency);
  return { minor: rounded(amount.value, { scale, rounding }).unscaled, currency: amount.currency };
}

/** The payable sum as an exact amount, to go on calculating. */
export function toAmount(money: Money): Amount {
  return { value: moneyDecimal(money), currency: money.currency };
}

/** The canonical text in major units: 1234 cents are '12.34'. */
export function moneyText(money: Money): string {
  return decimalText(moneyDecimal(money));
}

/** The exact sum of two payable sums of one currency. */
export function plusMoney(a: Money, b: Money): Money {
  requireCurrency(b, a.currency);
  return { minor: a.minor + b.minor, currency: a.currency };
}

/** The exact difference of two payable sums of one currency. */
export function minusMoney(a: Money, b: Money): Money {
  requireCurrency(b, a.currency);
  return { minor: a.minor - b.minor, currency: a.currency };
}

/** The exact sum of payable sums that are all in the given currency; zero when there are none. */
export function sumMoney(list: readonly Money[], inCurrency: Currency): Money {
  return list.reduce(plusMoney, { minor: 0n, currency: inCurrency });
}

/**
 * What is due for one period when pay is cumulative: the due of the year to date, less what the year already paid.
 * The periods of a year then sum to the year, however each was rounded.
 */
export function trueUp(cumulativeDue: Money, alreadyPaid: Money): Money {
  return minusMoney(cumulativeDue, alreadyPaid);
}

function moneyDecimal(money: Money): Decimal {
  return { unscaled: money.minor, scale: minorUnits(money.currency) };
}

function requireCurrency(money: Money, expected: Currency): void {
  invariant(money.currency === expected, 'sums of two currencies never meet', {
    expected,
    found: money.currency,
  });
}
