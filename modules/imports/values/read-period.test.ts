import { expect, test } from 'vitest';

import { readPeriod } from './read-period.ts';

test.each([
  ['2026', '2026'],
  ['2026-03', '2026-03'],
  ['03/2026', '2026-03'],
  ['mars 2026', '2026-03'],
  ['Mar-26', '2026-03'],
  ['2026-03-01', '2026-03'],
  ['T1 2026', '2026-Q1'],
  ['2026-T1', '2026-Q1'],
  ['2026-Q4', '2026-Q4'],
  ['1er trimestre 2026', '2026-Q1'],
  ['Quadrimestre 2 2026', '2026-T2'],
  ['S1 2026', '2026-H1'],
  ['2e semestre 2026', '2026-H2'],
  ['H2 2026', '2026-H2'],
])('%s is the period %s', (text, code) => {
  expect(readPeriod(text)).toBe(code);
});

test('the code of a calendar of one’s own is left as it is', () => {
  expect(readPeriod('P01-FY26')).toBe('P01-FY26');
  expect(readPeriod('Marketing 2026')).toBe('Marketing 2026');
  expect(readPeriod('T5 2026')).toBe('T5 2026');
});
