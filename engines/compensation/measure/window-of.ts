import { compareDates, parentsOf, periodsBetween } from '@cordee/kernel';
import type { Calendar, Grain, Period, PlainDate } from '@cordee/kernel';
import type { Measure } from './measure.ts';

/** The days that a measure looks at; from null means since ever. `to` is the first day after it. */
export type Window = { readonly from: PlainDate | null; readonly to: PlainDate };

/**
 * The window of a measure for a period of a calendar. A window to date ends with the period; a rolling one is the last n
 * periods of its length; where the calendar has no such longer period, the window is the period itself.
 * Example: year_to_date for March 2026 is from 1 January to 1 April, and without it.
 */
export function windowOf(measure: Measure, period: Period, calendar: Calendar): Window {
  const known = windows.get(period) ?? new Map<Measure, Window>();
  windows.set(period, known);
  const window = known.get(measure) ?? windowOn(measure, period, calendar);
  known.set(measure, window);
  return window;
}

/** Of every payee the same: the calendar is looked through once a period and measure. A period is of one calendar. */
const windows = new WeakMap<Period, Map<Measure, Window>>();

function windowOn(measure: Measure, period: Period, calendar: Calendar): Window {
  const { from, to } = period;
  switch (measure.window) {
    case 'period':
      return { from, to };
    case 'quarter_to_date':
      return { from: startOf('quarter', period, calendar), to };
    case 'half_to_date':
      return { from: startOf('half', period, calendar), to };
    case 'year_to_date':
      return { from: startOf('year', period, calendar), to };
    case 'year':
      return parentOf('year', period, calendar);
    case 'rolling':
      return { from: rollingStart(period, calendar, measure.periods ?? 1), to };
    case 'plan_to_date':
      return { from: null, to };
  }
}

/** The length of which a window to date is the beginning. */
const WHOLE_OF: Readonly<Partial<Record<Measure['window'], Grain>>> = {
  quarter_to_date: 'quarter',
  half_to_date: 'half',
  year_to_date: 'year',
};

/** The whole that a window to date is a beginning of: the year of year_to_date; null for any other window. */
export function wholeOf({ window }: Measure, period: Period, calendar: Calendar): Window | null {
  const grain = WHOLE_OF[window];
  return grain === undefined ? null : parentOf(grain, period, calendar);
}

/** Whether the date lies in the window. */
export function isInWindow({ from, to }: Window, date: PlainDate): boolean {
  return compareDates(date, to) < 0 && (from === null || compareDates(from, date) <= 0);
}

function parentOf(grain: Grain, period: Period, calendar: Calendar): Period {
  return parentsOf(calendar, period).find((parent) => parent.grain === grain) ?? period;
}

function startOf(grain: Grain, period: Period, calendar: Calendar): PlainDate {
  return parentOf(grain, period, calendar).from;
}

/** No period is longer than a year and some days: so many days back hold the n periods sought. */
const DAYS_A_PERIOD_MAX = 372;

function rollingStart(period: Period, calendar: Calendar, periods: number): PlainDate {
  const earliest = period.from.subtract({ days: DAYS_A_PERIOD_MAX * periods });
  const known = periodsBetween(calendar, period.grain, earliest, period.to);
  return known.at(-periods)?.from ?? known[0]?.from ?? period.from;
}
