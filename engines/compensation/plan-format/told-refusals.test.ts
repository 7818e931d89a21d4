import { describe, expect, it } from 'vitest';
import { EXAMPLE } from './plan-reference.ts';
import { parsePlan } from './parse-plan.ts';

const RATED = { code: 'pay', type: 'percentage_of_measure', args: { measure: 'orders', rate: '0.1' } };

function refusalsOf(more: object) {
  const parsed = parsePlan({ ...EXAMPLE, components: [RATED], ...more });
  return parsed.ok ? [] : parsed.refusal.map(({ code, place }) => [code, place?.column]);
}

describe('a plan that would pay something else than it seems to say is refused', () => {
  it('where a roll-up has nobody to roll up from', () => {
    const rollUp = { code: 'up', type: 'roll_up', precedence: 2 };
    const owner = { code: 'owner', type: 'owner', precedence: 1 };
    expect(refusalsOf({ crediting: { rules: [rollUp] } })).toEqual([
      ['compensation.plan_roll_up_of_nobody', '$.crediting.rules[0].type'],
    ]);
    expect(refusalsOf({ crediting: { rules: [owner, rollUp] } })).toEqual([]);
  });

  it('where a component that pays nothing would go on from what it earned', () => {
    const capped = { ...RATED, pays: 'nothing', cap: { amount: '1', per: 'year' } };
    expect(refusalsOf({ components: [capped] })).toEqual([
      ['compensation.plan_nothing_earlier', '$.components[0].pays'],
    ]);
  });

  it('where a ranking gives two things or none, or its shares do not grow', () => {
    const ranked = (args: object, more: object = {}) =>
      refusalsOf({
        components: [{ code: 'pay', type: 'rank', args: { measure: 'orders', ...args }, ...more }],
      });
    const at = '$.components[0].args';
    const best = [{ share: '0.1', amount: '5' }];
    expect(ranked({})).toEqual([['compensation.plan_one_of', at]]);
    expect(ranked({ amounts: ['1'], best })).toEqual([['compensation.plan_one_of', at]]);
    expect(ranked({ best: [...best, ...best] })).toEqual([
      ['compensation.plan_tier_order', `${at}.best[1].share`],
    ]);
    expect(ranked({ best, component: 'pay' })).toEqual([['compensation.plan_one_of', at]]);
    expect(ranked({ gives: 'percentile' })).toEqual([
      ['compensation.plan_pays_nothing', '$.components[0].pays'],
    ]);
    expect(ranked({ gives: 'percentile' }, { pays: 'nothing' })).toEqual([]);
  });

  it('where a measure is read sale by sale that no single sale tells', () => {
    const measures = [
      ...EXAMPLE.measures,
      { code: 'score', base: 'figure', figure: 'score', aggregation: 'latest' },
    ];
    const named = (more: object) => ({ measures, components: [{ ...RATED, ...more }] });
    const at = '$.components[0].by_transaction[0]';
    const bySale = { per: 'transaction', by_transaction: ['score'] };
    expect(refusalsOf(named(bySale))).toEqual([['compensation.plan_not_of_one_sale', at]]);
    expect(refusalsOf(named({ by_transaction: ['orders'] }))).toEqual([
      ['compensation.plan_not_per_transaction', at],
    ]);
    expect(refusalsOf(named({ per: 'transaction', by_transaction: ['margin'] }))).toEqual([
      ['compensation.plan_measure_unknown', at],
    ]);
  });
});
