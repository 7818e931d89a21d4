import { decimal, evaluateExplanation, equalDecimals } from '@cordee/kernel';
import type { Decimal } from '@cordee/kernel';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seasonCurve } from '../seasonality/season-curve.ts';
import { numberIn, type SellerFacts } from './allocation-method.ts';
import { ALLOCATION_METHODS } from './registry.ts';
import { explainWeight, weighSellers } from './weigh-sellers.ts';

const names = ['results', 'potential', 'pipeline', 'working_days', 'headcount', 'ramp', 'seniority'];
const blend = [
  { baseline: 'results', weight: decimal('0.6') },
  { baseline: 'potential', weight: decimal('0.4') },
];

function factsOf(seller: string, values: readonly number[]): SellerFacts {
  const baselines = names.map((name, index): [string, Decimal] => [
    name,
    decimal(String(values[index] ?? 0)),
  ]);
  return { seller, baselines: Object.fromEntries(baselines) };
}

const anySellers = fc
  .array(fc.array(fc.nat(1_000_000), { minLength: 7, maxLength: 7 }), { minLength: 1, maxLength: 6 })
  .map((rows) => rows.map((values, index) => factsOf(`s${index}`, values)));

it.each(ALLOCATION_METHODS.map(({ code }) => code))('%s weighs as it explains', (code) => {
  fc.assert(
    fc.property(anySellers, (sellers) => {
      const weights = weighSellers({ code, blend }, sellers);
      if (!weights.ok) throw new Error(weights.refusal.code);
      for (const { seller } of sellers) {
        const explained = explainWeight({ code, blend }, sellers, seller);
        if (!explained.ok) throw new Error(explained.refusal.code);
        expect(evaluateExplanation(explained.value)).toEqual({ ok: true, value: explained.value.value });
        expect(equalDecimals(numberIn(explained.value), weights.value.get(seller)!)).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

it('blends shares of totals: 60 % results and 40 % potential', () => {
  const sellers = [factsOf('ana', [300, 10]), factsOf('ben', [100, 30])];
  const weights = weighSellers({ code: 'blend', blend }, sellers);
  if (!weights.ok) throw new Error(weights.refusal.code);
  expect(equalDecimals(weights.value.get('ana')!, decimal('0.55'))).toBe(true);
  expect(equalDecimals(weights.value.get('ben')!, decimal('0.45'))).toBe(true);
});

it('never takes a missing or negative figure for zero', () => {
  const codeOf = (code: string, facts: SellerFacts) => {
    const weights = weighSellers({ code }, [facts]);
    return weights.ok ? '' : weights.refusal.code;
  };
  const nobody = { seller: 'ana', baselines: {} };
  expect(codeOf('by_potential', nobody)).toBe('planning.baseline_missing');
  expect(codeOf('by_capacity', nobody)).toBe('planning.baseline_missing');
  expect(codeOf('by_results', factsOf('ana', [-1]))).toBe('planning.baseline_negative');
  expect(codeOf('blend', nobody)).toBe('planning.blend_empty');
  expect(codeOf('by_moon', nobody)).toBe('planning.method_unknown');
});

it('gives exactly half of the year to the second quadrimester, its months as they weigh among each other', () => {
  const figures = [5, 7, 9, 4, 1, 2, 3, 4, 8, 8, 8, 8].map((each) => decimal(String(each)));
  const window = { from: 4, to: 7, share: decimal('0.5') };
  const curve = seasonCurve({ code: 'by_months', months: 12, figures, window });
  if (!curve.ok) throw new Error(curve.refusal.code);
  const weights = curve.value.map((each) => {
    expect(evaluateExplanation(each)).toEqual({ ok: true, value: each.value });
    const { unscaled, scale } = numberIn(each);
    return Number(unscaled) / 10 ** scale;
  });
  const sum = (part: readonly number[]) => part.reduce((total, each) => total + each, 0);
  expect(sum(weights.slice(4, 8)) * 2).toBeCloseTo(sum(weights), 9);
  expect(weights[5]! / weights[4]!).toBeCloseTo(2, 12);
  const impossible = seasonCurve({
    code: 'even',
    months: 12,
    window: { from: 0, to: 11, share: decimal('0.5') },
  });
  expect(impossible.ok ? '' : impossible.refusal.code).toBe('planning.season_window_invalid');
  expect(seasonCurve({ code: 'by_months', months: 12, figures: [] }).ok).toBe(false);
});
