import { dividedBy, isZero, ok, ONE, percentageOf, plus, refused } from '@cordee/kernel';
import type { Percentage, Period, Result } from '@cordee/kernel';
import { countedDays } from './counted-days.ts';
import type { CountedDays } from './counted-days.ts';
import type { Presence } from './presence.ts';
import type { ProrationRule } from './proration-field.ts';
import { dayCounterOf } from './working-calendar.ts';

/** What of a period counts for a payee: days, exact, and the shares that follow, with 12 decimals, half-even. */
export type Proration = {
  readonly days: CountedDays;
  /** Of the objective. */
  readonly objective: Percentage;
  /** Of what is paid for being there: a fixed bonus, a target incentive. */
  readonly pay: Percentage;
  /** What the days worked are multiplied by, so that a leave that keeps the average counts as they do; 1 without one. */
  readonly average: Percentage;
};

/** The refusal of a span without a day that counts. */
export const NO_DAYS = 'compensation.proration_no_days';

const SHARE = { scale: 12, rounding: 'half-even' } as const;

/**
 * The part of a span of days that counts for a payee. Refuses compensation.proration_no_days for a span without a day
 * that counts in the calendar, and proration_nothing_worked where a leave keeps the average of no day.
 * Example: hired on 16 March 2026, 12 of the 22 working days of March count, 54.5454… %.
 */
export function prorationOf(
  rule: ProrationRule,
  presence: Presence,
  span: Pick<Period, 'from' | 'to'>,
): Result<Proration> {
  const days = countedDays(presence, span, { rule, count: dayCounterOf(rule) });
  const named = { from: span.from.toString(), to: span.to.toString() };
  if (isZero(days.all)) return refused(NO_DAYS, named);
  if (isZero(days.worked) && !isZero(days.average))
    return refused('compensation.proration_nothing_worked', named);
  const ofAll = (counted: CountedDays['all']) => percentageOf(dividedBy(counted, days.all, SHARE));
  const average = isZero(days.average) ? ONE : dividedBy(plus(days.worked, days.average), days.worked, SHARE);
  return ok({ days, objective: ofAll(days.objective), pay: ofAll(days.pay), average: percentageOf(average) });
}
