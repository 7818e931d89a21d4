import { invariant } from './invariant.ts';
import { ok, refused } from './result.ts';
import type { Result } from './result.ts';

/** A business date: a day of the calendar, never an instant. */
export type PlainDate = Temporal.PlainDate;

/** Reads YYYY-MM-DD; refuses kernel.date_invalid for another shape or a day that does not exist. */
export function parsePlainDate(text: string): Result<PlainDate> {
  const known = read.get(text);
  if (known !== undefined) return ok(known);
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const date = parts === null ? null : existingDate(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  if (date === null) return refused('kernel.date_invalid', { text: text.slice(0, 40) });
  if (read.size >= datesKept) read.clear();
  read.set(text, date);
  return ok(date);
}

/** The dates of a business are few, and said of thousands of people. A date never changes. */
const read = new Map<string, PlainDate>();
const datesKept = 4_096;

/** The date of a constant in the code: plainDate('2026-03-05'). */
export function plainDate(text: string): PlainDate {
  const parsed = parsePlainDate(text);
  invariant(parsed.ok, 'not a date', { text });
  return parsed.value;
}

/** Orders two dates, for sort and comparison. */
export function compareDates(a: PlainDate, b: PlainDate): -1 | 0 | 1 {
  if (a === b) return 0;
  // Ten times faster than Temporal.PlainDate.compare, and the same for dates of the ISO calendar, the only one here.
  const difference = dayNumber(a) - dayNumber(b);
  if (difference === 0) return 0;
  return difference < 0 ? -1 : 1;
}

/** Whether the date lies in the half-open span [from, to); a null end never comes. */
export function isWithin(date: PlainDate, from: PlainDate, to: PlainDate | null): boolean {
  return compareDates(from, date) <= 0 && (to === null || compareDates(date, to) < 0);
}

/** A number that orders as the dates do. */
function dayNumber({ year, month, day }: PlainDate): number {
  return year * 10_000 + month * 100 + day;
}

function existingDate(year: number, month: number, day: number): PlainDate | null {
  if (month < 1 || day < 1) return null;
  const date = Temporal.PlainDate.from({ year, month, day });
  return date.year === year && date.month === month && date.day === day ? date : null;
}
