import { dayOf, weekday, yearOf, type Day } from './day.ts';

const holidaysByYear = new Map<number, ReadonlySet<Day>>();

/** Monday to Friday, French public holidays left out. */
export function isWorkingDay(day: Day): boolean {
  return weekday(day) < 5 && !holidaysOf(yearOf(day)).has(day);
}

/** The day itself when it is worked, else the next worked one. */
export function workingDayFrom(day: Day): Day {
  let candidate = day;
  while (!isWorkingDay(candidate)) candidate += 1;
  return candidate;
}

export function workingDayUntil(day: Day): Day {
  let candidate = day;
  while (!isWorkingDay(candidate)) candidate -= 1;
  return candidate;
}

export function plusWorkingDays(day: Day, count: number): Day {
  let candidate = day;
  for (let left = count; left > 0; left -= 1) candidate = workingDayFrom(candidate + 1);
  return candidate;
}

export function workingDaysBetween(from: Day, to: Day): Day[] {
  return Array.from({ length: to - from }, (_, index) => from + index).filter(isWorkingDay);
}

function holidaysOf(year: number): ReadonlySet<Day> {
  const known = holidaysByYear.get(year);
  if (known !== undefined) return known;
  const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
  const easter = easterSunday(year);
  const holidays = new Set([
    ...fixed.map((monthDay) => dayOf(`${year}-${monthDay}`)),
    ...[1, 39, 50].map((offset) => easter + offset),
  ]);
  holidaysByYear.set(year, holidays);
  return holidays;
}

/** The anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const correction = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const excess = Math.floor((golden + 11 * epact + 22 * sunday) / 451);
  const position = epact + sunday - 7 * excess + 114;
  const month = String(Math.floor(position / 31)).padStart(2, '0');
  const dayOfMonth = String((position % 31) + 1).padStart(2, '0');
  return dayOf(`${year}-${month}-${dayOfMonth}`);
}
