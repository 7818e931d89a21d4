import { invariant } from './invariant.ts';
import type { Grain, Period } from './period.ts';
import type { PlainDate } from './plain-date.ts';

type Cut = { readonly grain: Grain; readonly months: number; readonly letter: string };

const CUTS: readonly Cut[] = [
  { grain: 'quarter', months: 3, letter: 'Q' },
  { grain: 'quadrimester', months: 4, letter: 'T' },
  { grain: 'half', months: 6, letter: 'H' },
];

/** Every period of the year of twelve civil months that begins on `start`. */
export function civilSlices(calendar: string, start: PlainDate, year: number): readonly Period[] {
  const bounds = Array.from({ length: 13 }, (_, index) => start.add({ months: index }));
  return periodsFromMonths({ calendar, year, bounds, monthCode: (from) => from.toString().slice(0, 7) });
}

/** The number of the year that holds the date, when years begin on the first of startMonth and bear their last number. */
export function civilYearOf(date: PlainDate, startMonth: number): number {
  return startMonth > 1 && date.month >= startMonth ? date.year + 1 : date.year;
}

/** The first day of the numbered year. */
export function fiscalFrom(year: number, startMonth: number): PlainDate {
  return Temporal.PlainDate.from({ year: startMonth > 1 ? year - 1 : year, month: startMonth, day: 1 });
}

export type YearOfMonths = {
  readonly calendar: string;
  readonly year: number;
  /** The first days of the twelve months, and the first day after the year. */
  readonly bounds: readonly PlainDate[];
  readonly monthCode: (from: PlainDate, number: number) => string;
};

/** The months of a year and the longer periods they make, shortest grain first, each grain in order. */
export function periodsFromMonths({ calendar, year, bounds, monthCode }: YearOfMonths): readonly Period[] {
  const yearText = String(year).padStart(4, '0');
  const span = (code: string, grain: Grain, first: number, months: number): Period => {
    const [from, to] = [bounds[first], bounds[first + months]];
    invariant(from !== undefined && to !== undefined, 'a year has thirteen bounds', { calendar, year });
    return { calendar, code, grain, from, to };
  };
  const months = bounds
    .slice(0, 12)
    .map((from, index) => span(monthCode(from, index + 1), 'month', index, 1));
  const longer = CUTS.flatMap(({ grain, months: length, letter }) =>
    Array.from({ length: 12 / length }, (_, index) =>
      span(`${yearText}-${letter}${index + 1}`, grain, index * length, length),
    ),
  );
  return [...months, ...longer, span(yearText, 'year', 0, 12)];
}
