/** The only door to the time of day. `now` is an ISO instant in UTC, `today` the business day where the company works. */
export type Clock = { readonly now: () => string; readonly today: () => string };

const companyZone = 'Europe/Paris';

export const systemClock: Clock = {
  now: () => Temporal.Now.instant().toString({ smallestUnit: 'microsecond' }),
  today: () => Temporal.Now.plainDateISO(companyZone).toString(),
};

/** The demo's instant: its own business day with the real time of day, so that its story keeps its order. */
export function demoInstant(day: string): string {
  const time = Temporal.Now.plainTimeISO('UTC');
  return Temporal.PlainDate.from(day)
    .toPlainDateTime(time)
    .toZonedDateTime('UTC')
    .toInstant()
    .toString({ smallestUnit: 'microsecond' });
}
