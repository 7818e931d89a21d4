import { dayOf, type Day } from '../day.ts';
import { workingDaysBetween } from '../working-days.ts';

/** One civil month; `next` is the first day of the following one. */
export type Month = {
  readonly code: string;
  readonly year: number;
  readonly monthOfYear: number;
  readonly first: Day;
  readonly next: Day;
  readonly workingDays: readonly Day[];
};

/** The months the company remembers, the last being the one about to close, and its clock. */
export type History = {
  readonly today: Day;
  readonly months: readonly Month[];
  readonly closing: Month;
  /** The given day of the month that lies `monthsBack` before the closing one. */
  readonly at: (monthsBack: number, dayOfMonth: number) => Day;
};

const MONTHS_REMEMBERED = 36;

export function openHistory(today: string): History {
  const closingMonth = Temporal.PlainDate.from(today).with({ day: 1 });
  const months = Array.from({ length: MONTHS_REMEMBERED }, (_, index) =>
    monthStarting(closingMonth.subtract({ months: MONTHS_REMEMBERED - 1 - index })),
  );
  return {
    today: dayOf(today),
    months,
    closing: monthStarting(closingMonth),
    at: (monthsBack, dayOfMonth) =>
      dayOf(closingMonth.subtract({ months: monthsBack }).toString()) + dayOfMonth - 1,
  };
}

/** The months after the closing one: deals open today close in them. */
export function monthsAhead(history: History, count: number): Month[] {
  const first = Temporal.PlainDate.from(`${history.closing.code}-01`);
  return Array.from({ length: count }, (_, index) => monthStarting(first.add({ months: index + 1 })));
}

export function quarterCode(month: Month): string {
  return `${month.year}-Q${Math.ceil(month.monthOfYear / 3)}`;
}

function monthStarting(date: Temporal.PlainDate): Month {
  const first = dayOf(date.toString());
  const next = dayOf(date.add({ months: 1 }).toString());
  return {
    code: date.toString().slice(0, 7),
    year: date.year,
    monthOfYear: date.month,
    first,
    next,
    workingDays: workingDaysBetween(first, next),
  };
}
