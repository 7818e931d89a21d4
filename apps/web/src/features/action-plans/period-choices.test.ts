import { expect, it } from 'vitest';
import { lastMonths, periodChoices } from './period-choices.ts';

it('offers what is now and what comes next, over the end of a year too', () => {
  expect(periodChoices('2026-05-27')).toEqual({
    usual: '2026-Q2',
    codes: ['2026-Q2', '2026-Q3', '2026-05', '2026-06', '2026-H1', '2026'],
  });
  expect(periodChoices('2026-12-01').codes).toEqual([
    '2026-Q4',
    '2027-Q1',
    '2026-12',
    '2027-01',
    '2026-H2',
    '2026',
  ]);
});

it('reviews this month and the three before it, across a year’s end', () => {
  expect(lastMonths('2026-02-10')).toEqual(['2026-02', '2026-01', '2025-12', '2025-11']);
});
