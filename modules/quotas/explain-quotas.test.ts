import { expect, it } from 'vitest';
import { evaluateExplanation, findContradictions } from '@cordee/kernel';
import { explainQuota, explainQuotas, totalQuota } from './explain-quotas.ts';
import type { QuotaRow } from './quota.ts';

const row = (amount: string, currency: string | null): QuotaRow => ({
  id: 'q',
  positionId: 'p',
  personId: null,
  seller: 'Ada',
  team: null,
  measure: 'order_intake',
  dimension: null,
  dimensionValue: null,
  calendar: 'civil',
  period: '2026-Q1',
  periodFrom: '2026-01-01',
  periodTo: '2026-04-01',
  amount,
  unit: currency === null ? 'units' : 'amount',
  currency,
  weight: null,
  importId: 'i1',
  importLine: 3,
});
const about = { label: { key: 'quotas.total_of_quotas', args: {} }, filter: {} };

it('adds amounts of one currency, and units, each as what it is', () => {
  for (const [rows, kind] of [
    [[row('10.50', 'EUR'), row('1', 'EUR')], 'amount'],
    [[row('3', null), row('4', null)], 'decimal'],
  ] as const) {
    const explanation = explainQuotas(rows, new Map(), about);
    if (!explanation) throw new Error('a sum');
    expect(evaluateExplanation(explanation)).toMatchObject({ ok: true, value: { kind } });
    expect(findContradictions(explanation)).toEqual([]);
  }
});

it('has no sum of several units, nor of nothing', () => {
  expect(totalQuota([row('1', 'EUR'), row('1', 'USD')])).toBeNull();
  expect(totalQuota([row('1', 'EUR'), row('1', null)])).toBeNull();
  expect(explainQuotas([], new Map(), about)).toBeNull();
});

it('names the file and the line of a quota', () => {
  expect(explainQuota(row('1', 'EUR'), new Map([['i1', 'objectifs.csv']]))).toMatchObject({
    place: { document: 'objectifs.csv', line: 3, importId: 'i1' },
  });
});
