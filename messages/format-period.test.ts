import { describe, expect, it } from 'vitest';
import { formatPeriod } from './format-period.ts';

describe('a period in words', () => {
  it.each([
    ['2026-03', 'mars 2026', 'March 2026'],
    ['2026-Q1', 'T1 2026', 'Q1 2026'],
    ['2026-T2', 'quadrimestre 2 2026', 'T2 2026'],
    ['2026-H2', 'S2 2026', 'H2 2026'],
    ['2026', '2026', '2026'],
    ['2013-08-30', '2013-08-30', '2013-08-30'],
  ])('%s', (code, french, english) => {
    expect([formatPeriod(code, 'fr'), formatPeriod(code, 'en')]).toEqual([french, english]);
  });
});
