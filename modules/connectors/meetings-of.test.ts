import { expect, it } from 'vitest';
import { calendarTexts } from './calendar-texts.ts';
import { meetingsOf } from './meetings-of.ts';

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const span = {
  fromMs: at('2026-03-01T00:00:00Z'),
  toMs: at('2026-04-30T00:00:00Z'),
  timeZone: 'Europe/Paris',
};
const calendar = (...lines: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...lines, 'END:VCALENDAR'].join('\r\n');
const event = (...lines: readonly string[]) => [
  'BEGIN:VEVENT',
  'DTSTAMP:20260101T000000Z',
  ...lines,
  'END:VEVENT',
];
const told = (text: string) =>
  meetingsOf(text, span)?.map(({ code, day, isHeld }) => `${code} ${day} ${isHeld ? 'held' : 'cancelled'}`);

it('gives a meeting the day on which it begins where its owner works', () => {
  expect(told(calendar(...event('UID:a', 'DTSTART:20260305T233000Z', 'SUMMARY:late')))).toEqual([
    'a 2026-03-06 held',
  ]);
  expect(told(calendar(...event('UID:b', 'DTSTART;TZID=America/New_York:20260305T200000')))).toEqual([
    'b 2026-03-06 held',
  ]);
  expect(told(calendar(...event('UID:c', 'DTSTART:20260305T233000')))).toEqual(['c 2026-03-05 held']);
  expect(told(calendar(...event('UID:d', 'DTSTART;VALUE=DATE:20260305')))).toEqual(['d 2026-03-05 held']);
});

it('reads a zone that only the calendar describes', () => {
  const zone = [
    'BEGIN:VTIMEZONE',
    'TZID:Custom',
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    'TZOFFSETFROM:-0500',
    'TZOFFSETTO:-0500',
    'END:STANDARD',
    'END:VTIMEZONE',
  ];
  expect(told(calendar(...zone, ...event('UID:z', 'DTSTART;TZID=Custom:20260305T200000')))).toEqual([
    'z 2026-03-06 held',
  ]);
});

it('counts each occurrence of a series but those left out, moved or called off, across the change of hour', () => {
  const series = event(
    'UID:s',
    'DTSTART;TZID=Europe/Paris:20260316T003000',
    'RRULE:FREQ=WEEKLY;COUNT=5',
    'EXDATE;TZID=Europe/Paris:20260323T003000',
  );
  const moved = event(
    'UID:s',
    'RECURRENCE-ID;TZID=Europe/Paris:20260330T003000',
    'DTSTART;TZID=Europe/Paris:20260401T003000',
  );
  const off = event(
    'UID:s',
    'RECURRENCE-ID;TZID=Europe/Paris:20260406T003000',
    'DTSTART;TZID=Europe/Paris:20260406T003000',
    'STATUS:CANCELLED',
  );
  expect(told(calendar(...series, ...moved, ...off))).toEqual([
    's/2026-03-16T00:30:00 2026-03-16 held',
    's/2026-03-30T00:30:00 2026-04-01 held',
    's/2026-04-06T00:30:00 2026-04-06 cancelled',
    's/2026-04-13T00:30:00 2026-04-13 held',
  ]);
});

it('leaves out what has not begun, and ends a series that never ends', () => {
  expect(told(calendar(...event('UID:f', 'DTSTART:20260501T090000Z')))).toEqual([]);
  expect(told(calendar(...event('UID:e', 'DTSTART:20260401T090000Z', 'RRULE:FREQ=DAILY')))?.length).toBe(29);
  expect(meetingsOf('no calendar', span)).toBeNull();
});

it('finds the calendars of an answer whatever its prefixes and however its text is written', () => {
  const answer = `<?xml version="1.0"?><D:multistatus xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
    <D:response><D:href>/a.ics</D:href><D:propstat><D:prop><C:calendar-data>BEGIN:X&#13;
SUMMARY:a &amp; b &lt;c&gt;</C:calendar-data></D:prop></D:propstat></D:response>
    <D:response><cal:calendar-data xmlns:cal="urn:ietf:params:xml:ns:caldav"><![CDATA[BEGIN:Y & Z]]></cal:calendar-data></D:response></D:multistatus>`;
  expect(calendarTexts(answer)).toEqual(['BEGIN:X\r\nSUMMARY:a & b <c>', 'BEGIN:Y & Z']);
  expect(calendarTexts('<html></html>')).toBeNull();
});
