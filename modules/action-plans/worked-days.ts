import { frenchHolidays } from '@cordee/engine-compensation';
import {
  compareDates,
  decimal,
  minus,
  ONE,
  plus,
  ZERO,
  type Decimal,
  type Period,
  type PlainDate,
} from '@cordee/kernel';

/** From a day to the one before another, and how much of each day one is away. */
export type Away = { readonly from: string; readonly to: string; readonly share: string };

/**
 * Days of the working week of a period that are no public holiday in France, less those on which the seller is away.
 *
 * Example: May 2026 has 17; with a week of leave from the 18th, 12.
 */
export function workedDays({ from, to }: Pick<Period, 'from' | 'to'>, away: readonly Away[]): Decimal {
  const off = new Set(
    Array.from({ length: to.year - from.year + 1 }, (_, index) =>
      frenchHolidays(from.year + index, { isAlsaceMoselle: false }).map(String),
    ).flat(),
  );
  let days = ZERO;
  for (let day = from; compareDates(day, to) < 0; day = day.add({ days: 1 }))
    if (day.dayOfWeek <= lastWeekday && !off.has(day.toString()))
      days = plus(days, minus(ONE, awayOn(day, away)));
  return days;
}

const lastWeekday = 5;

function awayOn(day: PlainDate, away: readonly Away[]): Decimal {
  const on = day.toString();
  const found = away.find(({ from, to }) => from <= on && on < to);
  return found === undefined ? ZERO : decimal(found.share);
}
