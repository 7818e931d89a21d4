import { expect, it } from 'vitest';
import { datedCalendar, storedPeriod } from './quota.ts';

it('reads a civil period back with its grain, and a dated one as the window of its bounds', () => {
  const bounds = { periodFrom: '2026-01-01', periodTo: '2026-04-01' };
  expect(storedPeriod({ calendar: 'civil', period: '2026-Q1', ...bounds })).toMatchObject({
    grain: 'quarter',
  });
  const dated = storedPeriod({
    calendar: datedCalendar,
    period: '2026-01-15',
    periodFrom: '2026-01-15',
    periodTo: '2026-04-20',
  });
  expect([dated.grain, dated.from.toString(), dated.to.toString()]).toEqual([
    'window',
    '2026-01-15',
    '2026-04-20',
  ]);
});
