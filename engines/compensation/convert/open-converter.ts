import { compareDates, isInPeriod, ok, periodContaining, refused } from '@cordee/kernel';
import type { Calendar, Currency, Period, PlainDate, Result } from '@cordee/kernel';
import type { Originals } from '../credit/originals.ts';
import type { Transaction } from '../credit/transaction.ts';
import type { Plan } from '../plan-format/plan.ts';
import type { ExchangeRate } from './exchange-rate.ts';

/** The rate that a transaction counts at; null where it is in the plan's currency, or where the plan does not convert. */
export type Converter = (transaction: Transaction) => Result<ExchangeRate | null>;

type ConverterFacts = {
  readonly period: Period;
  readonly calendar: Calendar;
  readonly rates: readonly ExchangeRate[];
  readonly originals: Originals;
};

/**
 * One rate a transaction, always the same however often it is calculated: that of its own date, of the end of the period
 * that holds the date, or the plan's own; a credit note or a payment takes the rate of the sale it belongs to. A rate
 * stands until the next of its pair. Refuses compensation.exchange_rate_missing.
 * Example: a refund in June of a sale of January is converted at January's rate.
 */
export function openConverter(
  plan: Pick<Plan, 'conversion' | 'currency' | 'grain'>,
  facts: ConverterFacts,
): Converter {
  const { conversion, currency: to } = plan;
  if (conversion === null) return () => ok(null);
  const dated = Map.groupBy(
    facts.rates.filter((rate) => rate.to === to).toSorted((a, b) => compareDates(a.date, b.date)),
    ({ from }) => from,
  );
  return (transaction) => {
    const { currency: from } = transaction.amount;
    if (from === to) return ok(null);
    const { date } = facts.originals(transaction) ?? transaction;
    if (conversion.at === 'plan') return planRate(plan, conversion.rates, { from, date });
    const on = conversion.at === 'period_end' ? lastDayOf(plan, date, facts) : date;
    const rate = dated.get(from)?.findLast((each) => compareDates(each.date, on) <= 0);
    return rate === undefined ? rateMissing(from, to, on) : ok(rate);
  };
}

type Sought = { readonly from: Currency; readonly date: PlainDate };

function planRate(
  { currency: to }: Pick<Plan, 'currency'>,
  rates: readonly { readonly from: Currency; readonly rate: ExchangeRate['rate'] }[],
  { from, date }: Sought,
): Result<ExchangeRate> {
  const fixed = rates.find((each) => each.from === from);
  return fixed === undefined ? rateMissing(from, to, date) : ok({ ...fixed, to, date, place: {} });
}

function rateMissing(from: Currency, to: Currency, date: PlainDate): Result<never> {
  return refused('compensation.exchange_rate_missing', { from, to, date: date.toString() });
}

function lastDayOf(
  { grain }: Pick<Plan, 'grain'>,
  date: PlainDate,
  { period, calendar }: ConverterFacts,
): PlainDate {
  const holding = isInPeriod(period, date) ? period : periodContaining(calendar, grain, date);
  return holding === undefined ? date : holding.to.subtract({ days: 1 });
}
