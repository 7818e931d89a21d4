import { expect, test } from 'vitest';

import { serialDate } from './serial-date.ts';

test.each([
  [1, false, '1900-01-01'],
  [59, false, '1900-02-28'],
  [61, false, '1900-03-01'],
  [46086, false, '2026-03-05'],
  [46086.75, false, '2026-03-05'],
  [44624, true, '2026-03-05'],
])('serial %s (1904: %s) is %s', (serial, counts1904, day) => {
  expect(serialDate(serial, counts1904)).toBe(day);
});

test('the day that never was and days out of range are no dates', () => {
  expect(serialDate(60, false)).toBeNull();
  expect(serialDate(0, false)).toBeNull();
  expect(serialDate(9_999_999, false)).toBeNull();
});
