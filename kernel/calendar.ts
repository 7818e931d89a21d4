import { civilSlices, civilYearOf, fiscalFrom } from './calendar-months.ts';
import { retailSlices, retailYearOf } from './calendar-retail.ts';
import type { RetailYearStart } from './calendar-retail.ts';
import { invariant } from './invariant.ts';
import { GRAINS, isInPeriod } from './period.ts';
import type { Grain, Period } from './period.ts';
import { compareDates } from './plain-date.ts';
import type { PlainDate } from './plain-date.ts';
import { ok, refused } from './result.ts';
import type { Result } from './result.ts';

/** A named way to cut time. Every period belongs to one: the first quarter of two calendars is two periods. */
export type Calendar =
  | { readonly kind: 'civil'; readonly code: string }
  | { readonly kind: 'fiscal'; readonly code: string; readonly startMonth: number }
  | { readonly kind: 'retail445'; readonly code: string; readonly yearStart: RetailYearStart }
  | { readonly kind: 'explicit'; readonly code: string; readonly periods: readonly Period[] };

export type ExplicitPeriod = Omit<Period, 'calendar'>;

export const civilCalendar: Calendar = { kind: 'civil', code: 'civil' };

/**
 * A year of twelve civil months that begins in another month than January. The year bears the number of the civil year
 * it ends in: with startMonth 7, 2026 runs from 1 July 2025 to 30 June 2026. Months keep their civil code.
 */
export function fiscalCalendar(options: { readonly code: string; readonly startMonth: number }): Calendar {
  const { code, startMonth } = options;
  invariant(Number.isInteger(startMonth) && startMonth >= 1 && startMonth <= 12, 'a month is 1 to 12', {
    startMonth,
  });
  return { kind: 'fiscal', code, startMonth };
}

/** The retail year of 52 or 53 whole weeks, in quarters of 4, 4 and 5 weeks; a 53rd week joins the last month. */
export function retail445Calendar(options: {
  readonly code: string;
  readonly yearStart: RetailYearStart;
}): Calendar {
  return { kind: 'retail445', ...options };
}

/** The calendar of a written list of periods; two of one grain never overlap and codes are unique. */
export function explicitCalendar(options: {
  readonly code: string;
  readonly periods: readonly ExplicitPeriod[];
}): Calendar {
  const periods = options.periods
    .map((period): Period => ({ ...period, calendar: options.code }))
    .toSorted((a, b) => compareDates(a.from, b.from));
  requireOrderedSpans(periods);
  return { kind: 'explicit', code: options.code, periods };
}

/** The period of the grain that holds the date; undefined only where an explicit calendar has none. */
export function periodContaining(
  calendar: Calendar,
  grain: Period['grain'],
  date: PlainDate,
): Period | undefined {
  return periodsOfYear(calendar, yearOf(calendar, date)).find(
    (period) => period.grain === grain && isInPeriod(period, date),
  );
}

/** The period of a code such as 2026-03, 2026-Q1, 2026-T1, 2026-H1 or 2026. Refuses kernel.period_unknown. */
export function periodByCode(calendar: Calendar, code: string): Result<Period> {
  const year = Number(/^(\d{4})(?:-|$)/.exec(code)?.[1] ?? 0);
  // A fiscal month keeps its civil code, so it may stand in the next fiscal year.
  const candidates = [year, year + 1].flatMap((each) => periodsOfYear(calendar, each));
  const period = candidates.find((each) => each.code === code);
  return period === undefined
    ? refused('kernel.period_unknown', { code: code.slice(0, 40), calendar: calendar.code })
    : ok(period);
}

/** Every period of the grain that shares a day with the half-open span [from, to), in order. */
export function periodsBetween(
  calendar: Calendar,
  grain: Period['grain'],
  from: PlainDate,
  to: PlainDate,
): readonly Period[] {
  if (compareDates(from, to) >= 0) return [];
  const last = yearOf(calendar, to);
  const periods: Period[] = [];
  for (let year = yearOf(calendar, from); year <= last; year += 1) {
    periods.push(...periodsOfYear(calendar, year).filter((period) => period.grain === grain));
  }
  return periods.filter((period) => compareDates(period.from, to) < 0 && compareDates(from, period.to) < 0);
}

/** The longer periods that the period is a regular part of, the shortest first. */
export function parentsOf(calendar: Calendar, period: Period): readonly Period[] {
  return periodsOfYear(calendar, yearOf(calendar, period.from))
    .filter((candidate) => isParentGrain(calendar, candidate.grain, period.grain) && holds(candidate, period))
    .toSorted((a, b) => rank(a.grain) - rank(b.grain));
}

const FORMED_YEAR_MIN = 1;
const FORMED_YEAR_MAX = 9999;

/** An explicit calendar has no years: its one list stands for every number. */
function yearOf(calendar: Calendar, date: PlainDate): number {
  switch (calendar.kind) {
    case 'civil':
      return date.year;
    case 'fiscal':
      return civilYearOf(date, calendar.startMonth);
    case 'retail445':
      return retailYearOf(date, calendar.yearStart);
    case 'explicit':
      return 0;
  }
}

function periodsOfYear(calendar: Calendar, year: number): readonly Period[] {
  if (calendar.kind === 'explicit') return calendar.periods;
  if (year < FORMED_YEAR_MIN || year > FORMED_YEAR_MAX) return [];
  switch (calendar.kind) {
    case 'civil':
      return civilSlices(calendar.code, fiscalFrom(year, 1), year);
    case 'fiscal':
      return civilSlices(calendar.code, fiscalFrom(year, calendar.startMonth), year);
    case 'retail445':
      return retailSlices(calendar.code, year, calendar.yearStart);
  }
}

function requireOrderedSpans(periods: readonly Period[]): void {
  const codes = new Set<string>();
  const lastTo = new Map<string, PlainDate>();
  for (const { code, grain, from, to } of periods) {
    const previous = lastTo.get(grain);
    invariant(compareDates(from, to) < 0, 'a period has at least one day', { code });
    invariant(!codes.has(code), 'a period code is used twice', { code });
    invariant(
      previous === undefined || compareDates(previous, from) <= 0,
      'two periods of one grain overlap',
      { code },
    );
    codes.add(code);
    lastTo.set(grain, to);
  }
}

/** Quarters do not nest in quadrimesters, although the first quarter happens to lie in the first one. */
function isParentGrain(calendar: Calendar, parent: Period['grain'], child: Period['grain']): boolean {
  if (rank(parent) <= rank(child)) return false;
  if (calendar.kind === 'explicit') return true;
  return parent === 'year' || child === 'month' || (child === 'quarter' && parent === 'half');
}

function holds(outer: Period, inner: Period): boolean {
  return compareDates(outer.from, inner.from) <= 0 && compareDates(inner.to, outer.to) <= 0;
}

/** A window is a span of no regular length: it is nobody's parent and lies in any grain that holds it. */
function rank(grain: Grain | 'window'): number {
  return grain === 'window' ? -1 : GRAINS.indexOf(grain);
}
