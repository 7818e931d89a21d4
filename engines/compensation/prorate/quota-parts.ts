// What of a quota line falls in the window of a measure: all of it, some intervals of a longer quota, the days it is in
// force. Each part is a node; parts that make up the whole sum to it.
import {
  allocateByLargestRemainder,
  compareDates,
  isWithin,
  minorUnits,
  numberOf,
  ok,
  ONE,
  periodsBetween,
  refused,
  unscaledAt,
} from '@cordee/kernel';
import type { Calendar, Decimal, Explanation, Period, PlainDate, Quantity, Result } from '@cordee/kernel';
import type { QuotaRow } from '../earn/payee-input.ts';
import { label } from '../earn/step.ts';
import { likeQuantity } from '../earn/threshold.ts';
import type { Measure } from '../measure/measure.ts';
import type { Window } from '../measure/window-of.ts';
import { ruleOf } from '../plan-format/plan.ts';
import type { Plan } from '../plan-format/plan.ts';
import { proratedPart } from './prorated-part.ts';
import { CALENDAR_DAYS, dayCounterOf } from './working-calendar.ts';

type Span = { readonly from: PlainDate; readonly to: PlainDate };

export type QuotaSituation = {
  readonly plan: Plan;
  readonly measure: Measure;
  readonly period: Period;
  readonly window: Window;
  readonly calendar: Calendar;
};

/**
 * The parts of one quota line that count. A line without a period is of the period that is calculated. One that lies in
 * the window counts whole; a longer one only where the measure spreads it over the plan's periods, evenly or by weights,
 * the last cent by largest remainder. Refuses compensation.quota_spread_length.
 */
export function quotaParts(
  row: QuotaRow,
  source: Explanation,
  situation: QuotaSituation,
): Result<readonly Explanation[]> {
  const { measure, period, window } = situation;
  const span = row.period ?? null;
  if (span === null) return ok([inForce(row, source, { ...situation, span: period })]);
  if (isInside(span, window)) return ok([inForce(row, source, { ...situation, span })]);
  if (measure.quota_spread === null) return ok([]);
  return spread(row, source, { ...situation, span });
}

function isInside({ from, to }: Span, window: Window): boolean {
  return compareDates(to, window.to) <= 0 && (window.from === null || compareDates(window.from, from) <= 0);
}

type Spanned = QuotaSituation & { readonly span: Span };

function spread(row: QuotaRow, source: Explanation, situation: Spanned): Result<readonly Explanation[]> {
  const { plan, measure, calendar, span, window } = situation;
  const intervals = periodsBetween(calendar, plan.grain, span.from, span.to);
  const weights = measure.quota_spread?.weights ?? [];
  if (weights.length > 0 && weights.length !== intervals.length)
    return refused('compensation.quota_spread_length', {
      weights: weights.length,
      periods: intervals.length,
    });
  const shares = weights.length > 0 ? weights : intervals.map(() => ONE);
  const parts = allocated(source.value, shares, plan);
  return ok(
    intervals.flatMap((interval, index) => {
      const value = parts[index];
      if (value === undefined || !isInside(interval, window)) return [];
      const named = label('compensation.quota_part', {
        interval: interval.code,
        whole: source.value ?? value,
      });
      const part: Explanation = { kind: 'source', label: named, value, place: row.place };
      return [inForce(row, part, { ...situation, span: interval })];
    }),
  );
}

function allocated(whole: Quantity | null, shares: readonly Decimal[], plan: Plan): readonly Quantity[] {
  const number = whole === null ? null : numberOf(whole);
  if (whole === null || number === null) return [];
  const scale = Math.max(number.scale, scaleOf(whole, plan));
  const total = { minor: unscaledAt(number, scale), currency: plan.currency };
  return allocateByLargestRemainder(total, shares).map(({ minor }) =>
    likeQuantity(whole, { unscaled: minor, scale }),
  );
}

/** Money to its minor unit; units, which may be days or points, to six decimals. */
export function scaleOf(quota: Quantity, { currency }: Pick<Plan, 'currency'>): number {
  return quota.kind === 'amount' ? minorUnits(currency) : 6;
}

/** The part of a line that is in force on some days of its span only: another quota holds on the others. */
function inForce(row: QuotaRow, part: Explanation, { plan, measure, span }: Spanned): Explanation {
  const { effective = null } = row;
  if (effective === null || part.value === null) return part;
  const count = plan.proration === null ? CALENDAR_DAYS : dayCounterOf(plan.proration);
  const days = (to: PlainDate): Decimal => ({
    unscaled: BigInt(count(span.from, clamped(to, span))),
    scale: 0,
  });
  const all = days(span.to);
  if (all.unscaled === 0n) return part;
  const upTo = effective.effectiveTo === null ? all : days(effective.effectiveTo);
  return proratedPart(
    part,
    { before: days(effective.effectiveFrom), upTo, all },
    { scale: scaleOf(part.value, plan), rule: ruleOf(plan, measure.code) },
  );
}

function clamped(date: PlainDate, { from, to }: Span): PlainDate {
  if (isWithin(date, from, to)) return date;
  return compareDates(date, from) < 0 ? from : to;
}
