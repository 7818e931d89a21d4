import { amount, decimal } from '@cordee/kernel';
import { describe, expect, it } from 'vitest';
import { barriersOf } from '../group/barriers-of.ts';
import { creditOf, measureOf, planOf, QUARTER, saleOf } from '../whole-plan.test-support.ts';
import { measurePlan } from './measure-plan.ts';
import { describeMeasure } from './measure-description.ts';
import type { Measure } from './measure.ts';

const invoiced = measureOf({ code: 'invoiced', base: 'invoicing', aggregation: 'amount' });
const soldBy = (kind: 'invoice' | 'credit_note' | 'order', text: string, code: string) =>
  creditOf('ana', saleOf({ kind, day: 1, amount: decimal(text), seller: 'ana' }, code));
const FLAT = { type: 'percentage_of_measure', args: { measure: 'base', rate: '0.1' } };
const credits = [
  soldBy('invoice', '10.5000', 'F1'),
  soldBy('credit_note', '2', 'A1'),
  soldBy('order', '99', 'C1'),
];

const measured = (measure: Measure) =>
  measurePlan({ ...planOf('order_intake', [FLAT]), measures: [measure] }, { period: QUARTER, credits });

describe('measuring', () => {
  it('sums what the base counts, with its sign and every digit', () => {
    const [value] = measured(invoiced);
    expect(value?.total).toEqual({ kind: 'amount', amount: amount('8.5000', 'EUR') });
    expect(value?.rows?.map(({ code }) => code)).toEqual(['A1', 'F1']);
  });

  it('has a row-stream hash that stays as it is for ever', () => {
    const [value] = measured(invoiced);
    expect(value?.rowStreamHash).toBe('928c8bd1fd788350f54e122c1af178e545304aa86bcacb2d0f921f54441b0d97');
  });

  it('leaves credit notes out of a count', () => {
    expect(measured({ ...invoiced, aggregation: 'count' })).toMatchObject([{ count: 1 }]);
  });

  it('describes itself to SQL by the same kinds, signs and filters', () => {
    const ropes: Measure = {
      ...invoiced,
      dimension: { field: 'product', value: 'ropes' },
      filters: [{ field: 'channel', values: ['web'] }],
    };
    expect(describeMeasure(ropes)).toMatchObject({
      contributions: [
        { kind: 'invoice', sign: 'as_given' },
        { kind: 'credit_note', sign: 'reduces' },
        { kind: 'rebate', sign: 'reduces' },
      ],
      filters: [
        { field: 'channel', values: ['web'] },
        { field: 'product', values: ['ropes'] },
      ],
      rowOrder: ['date', 'source', 'code'],
    });
  });

  it('needs no barrier between payees when every component reads its own', () => {
    const plan = planOf('order_intake', [
      { type: 'percentage_of_measure', args: { measure: 'base', rate: '0.1' } },
    ]);
    expect(barriersOf(plan)).toEqual({ stages: ['credit', 'measure', 'earn'], reads: new Set(['own']) });
  });
});
