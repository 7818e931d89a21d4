// The meetings that a calendar object (RFC 5545) holds within a span of time: recurrences, exceptions, zones.
import ICAL from 'ical.js';

export type Meeting = {
  /** Of one occurrence: the event's UID, and for one of many the start that its rule gives it. */
  readonly code: string;
  /** The day on which it begins where the calendar's owner works. */
  readonly day: string;
  readonly startMs: number;
  readonly isHeld: boolean;
};

export type Span = { readonly fromMs: number; readonly toMs: number; readonly timeZone: string };

/** A rule that gives more than this before the span begins is no calendar of a person. */
const occurrencesMax = 20_000;

/** Null for a text that is no calendar. A meeting that begins after the span, or that its owner has declined, is none. */
export function meetingsOf(text: string, span: Span): readonly Meeting[] | null {
  const calendar = parsed(text);
  if (calendar === null) return null;
  const zones = new Map(
    calendar.getAllSubcomponents('vtimezone').map((component) => {
      const zone = new ICAL.Timezone(component);
      return [zone.tzid, zone] as const;
    }),
  );
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
  const masters = events.filter((event) => !event.isRecurrenceException());
  const exceptions = events.filter((event) => event.isRecurrenceException());
  return masters.flatMap((event) => {
    for (const exception of exceptions) if (exception.uid === event.uid) event.relateException(exception);
    return occurrencesOf(event).flatMap(({ start, item, recurrence }) => {
      const { startMs, day } = momentOf(start, zones, span.timeZone);
      if (startMs < span.fromMs || startMs > span.toMs) return [];
      const code = recurrence === null ? event.uid : `${event.uid}/${recurrence}`;
      return [{ code, day, startMs, isHeld: !isCancelled(item) }];
    });

    function occurrencesOf(master: ICAL.Event): readonly Occurrence[] {
      if (!master.isRecurring()) return [{ start: master.startDate, item: master, recurrence: null }];
      return recurring(master, (start) => momentOf(start, zones, span.timeZone).startMs > span.toMs);
    }
  });
}

type Occurrence = {
  readonly start: ICAL.Time;
  readonly item: ICAL.Event;
  readonly recurrence: string | null;
};

function recurring(event: ICAL.Event, isPast: (start: ICAL.Time) => boolean): readonly Occurrence[] {
  const found: Occurrence[] = [];
  const rule = event.iterator();
  for (let count = 0; count < occurrencesMax; count += 1) {
    const next = rule.next() as ICAL.Time | undefined; // the iterator ends with nothing, which its types leave out
    if (!next || isPast(next)) return found;
    const { startDate, item } = event.getOccurrenceDetails(next);
    found.push({ start: startDate, item, recurrence: next.toString() });
  }
  return found;
}

function parsed(text: string): ICAL.Component | null {
  try {
    return new ICAL.Component(ICAL.parse(text));
  } catch {
    return null;
  }
}

const isCancelled = ({ component }: ICAL.Event): boolean =>
  String(component.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED';

/** A zone by its IANA name goes by today's rules; else by the calendar's own description; without one, where its owner works. */
function momentOf(
  time: ICAL.Time,
  zones: ReadonlyMap<string, ICAL.Timezone>,
  home: string,
): { readonly startMs: number; readonly day: string } {
  const written = `${String(time.year).padStart(4, '0')}-${pad(time.month)}-${pad(time.day)}`;
  if (time.isDate)
    return {
      startMs: Temporal.PlainDate.from(written).toZonedDateTime(home).epochMilliseconds,
      day: written,
    };
  const local = Temporal.PlainDateTime.from(
    `${written}T${pad(time.hour)}:${pad(time.minute)}:${pad(time.second)}`,
  );
  const startMs = instantOf(local, time, zones, home).epochMilliseconds;
  return {
    startMs,
    day: Temporal.Instant.fromEpochMilliseconds(startMs).toZonedDateTimeISO(home).toPlainDate().toString(),
  };
}

function instantOf(
  local: Temporal.PlainDateTime,
  time: ICAL.Time,
  zones: ReadonlyMap<string, ICAL.Timezone>,
  home: string,
): Temporal.Instant {
  const { timezone } = time as ICAL.Time & { readonly timezone?: string }; // the zone as written, which its types leave out
  const tzid = timezone || time.zone?.tzid || 'floating';
  if (tzid === 'Z' || tzid === 'UTC') return local.toZonedDateTime('UTC').toInstant();
  try {
    return local.toZonedDateTime(tzid).toInstant();
  } catch {
    const zone = zones.get(tzid);
    if (!zone) return local.toZonedDateTime(home).toInstant();
    return local
      .toZonedDateTime('UTC')
      .toInstant()
      .subtract({ seconds: zone.utcOffset(time) });
  }
}

const pad = (value: number) => String(value).padStart(2, '0');
