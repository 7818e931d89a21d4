const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const written = /^[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}:\d{2}:\d{2}) GMT$/;

/** The clock of a server, from the Date of its answer as HTTP writes it; null when it says none. */
export function vendorClock(headers: Readonly<Record<string, string>>): number | null {
  const [, day, name = '', year, time] = written.exec(headers['date'] ?? '') ?? [];
  const month = months.indexOf(name) + 1;
  return month === 0 ? null : msOf(`${year}-${String(month).padStart(2, '0')}-${day}T${time}Z`);
}

/** The moment of a text such as 2026-03-05T10:00:00.000+0000 in milliseconds; 0 for what is none. */
export function msOf(text: string | null): number {
  try {
    return Temporal.Instant.from(text ?? '').epochMilliseconds;
  } catch {
    return 0;
  }
}

export const instantOf = (ms: number): string => Temporal.Instant.fromEpochMilliseconds(ms).toString();

/** The day of a moment where the dates of the organisation are read; null for what is no moment. */
export function dayOf(text: string | null, zone: string): string | null {
  const ms = msOf(text);
  if (ms === 0) return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null;
  const instant = Temporal.Instant.fromEpochMilliseconds(ms);
  return instant.toZonedDateTimeISO(zone).toPlainDate().toString();
}
