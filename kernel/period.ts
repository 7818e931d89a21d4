import { isWithin } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';

/** The lengths a calendar is cut into, from the shortest. A quadrimester is four months. */
export const GRAINS = ['month', 'quarter', 'quadrimester', 'half', 'year'] as const;
export type Grain = (typeof GRAINS)[number];

/** A span of a named calendar. It is half-open: `to` is the first day after it. */
export type Period = {
  readonly calendar: string;
  readonly code: string;
  readonly grain: Grain | 'window';
  readonly from: PlainDate;
  readonly to: PlainDate;
};

/** Whether the date belongs to the period. */
export function isInPeriod(period: Period, date: PlainDate): boolean {
  return isWithin(date, period.from, period.to);
}

/** The number of days of the period. */
export function daysOf(period: Period): number {
  return period.from.until(period.to, { largestUnit: 'day' }).days;
}
