import { plainDate } from '@cordee/kernel';
import { describe, expect, it } from 'vitest';
import { easterSunday, frenchHolidays } from './french-holidays.ts';
import type { Presence } from './presence.ts';
import { prorationOf } from './proration-of.ts';
import { presenceOf, ruleOf, span, textOf } from './prorate.test-support.ts';
import { openDayCounter } from './working-calendar.ts';

describe('public holidays in France', () => {
  it.each([
    [1999, '1999-04-04'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2024, '2024-03-31'],
    [2026, '2026-04-05'],
    [2038, '2038-04-25'],
    [2285, '2285-03-22'],
  ])('follow Easter, in %i on %s', (year, easter) => {
    expect(easterSunday(year).toString()).toBe(easter);
  });

  it('are eleven, and thirteen in Alsace and Moselle', () => {
    const days = (isAlsaceMoselle: boolean) =>
      frenchHolidays(2026, { isAlsaceMoselle }).map((date) => date.toString().slice(5));
    expect(days(false).join(' ')).toBe('01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25');
    expect(days(true).filter((day) => !days(false).includes(day))).toEqual(['04-03', '12-26']);
  });
});

describe('the working calendar', () => {
  const days = (written: object, from: string, to: string) =>
    openDayCounter(ruleOf(written))(plainDate(from), plainDate(to));

  it.each([
    [{}, '2026-05-01', '2026-06-01', 17],
    [{ holidays: 'none' }, '2026-05-01', '2026-06-01', 21],
    [{ holidays: 'fr_alsace_moselle' }, '2026-04-01', '2026-05-01', 20],
    [{}, '2026-04-01', '2026-05-01', 21],
    [{ week: [1, 2, 3, 4, 5, 6] }, '2026-05-04', '2026-05-11', 5],
    [{ days_off: ['2026-05-15'] }, '2026-05-01', '2026-06-01', 16],
    [{ days: 'calendar' }, '2024-02-01', '2024-03-01', 29],
    [{ days: 'months' }, '2026-02-01', '2026-03-01', 30],
    [{ days: 'months' }, '2026-01-31', '2026-02-01', 0],
    [{ days: 'months' }, '2019-03-01', '2019-04-01', 30],
    [{ days: 'months' }, '2026-01-16', '2027-01-01', 345],
    [{}, '2026-02-01', '2026-02-01', 0],
    [{}, '2026-05-02', '2026-05-04', 0],
  ])('%j from %s to %s has %i days', (written, from, to, expected) => {
    expect(days(written, from, to)).toBe(expected);
  });
});

describe('a proration', () => {
  const MARCH = span('2026-03-01', '2026-04-01');
  const leave = (effect: string) => ({ leave: [{ type: 'sick', effect }] });
  const shares = (written: object, presence: Presence, of = MARCH) => {
    const result = prorationOf(ruleOf(written), presence, of);
    if (!result.ok) return result.refusal.code.replace('compensation.', '');
    const { objective, pay, worked, average, all } = result.value.days;
    return [objective, pay, worked, average, all].map(textOf).join(' ');
  };
  const week = (type: string, share?: string) =>
    presenceOf({
      leaves: [
        share === undefined ? ['2026-03-09', '2026-03-16', type] : ['2026-03-09', '2026-03-16', type, share],
      ],
    });

  it.each([
    ['of who is always there is the whole', {}, presenceOf(), '22 22 22 0 22'],
    ['counts from the day of hire', {}, presenceOf({ hired: '2026-03-16' }), '12 12 12 0 22'],
    ['ends before the day of leaving', {}, presenceOf({ left: '2026-03-16' }), '10 10 10 0 22'],
    [
      'leaves out a vacant position',
      {},
      presenceOf({
        positions: [
          ['2026-03-01', '2026-03-09'],
          ['2026-03-16', null],
        ],
      }),
      '17 17 17 0 22',
    ],
    [
      'takes part-time by its dates',
      {},
      presenceOf({ times: [['2026-03-16', null, '0.8']] }),
      '19.6 19.6 19.6 0 22',
    ],
    [
      'may leave part-time out',
      { part_time: false },
      presenceOf({ times: [['2026-03-16', null, '0.8']] }),
      '22 22 22 0 22',
    ],
    [
      'of a leave that lowers the objective keeps pay',
      leave('lowers_objective'),
      week('sick'),
      '17 22 17 0 22',
    ],
    ['of a leave that neutralises lowers both', leave('neutralises'), week('sick'), '17 17 17 0 22'],
    ['of a leave that keeps the average keeps both', leave('keeps_average'), week('sick'), '22 22 17 5 22'],
    ['of half days of leave counts halves', leave('neutralises'), week('sick', '0.5'), '19.5 19.5 19.5 0 22'],
    [
      'of a leave that the plan does not name changes nothing',
      leave('neutralises'),
      week('training'),
      '22 22 22 0 22',
    ],
    [
      'follows the ramp, month by month since the hire',
      { ramp: ['0.25', '0.5'] },
      presenceOf({ hired: '2026-02-16' }),
      '8.5 22 22 0 22',
    ],
  ])('%s', (_, written, presence, expected) => {
    expect(shares(written, presence)).toBe(expected);
  });

  it('is refused by name where no day counts, or none is worked to keep the average of', () => {
    expect(shares({}, presenceOf(), span('2026-03-07', '2026-03-08'))).toBe('proration_no_days');
    const all = presenceOf({ leaves: [['2026-01-01', null, 'sick']] });
    expect(shares(leave('keeps_average'), all)).toBe('proration_nothing_worked');
    expect(shares(leave('neutralises'), all)).toBe('0 0 0 0 22');
  });

  it('never counts two leaves of one day for more than the day', () => {
    const both = presenceOf({
      leaves: [
        ['2026-03-09', '2026-03-16', 'sick'],
        ['2026-03-09', '2026-03-16', 'parental'],
      ],
    });
    const written = {
      leave: [
        { type: 'sick', effect: 'neutralises' },
        { type: 'parental', effect: 'lowers_objective' },
      ],
    };
    expect(shares(written, both)).toBe('17 22 17 0 22');
  });
});
