import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { DateOrder } from '../reading/column-style.ts';
import { monthNamed, readDate } from './read-date.ts';

function read(text: string, order: DateOrder = 'dmy'): string {
  const date = readDate(text, order);
  return date.ok ? date.value.toString() : date.refusal.code;
}

describe('dates as offices write them', () => {
  test.each([
    ['05/03/2026', '2026-03-05'],
    ['5/3/26', '2026-03-05'],
    ['05.03.2026', '2026-03-05'],
    ['05-03-2026', '2026-03-05'],
    ['2026-03-05', '2026-03-05'],
    ['2026/3/5', '2026-03-05'],
    ['20260305', '2026-03-05'],
    ['5 mars 2026', '2026-03-05'],
    ['1er avril 2026', '2026-04-01'],
    ['05-Mar-26', '2026-03-05'],
    ['March 5, 2026', '2026-03-05'],
    ['15 août 2025', '2025-08-15'],
    ['2011-05-31 00:00:00', '2011-05-31'],
    ['2014-01-02 17:39:45.260000000', '2014-01-02'],
    ['2026-03-05T00:00:00Z', '2026-03-05'],
    ['05/03/2026 14:30', '2026-03-05'],
    ['31/12/99', '1999-12-31'],
  ])('%s is %s', (text, day) => {
    expect(read(text)).toBe(day);
  });

  test('the month comes first where the column says so', () => {
    expect(read('3/1/2017', 'mdy')).toBe('2017-03-01');
    expect(read('10/20/2016', 'mdy')).toBe('2016-10-20');
    expect(read('05.03.2026', 'mdy')).toBe('2026-03-05');
  });

  test.each(['31/02/2024', '2025-02-29', '31/04/2026', '00/01/2026', '12/13/2026'])(
    '%s is not in the calendar',
    (text) => {
      expect(read(text)).toBe('imports.date_absent');
    },
  );

  test('29 February exists every fourth year', () => {
    expect(read('29/02/2024')).toBe('2024-02-29');
  });

  test('an hour in a time zone is refused: the day depends on the zone', () => {
    expect(read('2026-03-05T23:30:00Z')).toBe('imports.date_zone');
    expect(read('2026-03-05T23:30:00+02:00')).toBe('imports.date_zone');
  });

  test.each(['demain', '45000', '5 mars', '1/2/3/4', '5 martin 2026', ''])('%s is no date', (text) => {
    expect(read(text)).toBe('imports.date_unreadable');
  });

  test('every day written in any order is read back', () => {
    const day = fc
      .integer({ min: 0, max: 47_000 })
      .map((days) => Temporal.PlainDate.from('1971-01-01').add({ days }));
    fc.assert(
      fc.property(day, (date) => {
        const [year, month, dayOfMonth] = date.toString().split('-');
        expect(read(`${dayOfMonth}/${month}/${year}`, 'dmy')).toBe(date.toString());
        expect(read(`${month}/${dayOfMonth}/${year}`, 'mdy')).toBe(date.toString());
        expect(read(`${date.toString()} 00:00:00`, 'mdy')).toBe(date.toString());
      }),
      { numRuns: 2000 },
    );
  });
});

test('months are named by their beginnings, in two languages, and nothing else is a month', () => {
  expect(
    ['janv.', 'févr.', 'mars', 'Apr', 'mai', 'juin', 'juil.', 'AOÛT', 'sept', 'Oct', 'nov.', 'December'].map(
      monthNamed,
    ),
  ).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(['jui', 'Martin', 'marge', 'ma', 'total'].map(monthNamed)).toEqual([null, null, null, null, null]);
});
