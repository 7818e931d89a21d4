import { describe, expect, it } from 'vitest';
import { planDocument, ratioOfPercent } from './plans.ts';

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

  it('makes a code of its name, without accents or spaces', () => {
    const draft = {
      name: 'Équipe Été 2026',
      from: '2026-01-01',
      grain: 'month',
      base: 'order_intake',
    } as const;
    const document = planDocument({ ...draft, rate: 'fixed', percent: '2,5' }, 'EUR');
    expect(document.code).toBe('equipe-ete-2026');
    expect(document.components[0]?.args.rate).toBe('0.025');
  });
});
