import { amount, amountText, moneyText, percentage } from '@cordee/kernel';
import { describe, expect, it } from 'vitest';
import { earnedBy, planWith } from '../earn.test-support.ts';
import type { PayeeTerm } from '../payee-input.ts';

const fixed = planWith('percentage_of_measure', { rate: '0.03' });
const own = planWith('percentage_of_measure', { rate: { from: 'payee_term', code: 'commission_rate' } });
const rate = (value: PayeeTerm['value']): PayeeTerm => ({
  code: 'commission_rate',
  value,
  place: { document: 'people.csv', line: 4 },
});

describe('a percentage of a measure', () => {
  it('stays exact until the period is rounded once', () => {
    const [line] = earnedBy(fixed, { sold: ['140333.3300'] }).lines;
    expect(line && amountText(line.earned)).toBe('4209.999900');
    expect(line && moneyText(line.payable)).toBe('4210.00');
  });

  it('takes the rate of the payee, with its place in the explanation', () => {
    const terms = [rate({ kind: 'percentage', ratio: percentage('0.015') })];
    const [line] = earnedBy(own, { sold: ['1000'], terms }).lines;
    expect(line && moneyText(line.payable)).toBe('15.00');
    expect(
      JSON.stringify(line?.explanation, (_, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      ),
    ).toContain('people.csv');
  });

  it.each([
    ['term_missing_commission_rate', []],
    ['term_kind_commission_rate', [rate({ kind: 'amount', amount: amount('3', 'EUR') })]],
    [
      'term_ambiguous_commission_rate',
      [
        rate({ kind: 'percentage', ratio: percentage('0.01') }),
        rate({ kind: 'percentage', ratio: percentage('0.02') }),
      ],
    ],
  ] as const)('is an issue, %s, and no amount', (code, terms) => {
    const result = earnedBy(own, { sold: ['1000'], terms });
    expect(result.lines).toEqual([]);
    expect(result.issues.map(({ refusal }) => refusal.code)).toEqual([`compensation.${code}`]);
  });

  it('pays nothing on a negative measure, and takes back under clawback', () => {
    const clawback = planWith('percentage_of_measure', { rate: '0.03', clawback: true });
    expect(moneyText(earnedBy(fixed, { sold: ['-1000'] }).payable)).toBe('0.00');
    expect(moneyText(earnedBy(clawback, { sold: ['-1000'] }).payable)).toBe('-30.00');
  });
});
