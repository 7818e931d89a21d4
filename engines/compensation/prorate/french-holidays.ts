import { compareDates } from '@cordee/kernel';
import type { PlainDate } from '@cordee/kernel';

/** Days from Easter Sunday: Good Friday, Easter Monday, Ascension Day and Whit Monday. */
const GOOD_FRIDAY = -2;
const AFTER_EASTER = [1, 39, 50];
const FIXED = [
  [1, 1],
  [5, 1],
  [5, 8],
  [7, 14],
  [8, 15],
  [11, 1],
  [11, 11],
  [12, 25],
] as const;

/**
 * The public holidays of a civil year in France, in order: Code du travail, article L3133-1. Alsace and Moselle add Good
 * Friday and 26 December (article L3134-13). Example: in 2026 Easter Monday is 6 April and Whit Monday 25 May.
 */
export function frenchHolidays(
  year: number,
  options: { readonly isAlsaceMoselle: boolean },
): readonly PlainDate[] {
  const easter = easterSunday(year);
  const moving = options.isAlsaceMoselle ? [GOOD_FRIDAY, ...AFTER_EASTER] : AFTER_EASTER;
  const fixed = options.isAlsaceMoselle ? [...FIXED, [12, 26] as const] : FIXED;
  return [
    ...fixed.map(([month, day]) => Temporal.PlainDate.from({ year, month, day })),
    ...moving.map((days) => easter.add({ days })),
  ].toSorted(compareDates);
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). Example: 5 April 2026. */
export function easterSunday(year: number): PlainDate {
  const [cycle, century, rest] = [year % 19, Math.floor(year / 100), year % 100];
  const correction = Math.floor((century + 8) / 25);
  const epact =
    (19 * cycle + century - Math.floor(century / 4) - Math.floor((century - correction + 1) / 3) + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const late = Math.floor((cycle + 11 * epact + 22 * weekday) / 451);
  const number = epact + weekday - 7 * late + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(number / 31), day: (number % 31) + 1 });
}
