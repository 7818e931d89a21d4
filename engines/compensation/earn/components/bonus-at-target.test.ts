import { amount, decimalText, moneyText } from '@cordee/kernel';
import { describe, expect, it } from 'vitest';
import { earnedBy, planWith } from '../earn.test-support.ts';
import type { PayeeTerm } from '../payee-input.ts';

const full = planWith('bonus_at_target', { bonus: '5000' });
const weighted = planWith('bonus_at_target', { bonus: '5000', threshold: '0.9', weight: '0.4' });
const own = planWith('bonus_at_target', { bonus: { from: 'payee_term', code: 'target_incentive' } });
const incentive = (text: string, code: string): PayeeTerm => ({
  code: 'target_incentive',
  value: { kind: 'amount', amount: amount(text, code) },
  place: { line: 3 },
});

describe('a bonus at target', () => {
  it('is whole on the quota and nothing one cent below', () => {
    const paid = ['49999.99', '50000', '90000'].map(
      (sold) => earnedBy(full, { sold: [sold], quota: '50000' }).payable,
    );
    expect(paid.map(moneyText)).toEqual(['0.00', '5000.00', '5000.00']);
  });

  it('takes its weight and its own threshold', () => {
    expect(moneyText(earnedBy(weighted, { sold: ['45000'], quota: '50000' }).payable)).toBe('2000.00');
    expect(moneyText(earnedBy(weighted, { sold: ['44999.9999'], quota: '50000' }).payable)).toBe('0.00');
  });

  it('never shows 100 % for a quota missed by one cent, although the rounded attainment is 1', () => {
    const [line] = earnedBy(full, { sold: ['49999.99'], quota: '50000' }).lines;
    const shown = line?.explanation.label.args['attainment'];
    expect(typeof shown === 'object' && shown.kind === 'percentage' && decimalText(shown.ratio)).toBe(
      '0.9999',
    );
  });

  it('takes the target incentive of the payee, in the currency of the plan', () => {
    const situation = { sold: ['50000'], quota: '50000' };
    expect(moneyText(earnedBy(own, { ...situation, terms: [incentive('8000', 'EUR')] }).payable)).toBe(
      '8000.00',
    );
    const foreign = earnedBy(own, { ...situation, terms: [incentive('8000', 'USD')] });
    expect(foreign.issues[0]?.refusal.code).toBe('compensation.currency_differs');
  });

  it.each([
    [undefined, 'quota_missing'],
    ['0', 'quota_zero'],
    ['-1', 'quota_negative'],
  ])('with a quota of %s is the issue %s', (quota, code) => {
    const result = earnedBy(full, { sold: ['1'], ...(quota === undefined ? {} : { quota }) });
    expect(result.issues[0]?.refusal.code).toBe(`compensation.${code}`);
    expect(result.attainments[0]?.attainment).toMatchObject({
      ok: false,
      refusal: { code: `compensation.${code}` },
    });
  });
});
