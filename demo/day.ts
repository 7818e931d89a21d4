/**
 * Days as whole numbers (0 is 2000-01-01). The generator handles a million of them, so it counts days
 * and turns them into ISO text once each; everything that leaves the demo is ISO text.
 */
export type Day = number;

const ORIGIN = Temporal.PlainDate.from('2000-01-01');
const ORIGIN_WEEKDAY = 5; // Saturday, when Monday is 0.
const texts = new Map<Day, string>();

export function dayOf(isoDate: string): Day {
  return ORIGIN.until(Temporal.PlainDate.from(isoDate)).days;
}

export function dayText(day: Day): string {
  const known = texts.get(day);
  if (known !== undefined) return known;
  const text = ORIGIN.add({ days: day }).toString();
  texts.set(day, text);
  return text;
}

/** Monday is 0, Sunday is 6. */
export function weekday(day: Day): number {
  return (((day + ORIGIN_WEEKDAY) % 7) + 7) % 7;
}

export function yearOf(day: Day): number {
  return Number(dayText(day).slice(0, 4));
}
