import { expect, it } from 'vitest';
import { missingEffort, yearlyMinutes } from './effort.ts';

const norm = { coverage: '1', calls: 4, visits: 2, callMinutes: 15, visitMinutes: 90 };

it('lets no call stand for a visit', () => {
  expect(missingEffort(norm, { calls: 1, visits: 3 })).toEqual({
    callsMissing: 3,
    visitsMissing: 0,
    minutesMissing: 45,
  });
  expect(missingEffort(norm, { calls: 9, visits: 0 }).minutesMissing).toBe(180);
});

it('owes nothing without a norm, and 240 minutes a year with this one', () => {
  expect(missingEffort(null, { calls: 0, visits: 0 }).minutesMissing).toBe(0);
  expect(yearlyMinutes(norm)).toBe(240);
});
