import { describe, expect, it } from 'vitest';
import { EXAMPLE } from './case-reference.ts';
import { parseCase } from './parse-case.ts';
import { uncounted } from './uncounted.ts';

function reasonsOf(transactions: readonly object[], measure: object = {}) {
  const measures = EXAMPLE.plan.measures.map((each) => ({ ...each, ...measure }));
  const given = parseCase({ ...EXAMPLE, plan: { ...EXAMPLE.plan, measures }, transactions, expected: [] });
  if (!given.ok) throw new Error(JSON.stringify(given.refusal));
  return uncounted(given.value).map(({ transaction, reason }) => `${transaction} ${reason}`);
}

const sale = (code: string, more: object = {}) => ({
  code,
  date: '2026-01-12',
  amount: '1',
  seller: 'camille',
  ...more,
});

describe('what a slip keeps out of every figure is told', () => {
  it('where no measure counts its kind', () => {
    expect(reasonsOf([sale('O'), sale('I', { kind: 'invoice' })])).toEqual(['I kind_not_measured']);
  });

  it('where it is dated outside the periods, unless a measure looks back', () => {
    const transactions = [sale('B', { date: '2025-12-31' }), sale('A', { date: '2026-02-01' })];
    expect(reasonsOf(transactions)).toEqual(['B before_all_periods', 'A after_all_periods']);
    expect(reasonsOf(transactions, { window: 'rolling', periods: 2 })).toEqual(['A after_all_periods']);
  });

  it('and not where it acts on another sale', () => {
    const paid = sale('P', { kind: 'payment', refers_to: 'O' });
    expect(reasonsOf([sale('O'), paid, sale('C', { kind: 'cancellation', refers_to: 'O' })])).toEqual([]);
  });
});
