import {
  civilCalendar,
  compareDates,
  decimal,
  evaluateExplanation,
  invariant,
  numberOf,
  periodByCode,
  plainDate,
  plus,
  sumDecimals,
  ZERO,
} from '@cordee/kernel';
import type { Decimal, Period, PlainDate } from '@cordee/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuotaRow } from '../earn/payee-input.ts';
import { quotaNode } from '../earn/quota-node.ts';
import { planMeasuring } from '../measure/measure.test-support.ts';
import type { Plan } from '../plan-format/plan.ts';
import { EUR, idOf, PLAN_RUNS } from '../whole-plan.test-support.ts';
import { countedDays } from './counted-days.ts';
import type { CountedDays } from './counted-days.ts';
import type { Presence } from './presence.ts';
import { ruleOf } from './prorate.test-support.ts';
import { openDayCounter } from './working-calendar.ts';

const runs = { numRuns: PLAN_RUNS };
// A year with 29 February and the ones beside it.
const START = plainDate('2023-12-01');
const day = fc.integer({ min: 0, max: 500 });
const dateOf = (days: number): PlainDate => START.add({ days });
const lasting = fc.tuple(day, fc.option(fc.integer({ min: 1, max: 60 }))).map(([from, length]) => ({
  effectiveFrom: dateOf(from),
  effectiveTo: length === null ? null : dateOf(from + length),
}));
const ratio = fc
  .integer({ min: 0, max: 100 })
  .map((hundredths) => ({ unscaled: BigInt(hundredths), scale: 2 }));

const anyPresence: fc.Arbitrary<Presence> = fc.record({
  hiredOn: fc.option(day.map(dateOf)),
  leftOn: fc.option(day.map(dateOf)),
  positions: fc.array(lasting, { maxLength: 2 }),
  workingTimes: fc.array(
    fc
      .tuple(lasting, ratio)
      .map(([dates, share]) => ({ ...dates, ratio: share as Presence['workingTimes'][number]['ratio'] })),
    { maxLength: 1 },
  ),
  leaves: fc.array(
    fc.tuple(lasting, ratio, fc.constantFrom('sick', 'parental', 'training')).map(([dates, share, type]) => ({
      ...dates,
      type,
      share: share as Presence['leaves'][number]['share'],
    })),
    { maxLength: 3 },
  ),
});

const anyRule = fc
  .record({
    days: fc.constantFrom('working', 'calendar'),
    holidays: fc.constantFrom('none', 'fr', 'fr_alsace_moselle'),
    part_time: fc.boolean(),
    ramp: fc.constantFrom([], ['0.25', '0.5', '0.75']),
    sick: fc.constantFrom('none', 'lowers_objective', 'keeps_average', 'neutralises'),
  })
  .map(({ sick, ...rule }) =>
    ruleOf({
      ...rule,
      leave: [
        { type: 'sick', effect: sick },
        { type: 'parental', effect: 'neutralises' },
      ],
    }),
  );

const KEYS = ['all', 'objective', 'pay', 'worked', 'average'] as const;
const textOf = (days: CountedDays) => KEYS.map((key) => valueText(days[key])).join(' ');
const valueText = ({ unscaled, scale }: Decimal) => String(unscaled * 10n ** BigInt(12 - scale));

describe('proration', () => {
  it('counts the days of any split of a span to those of the whole (C14)', () => {
    fc.assert(
      fc.property(
        anyPresence,
        anyRule,
        fc.array(day, { minLength: 2, maxLength: 6 }),
        (presence, rule, cuts) => {
          const bounds = cuts.map(dateOf).toSorted(compareDates);
          const counting = { rule, count: openDayCounter(rule) };
          const [first, last] = [bounds[0] ?? START, bounds.at(-1) ?? START];
          const parts = bounds
            .slice(1)
            .map((to, index) => countedDays(presence, { from: bounds[index] ?? first, to }, counting));
          const whole = countedDays(presence, { from: first, to: last }, counting);
          const sum = Object.fromEntries(
            KEYS.map((key) => [key, sumDecimals(parts.map((part) => part[key]))]),
          );
          expect(textOf({ ...whole, ...sum })).toBe(textOf(whole));
        },
      ),
      runs,
    );
  });

  it('is what counting day by day gives', () => {
    fc.assert(
      fc.property(
        anyPresence,
        anyRule,
        day,
        fc.integer({ min: 1, max: 40 }),
        (presence, rule, from, length) => {
          const counting = { rule, count: openDayCounter(rule) };
          const days = Array.from({ length }, (_, index) =>
            countedDays(presence, { from: dateOf(from + index), to: dateOf(from + index + 1) }, counting),
          );
          const whole = countedDays(presence, { from: dateOf(from), to: dateOf(from + length) }, counting);
          expect(valueText(sumDecimals(days.map(({ objective }) => objective)))).toBe(
            valueText(whole.objective),
          );
          expect(valueText(sumDecimals(days.map(({ pay }) => pay)))).toBe(valueText(whole.pay));
        },
      ),
      runs,
    );
  });

  it('of a quota that changes within its period adds up to the whole, to the cent, and in its explanation (C14, C18)', () => {
    const plan = planMeasuring([], { proration: {}, grain: 'month' });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999_999 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { maxLength: 5 }),
        (cents, cuts) => {
          const period = periodOf('2024-02');
          const bounds = [
            period.from,
            ...cuts.toSorted((a, b) => a - b).map((each) => period.from.add({ days: each })),
            period.to,
          ];
          const rows = bounds.slice(1).map((effectiveTo, index): QuotaRow => ({
            ...quotaRow(cents),
            effective: { effectiveFrom: bounds[index] ?? period.from, effectiveTo },
          }));
          expect(quotaOf(plan, rows, period)).toBe(String(cents));
        },
      ),
      runs,
    );
  });

  it('of a yearly quota over its months adds up to the year, evenly or by weights', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 99_999_999 }), fc.option(weights), (cents, given) => {
        const spread =
          given === null ? {} : { weights: given.map((each) => `0.${String(each).padStart(2, '0')}`) };
        const plan = planMeasuring([{ quota_spread: spread }], { grain: 'month' });
        const row = { ...quotaRow(cents), measure: 'm', period: periodOf('2024') };
        const months = Array.from({ length: 12 }, (_, index) =>
          quotaOf(plan, [row], periodOf(`2024-${String(index + 1).padStart(2, '0')}`), 'm'),
        );
        const sum = months.reduce((total, text) => total + (text === 'quota_zero' ? 0n : BigInt(text)), 0n);
        expect(sum).toBe(BigInt(cents));
      }),
      { numRuns: PLAN_RUNS / 10 },
    );
  });

  it('follows a window: months already recorded add up, a longer quota without spread is none unless it is the whole', () => {
    const plan = planMeasuring([{ window: 'quarter_to_date' }], { grain: 'month' });
    const rows = ['2024-01', '2024-02', '2024-03', '2024'].map((code, index) => ({
      ...quotaRow(10 ** index * 100),
      period: periodOf(code),
    }));
    expect(quotaOf(plan, rows, periodOf('2024-02'), 'm')).toBe('1100');
    expect(quotaOf(plan, rows.slice(3), periodOf('2024-02'), 'm')).toBe('quota_missing');
    const toDate = planMeasuring([{ window: 'year_to_date' }], { grain: 'month' });
    expect(quotaOf(toDate, rows, periodOf('2024-02'), 'm')).toBe('1100');
    expect(quotaOf(toDate, rows.slice(3), periodOf('2024-02'), 'm')).toBe('100000');
  });
});

function periodOf(code: string): Period {
  const period = periodByCode(civilCalendar, code);
  invariant(period.ok, 'a civil period', { code });
  return period.value;
}

function quotaRow(cents: number): QuotaRow {
  const target = {
    kind: 'amount',
    amount: { value: { unscaled: BigInt(cents), scale: 2 }, currency: EUR },
  } as const;
  return { measure: 'order_intake', dimension: null, target, place: {} };
}

/** The quota in cents, as its explanation alone evaluates, or the code of its refusal. */
function quotaOf(plan: Plan, quotas: readonly QuotaRow[], period: Period, code = 'paid'): string {
  const measure = plan.measures.find((each) => each.code === code);
  invariant(measure !== undefined, 'the plan has the measure', { code });
  const node = quotaNode(plan, measure, { payee: idOf('ana'), period, measures: [], quotas, terms: [] });
  if (!node.ok) return node.refusal.code.replace('compensation.', '');
  const evaluated = evaluateExplanation(node.value);
  const value = evaluated.ok ? (numberOf(evaluated.value) ?? ZERO) : ZERO;
  return String(plus(value, decimal('0.00')).unscaled);
}
