import { moneyText } from '@cordee/kernel';
import { describe, expect, it } from 'vitest';
import { earnedBy, planWith } from '../earn.test-support.ts';

const tiers = [
  { from: '0', rate: '0.02' },
  { from: '100000', rate: '0.03' },
  { from: '200000.00', rate: '0.05' },
];
const byAmount = planWith('marginal_tiers', { thresholds: 'amount', tiers });
const byAttainment = planWith('marginal_tiers', {
  thresholds: 'attainment',
  tiers: [
    { from: '0', rate: '0.02' },
    { from: '0.5', rate: '0.03' },
  ],
});

describe('marginal tiers', () => {
  it.each([
    ['0', '0.00'],
    ['100000', '2000.00'],
    ['150000', '3500.00'],
    ['200000', '5000.00'],
    ['250000', '7500.00'],
  ])('on %s pay %s, each part at its own rate', (sold, payable) => {
    expect(moneyText(earnedBy(byAmount, { sold: [sold] }).payable)).toBe(payable);
  });

  it('follow the quota of the payee', () => {
    expect(moneyText(earnedBy(byAttainment, { sold: ['46000'], quota: '50000' }).payable)).toBe('1130.00');
  });

  it('wait for a quota when their thresholds are attainment, and only then', () => {
    expect(earnedBy(byAttainment, { sold: ['46000'] }).issues[0]?.refusal.code).toBe(
      'compensation.quota_missing',
    );
    expect(earnedBy(byAmount, { sold: ['46000'] }).issues).toEqual([]);
  });

  it('name the tier of the last euro paid', () => {
    const tierOf = (sold: string) =>
      earnedBy(byAmount, { sold: [sold] }).lines[0]?.explanation.label.args['tier'];
    expect(['0', '100000', '100000.01', '900000'].map(tierOf)).toEqual(['1', '1', '2', '3']);
  });

  it('put a negative measure whole in the first tier under clawback', () => {
    const clawback = planWith('marginal_tiers', { thresholds: 'amount', tiers, clawback: true });
    expect(moneyText(earnedBy(clawback, { sold: ['-1000'] }).payable)).toBe('-20.00');
    expect(moneyText(earnedBy(byAmount, { sold: ['-1000'] }).payable)).toBe('0.00');
  });

  it.each([
    ['split', '7500.00'], // 100,000 at 2 %, 100,000 at 3 %, 50,000 at 5 %
    ['before', '6200.00'], // 210,000 at 2 %, 40,000 at 5 %
    ['after', '9800.00'], // 90,000 at 2 %, 160,000 at 5 %
  ])('with crossing %s pay a sale across a threshold accordingly', (crossing, payable) => {
    const plan = planWith('marginal_tiers', { thresholds: 'amount', tiers, crossing });
    expect(moneyText(earnedBy(plan, { sold: ['90000', '120000', '40000'] }).payable)).toBe(payable);
  });

  it.each(['before', 'after'])('with crossing %s take a sale back where it was paid', (crossing) => {
    const plan = planWith('marginal_tiers', { thresholds: 'amount', tiers, crossing, clawback: true });
    const sold = ['90000', '20000', '-20000', '-90000'];
    expect(moneyText(earnedBy(plan, { sold }).payable)).toBe('0.00');
  });

  it('cross no threshold whole on what was earned', () => {
    const earned = { thresholds: 'earned', tiers, crossing: 'after' };
    expect(() => planWith('marginal_tiers', earned)).toThrow('an invented plan is accepted');
  });
});
