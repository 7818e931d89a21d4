import { describe, expect, it } from 'vitest';
import { choiceOf, ratioOfPercent } from './plans.ts';

describe('a plan typed in the browser', () => {
  it('writes per cent as an exact ratio', () => {
    expect(['3', '2.5', '12', '0.45', '100'].map(ratioOfPercent)).toEqual([
      '0.03',
      '0.025',
      '0.12',
      '0.0045',
      '1.00',
    ]);
  });

  it('asks for a plain commission at the rate typed, at each payee’s own, or for a template', () => {
    const draft = { name: 'Été', from: '2026-01-01', grain: 'month', base: 'order_intake' } as const;
    const asked = (rate: 'fixed' | 'own' | 'tiers') => choiceOf({ ...draft, rate, percent: '2,5' });
    expect(asked('fixed')).toMatchObject({
      template: 'commission',
      rate: '0.025',
      effectiveFrom: draft.from,
    });
    expect(asked('own')).toMatchObject({ template: 'commission', rate: 'own' });
    expect(asked('tiers')).toEqual({
      name: 'Été',
      grain: 'month',
      base: 'order_intake',
      effectiveFrom: draft.from,
      template: 'tiers',
    });
  });
});
