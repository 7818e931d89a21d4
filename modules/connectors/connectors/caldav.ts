// Meetings of a calendar that speaks CalDAV (RFC 4791): each that has begun counts once, each that was called off counts
// nothing. A calendar says nothing when time passes, so that every run looks at the whole window again.
import { ok, refused, type Result } from '@cordee/kernel';
import type { Connector, ConnectorWorld, Pull, PulledPage, PulledRow } from '../connector.ts';
import { meetingsOf, type Meeting } from '../meetings-of.ts';
import { politeCall } from '../polite-call.ts';
import { calendarTexts } from '../calendar-texts.ts';

export const caldav: Connector = {
  code: 'caldav',
  settings: [
    { code: 'url', isRequired: true },
    { code: 'user', isRequired: true },
    { code: 'seller', isRequired: true },
    { code: 'time_zone', isRequired: true },
    { code: 'window_days', isRequired: false },
  ],
  kinds: ['transactions'],
  isUntried: false,
  pull: pullMeetings,
};

const dayMs = 86_400_000;
const windowDaysUsual = 60;
const windowDaysMax = 400;

async function* pullMeetings(world: ConnectorWorld, pull: Pull): AsyncGenerator<Result<PulledPage>> {
  const { settings } = pull;
  const days = Math.min(windowDaysMax, Number(settings['window_days'] || windowDaysUsual) || windowDaysUsual);
  const span = { fromMs: world.nowMs() - days * dayMs, toMs: world.nowMs() };
  const answer = await politeCall(world, {
    method: 'REPORT',
    url: settings['url'] ?? '',
    headers: {
      authorization: basic(settings['user'] ?? '', pull.secret),
      'content-type': 'application/xml; charset=utf-8',
      depth: '1',
    },
    body: calendarQuery(span),
  });
  if (!answer.ok) {
    yield answer;
    return;
  }
  const texts = calendarTexts(answer.value.text);
  if (texts === null) {
    yield refused('connectors.answer_no_calendar');
    return;
  }
  const meetings = texts.flatMap(
    (text) => meetingsOf(text, { ...span, timeZone: settings['time_zone'] ?? '' }) ?? [],
  );
  const told = new Map(meetings.map((meeting) => [meeting.code, meeting]));
  for (const gone of knownBefore(pull.cursor, span.fromMs))
    if (!told.has(gone.code)) told.set(gone.code, { ...gone, isHeld: false });
  const rows = [...told.values()].map((meeting) => rowOf(meeting, settings['seller'] ?? ''));
  yield ok({ rows, cursor: cursorOf([...told.values()]) });
}

/** What stood in the window before and stands there no more was deleted: it is told once more, as called off. */
function knownBefore(cursor: string | null, fromMs: number): readonly Meeting[] {
  const known = cursor === null ? [] : (JSON.parse(cursor) as readonly [string, string, number][]); // cursorOf wrote it
  return known.flatMap(([code, day, startMs]) =>
    startMs >= fromMs ? { code, day, startMs, isHeld: true } : [],
  );
}

const cursorOf = (meetings: readonly Meeting[]): string =>
  JSON.stringify(
    meetings.filter(({ isHeld }) => isHeld).map(({ code, day, startMs }) => [code, day, startMs] as const),
  );

/** As an activity: the sum of its amounts is the number of meetings held. */
function rowOf({ code, day, isHeld }: Meeting, seller: string): PulledRow {
  return {
    transaction_code: code,
    kind: 'activity',
    date: day,
    seller,
    amount: isHeld ? '1' : '0',
    quantity: isHeld ? '1' : '0',
    attributes: `meeting = ${isHeld ? 'held' : 'cancelled'}`,
  };
}

const basic = (user: string, password: string): string => {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
};

function calendarQuery({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }): string {
  const utc = (ms: number) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
  return `<?xml version="1.0" encoding="utf-8"?>
<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
  <D:prop><D:getetag/><C:calendar-data/></D:prop>
  <C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">
    <C:time-range start="${utc(fromMs)}" end="${utc(toMs)}"/>
  </C:comp-filter></C:comp-filter></C:filter>
</C:calendar-query>`;
}
