import {
  civilCalendar,
  explicitCalendar,
  fiscalCalendar,
  invariant,
  periodByCode,
  plainDate,
} from '@cordee/kernel';
import type { Calendar } from '@cordee/kernel';
import { describe, expect, it } from 'vitest';
import { measureOf } from '../whole-plan.test-support.ts';
import { isInWindow, windowOf } from './window-of.ts';

function windowText(measure: object, code: string, calendar: Calendar = civilCalendar): string {
  const period = periodByCode(calendar, code);
  invariant(period.ok, 'the calendar has the period', { code });
  const { from, to } = windowOf(measureOf(measure), period.value, calendar);
  return `${from?.toString() ?? 'null'} ${to.toString()}`;
}

describe('the window of a measure', () => {
  it.each([
    ['period', '2026-05', '2026-05-01 2026-06-01'],
    ['quarter_to_date', '2026-05', '2026-04-01 2026-06-01'],
    ['half_to_date', '2026-05', '2026-01-01 2026-06-01'],
    ['year_to_date', '2026-05', '2026-01-01 2026-06-01'],
    ['year', '2026-05', '2026-01-01 2027-01-01'],
    ['plan_to_date', '2026-05', 'null 2026-06-01'],
    ['year_to_date', '2026', '2026-01-01 2027-01-01'],
    ['quarter_to_date', '2026-H1', '2026-01-01 2026-07-01'],
  ])('%s of %s', (window, code, expected) => {
    expect(windowText({ window }, code)).toBe(expected);
  });

  it.each([
    [3, '2026-02', '2025-12-01 2026-03-01'],
    [12, '2026-02', '2025-03-01 2026-03-01'],
    [4, '2026-Q1', '2025-04-01 2026-04-01'],
  ])('of the last %i periods up to %s', (periods, code, expected) => {
    expect(windowText({ window: 'rolling', periods }, code)).toBe(expected);
  });

  it('follows the year of the plan, not the civil one', () => {
    const fiscal = fiscalCalendar({ code: 'july', startMonth: 7 });
    expect(windowText({ window: 'year_to_date' }, '2026-02', fiscal)).toBe('2025-07-01 2026-03-01');
  });

  it('is as long as the calendar goes back', () => {
    const [from, to] = [plainDate('2026-01-10'), plainDate('2026-02-10')];
    const calendar = explicitCalendar({ code: 'x', periods: [{ code: 'P1', grain: 'month', from, to }] });
    expect(windowText({ window: 'rolling', periods: 3 }, 'P1', calendar)).toBe('2026-01-10 2026-02-10');
    expect(windowText({ window: 'year_to_date' }, 'P1', calendar)).toBe('2026-01-10 2026-02-10');
  });

  it('holds its first day and not the day after its last', () => {
    const window = { from: plainDate('2026-01-01'), to: plainDate('2026-02-01') };
    const days = ['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'];
    expect(days.map((day) => isInWindow(window, plainDate(day)))).toEqual([false, true, true, false]);
  });
});
