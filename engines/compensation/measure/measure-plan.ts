import { civilCalendar } from '@cordee/kernel';
import type { Calendar, EntityId, Period } from '@cordee/kernel';
import type { ExchangeRate } from '../convert/exchange-rate.ts';
import { openConverter } from '../convert/open-converter.ts';
import type { Credit } from '../credit/credit.ts';
import { openOriginals } from '../credit/originals.ts';
import type { Transaction } from '../credit/transaction.ts';
import { keepsRows } from '../earn/keeps-rows.ts';
import type { Plan } from '../plan-format/plan.ts';
import { aggregate } from './aggregate.ts';
import type { Figure } from './figure.ts';
import type { MeasuredValue } from './measured-value.ts';
import { openRowMaker } from './measured-row.ts';
import { openFirstSales } from './first-sales.ts';
import { compareRows } from './sum-rows.ts';
import { windowOf } from './window-of.ts';

/** All that measures are made of. A window to date needs the credits of the days before the period too. */
export type MeasureFacts = {
  readonly period: Period;
  readonly calendar?: Calendar;
  readonly credits: readonly Credit[];
  readonly figures?: readonly Figure[];
  readonly rates?: readonly ExchangeRate[];
  /** All other sales: a refund takes the rate of its own, and a new customer has none of anybody's. */
  readonly originals?: readonly Transaction[];
};

/**
 * Every measure of a plan for every payee with credits or figures: exact sums by payee, and by currency where the plan
 * does not convert. Reads own: the credits of one payee, and for new customers the sales of all. The order of the facts
 * does not matter; time grows with the number of credits.
 */
export function measurePlan(
  plan: Pick<Plan, 'measures' | 'components' | 'conversion' | 'currency' | 'grain' | 'version'>,
  facts: MeasureFacts,
): readonly MeasuredValue[] {
  const { period, calendar = civilCalendar, credits, figures = [], rates = [], originals = [] } = facts;
  const transactions = [...new Set([...credits.map(({ transaction }) => transaction), ...originals])];
  const known = openOriginals(transactions);
  const convert = openConverter(plan, { period, calendar, rates, originals: known });
  const firstSales = openFirstSales(transactions);
  const ordered = byPayee(credits);
  const figuresByPayee = Map.groupBy(figures, ({ payee }) => payee);
  const payees = new Set([...ordered.keys(), ...figuresByPayee.keys()]);
  return plan.measures.flatMap((measure) => {
    const maker = openRowMaker(measure, {
      convert,
      originals: known,
      version: plan.version,
      currency: plan.currency,
    });
    const window = windowOf(measure, period, calendar);
    const shared = { maker, window, firstSales, plan, keepsRows: keepsRows(plan) };
    return [...payees].flatMap((payee) =>
      aggregate(shared, {
        payee,
        credits: ordered.get(payee) ?? [],
        figures: figuresByPayee.get(payee) ?? [],
      }),
    );
  });
}

/** The credits of each payee in the order of their rows, sorted once for all measures. */
function byPayee(credits: readonly Credit[]): ReadonlyMap<EntityId, readonly Credit[]> {
  const groups = Map.groupBy(credits, ({ payee }) => payee);
  for (const own of groups.values()) own.sort((a, b) => compareRows(a.transaction, b.transaction));
  return groups;
}
