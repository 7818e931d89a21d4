import { compareDates, isWithin } from '@cordee/kernel';
import type { PlainDate } from '@cordee/kernel';
import { frenchHolidays } from './french-holidays.ts';
import type { ProrationRule } from './proration-field.ts';

/** The number of days that count in the half-open span [from, to). */
export type DayCounter = (from: PlainDate, to: PlainDate) => number;

/**
 * Counts the days of a span: all of them, or those of the working week that are no public holiday. Spans that follow each
 * other add up. Example: May 2026 has 21 working days less 1, 8, 14 and 25 May, so 17.
 */
export function openDayCounter(
  rule: Pick<ProrationRule, 'days' | 'week' | 'holidays' | 'days_off'>,
): DayCounter {
  if (rule.days === 'calendar') return CALENDAR_DAYS;
  if (rule.days === 'months') return MONTHS_OF_30_DAYS;
  const week = new Set<number>(rule.week);
  const offOf = onceAYear((year) => daysOffOf(rule, year).filter((date) => week.has(date.dayOfWeek)));
  return (from, to) => {
    if (compareDates(from, to) >= 0) return 0;
    let off = 0;
    for (let { year } = from; year <= to.year; year += 1)
      off += offOf(year).filter((date) => isWithin(date, from, to)).length;
    return weekdays(week, from, to) - off;
  };
}

function daysOffOf(
  { holidays, days_off: daysOff }: Pick<ProrationRule, 'holidays' | 'days_off'>,
  year: number,
): readonly PlainDate[] {
  const isAlsaceMoselle = holidays === 'fr_alsace_moselle';
  const all = [
    ...(holidays === 'none' ? [] : frenchHolidays(year, { isAlsaceMoselle })),
    ...daysOff.filter((date) => date.year === year),
  ];
  return [...new Map(all.map((date) => [date.toString(), date])).values()];
}

function weekdays(week: ReadonlySet<number>, from: PlainDate, to: PlainDate): number {
  const days = daysBetween(from, to);
  let count = Math.floor(days / 7) * week.size;
  for (let day = 0; day < days % 7; day += 1) if (week.has(((from.dayOfWeek - 1 + day) % 7) + 1)) count += 1;
  return count;
}

function daysBetween(from: PlainDate, to: PlainDate): number {
  return from.until(to, { largestUnit: 'day' }).days;
}

function onceAYear<T>(make: (year: number) => T): (year: number) => T {
  const made = new Map<number, T>();
  return (year) => {
    const known = made.get(year) ?? make(year);
    made.set(year, known);
    return known;
  };
}

/** Every day counts. */
export const CALENDAR_DAYS: DayCounter = (from, to) => Math.max(0, daysBetween(from, to));

/** Every month has 30 days, whatever its length: from 1 March, a third of the first quarter; a 31st is no further day. */
const MONTHS_OF_30_DAYS: DayCounter = (from, to) =>
  Math.max(0, dayOfEqualMonths(to) - dayOfEqualMonths(from));

function dayOfEqualMonths({ year, month, day }: PlainDate): number {
  return (year * 12 + month) * 30 + Math.min(day - 1, 30);
}

const counters = new WeakMap<ProrationRule, DayCounter>();

/** The counter of a plan's rule, opened once: its holidays are known for all payees. */
export function dayCounterOf(rule: ProrationRule): DayCounter {
  const counter = counters.get(rule) ?? openDayCounter(rule);
  counters.set(rule, counter);
  return counter;
}
