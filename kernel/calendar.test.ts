import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  civilCalendar,
  explicitCalendar,
  fiscalCalendar,
  parentsOf,
  periodByCode,
  periodContaining,
  periodsBetween,
  retail445Calendar,
} from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { daysOf, GRAINS, isInPeriod } from './period.ts';
import { compareDates, parsePlainDate, plainDate } from './plain-date.ts';

const july = fiscalCalendar({ code: 'july', startMonth: 7 });
const retail = retail445Calendar({
  code: 'retail',
  yearStart: { month: 2, weekday: 7, placement: 'nearest' },
});
const campaigns = explicitCalendar({
  code: 'campaigns',
  periods: [
    { code: 'spring', grain: 'window', from: plainDate('2026-03-01'), to: plainDate('2026-04-15') },
    { code: 'season', grain: 'half', from: plainDate('2026-01-10'), to: plainDate('2026-07-10') },
  ],
});

const regular: readonly (readonly [string, Calendar])[] = [
  ['civil', civilCalendar],
  ['fiscal', july],
  ['retail', retail],
  ['fiscal from February', fiscalCalendar({ code: 'february', startMonth: 2 })],
  [
    'retail from the first Monday',
    retail445Calendar({ code: 'monday', yearStart: { month: 1, weekday: 1, placement: 'first' } }),
  ],
];
const anyDay = fc.integer({ min: 0, max: 60_000 }).map((days) => plainDate('1950-01-01').add({ days }));

describe.each(regular)('the %s calendar', (_, calendar) => {
  it('puts each day in exactly one period of each grain, found again by its code', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...GRAINS), (date, grain) => {
        const period = periodContaining(calendar, grain, date);
        if (period === undefined) throw new Error(`${date.toString()} has no ${grain}`);
        expect(isInPeriod(period, date)).toBe(true);
        expect(periodByCode(calendar, period.code)).toEqual({ ok: true, value: period });
        const around = periodsBetween(calendar, grain, date.subtract({ days: 400 }), date.add({ days: 400 }));
        expect(around.filter((each) => isInPeriod(each, date))).toHaveLength(1);
      }),
      { numRuns: 1_000 },
    );
  });

  it('cuts every year without gap or overlap, leap years included', () => {
    for (const grain of GRAINS) {
      const periods = periodsBetween(calendar, grain, plainDate('1996-06-15'), plainDate('2033-06-15'));
      periods.slice(1).forEach((period, index) => {
        expect(compareDates(period.from, periods[index]?.to ?? period.to)).toBe(0);
      });
      const years = periodsBetween(calendar, 'year', plainDate('1996-06-15'), plainDate('2033-06-15'));
      for (const year of years.slice(1, -1)) {
        const parts = periods.filter(({ from }) => isInPeriod(year, from));
        expect(parts.reduce((days, part) => days + daysOf(part), 0)).toBe(daysOf(year));
      }
    }
  });

  it('nests each period in its parents', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...GRAINS), (date, grain) => {
        const period = periodContaining(calendar, grain, date);
        if (period === undefined) throw new Error(`${date.toString()} has no ${grain}`);
        const parents = parentsOf(calendar, period).map((parent) => parent.grain);
        const expected = {
          month: ['quarter', 'quadrimester', 'half', 'year'],
          quarter: ['half', 'year'],
          quadrimester: ['year'],
          half: ['year'],
          year: [],
        };
        expect(parents).toEqual(expected[grain]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('calendars', () => {
  it('name periods as the trade does', () => {
    const codes = GRAINS.map(
      (grain) => periodContaining(civilCalendar, grain, plainDate('2028-02-29'))?.code,
    );
    expect(codes).toEqual(['2028-02', '2028-Q1', '2028-T1', '2028-H1', '2028']);
  });

  it('name a fiscal year after the year it ends in, and keep civil months', () => {
    expect(periodContaining(july, 'year', plainDate('2025-07-01'))?.code).toBe('2026');
    expect(periodContaining(july, 'quarter', plainDate('2025-09-30'))?.code).toBe('2026-Q1');
    expect(periodContaining(july, 'month', plainDate('2025-09-30'))?.code).toBe('2025-09');
  });

  it('begin the retail years of the American federation on its published days', () => {
    const starts = [2022, 2023, 2024, 2025].map((year) => {
      const found = periodByCode(retail, String(year));
      return found.ok ? `${found.value.from.toString()} ${daysOf(found.value) / 7}` : '';
    });
    expect(starts).toEqual(['2022-01-30 52', '2023-01-29 53', '2024-02-04 52', '2025-02-02 52']);
  });

  it('have no period where an explicit list has none', () => {
    expect(periodContaining(campaigns, 'window', plainDate('2026-04-14'))?.code).toBe('spring');
    expect(periodContaining(campaigns, 'window', plainDate('2026-04-15'))).toBeUndefined();
    expect(periodsBetween(campaigns, 'half', plainDate('2026-07-09'), plainDate('2027-01-01'))).toHaveLength(
      1,
    );
    const spring = periodByCode(campaigns, 'spring');
    expect(spring.ok && parentsOf(campaigns, spring.value).map(({ code }) => code)).toEqual(['season']);
  });

  it('refuse a code they do not have, and lists that overlap', () => {
    for (const code of ['2026-13', '2026-Q5', 'Q1', '', '0000', '2026-1']) {
      expect(periodByCode(civilCalendar, code)).toMatchObject({
        ok: false,
        refusal: { code: 'kernel.period_unknown' },
      });
    }
    const period = {
      code: 'a',
      grain: 'month',
      from: plainDate('2026-01-01'),
      to: plainDate('2026-02-01'),
    } as const;
    expect(() => explicitCalendar({ code: 'x', periods: [period, { ...period, code: 'b' }] })).toThrow(
      'overlap',
    );
    expect(() => explicitCalendar({ code: 'x', periods: [{ ...period, to: period.from }] })).toThrow(
      'one day',
    );
  });
});

describe('a plain date', () => {
  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '31/02/2024',
    '2026-03-05T10:00',
  ])('refuses %s', (text) => {
    expect(parsePlainDate(text)).toMatchObject({ ok: false, refusal: { code: 'kernel.date_invalid' } });
  });
});
