import { periodsFromMonths } from './calendar-months.ts';
import type { Period } from './period.ts';
import { compareDates } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';

/**
 * The day a retail year begins: the weekday (1 is Monday) nearest to, or first on or after, the first of a month.
 * The year bears the number of the civil year of that first of the month. The American retail federation's year is
 * { month: 2, weekday: 7, placement: 'nearest' }.
 */
export type RetailYearStart = {
  readonly month: number;
  readonly weekday: number;
  readonly placement: 'nearest' | 'first';
};

const WEEKS_BEFORE_MONTH = [0, 4, 8, 13, 17, 21, 26, 30, 34, 39, 43, 47] as const;

/** Every period of the retail year; its months are numbered 01 to 12. */
export function retailSlices(calendar: string, year: number, start: RetailYearStart): readonly Period[] {
  const first = firstDay(year, start);
  const bounds = [...WEEKS_BEFORE_MONTH.map((weeks) => first.add({ weeks })), firstDay(year + 1, start)];
  const yearText = String(year).padStart(4, '0');
  const monthCode = (_from: PlainDate, number: number) => `${yearText}-${String(number).padStart(2, '0')}`;
  return periodsFromMonths({ calendar, year, bounds, monthCode });
}

/** The number of the retail year that holds the date. */
export function retailYearOf(date: PlainDate, start: RetailYearStart): number {
  const candidates = [date.year + 1, date.year, date.year - 1];
  return candidates.find((year) => compareDates(firstDay(year, start), date) <= 0) ?? date.year - 1;
}

function firstDay(year: number, start: RetailYearStart): PlainDate {
  const anchor = Temporal.PlainDate.from({ year, month: start.month, day: 1 });
  const daysAfter = (start.weekday - anchor.dayOfWeek + 7) % 7;
  const isEarlierNearer = start.placement === 'nearest' && daysAfter > 3;
  return anchor.add({ days: isEarlierNearer ? daysAfter - 7 : daysAfter });
}
