import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlan } from './parse-plan.ts';
import { EXAMPLE } from './plan-reference.ts';

/** The codes of the refusals of the example with some of its parts replaced, each with its path. */
function refusalsOf(changes: Readonly<Record<string, unknown>>): readonly string[] {
  const parsed = parsePlan({ ...EXAMPLE, ...changes });
  return parsed.ok
    ? []
    : parsed.refusal.map(({ code, place }) => `${code.replace('compensation.plan_', '')} ${place?.column}`);
}

const component = (type: string, args: unknown, more: object = {}) => ({
  components: [{ code: 'c', type, args, ...more }],
});
const tiers = (...list: readonly (readonly [string, string])[]) =>
  component('marginal_tiers', {
    measure: 'orders',
    thresholds: 'amount',
    tiers: list.map(([from, rate]) => ({ from, rate })),
  });

describe('reading a plan', () => {
  it('fills in what may be left out', () => {
    const parsed = parsePlan(EXAMPLE);
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        measures: [{ dimension: null }],
        components: [{ rounding: 'half-even' }, { rounding: 'half-even' }],
      },
    });
  });

  it.each([
    [{ format: 'cordee-plan/2' }, 'not_a_choice $.format'],
    [{ semantics: 2 }, 'not_a_choice $.semantics'],
    [{ currency: 'euro' }, 'not_a_currency $.currency'],
    [{ grain: 'week' }, 'not_a_choice $.grain'],
    [{ code: 'Plan A' }, 'not_a_code $.code'],
    [{ name: '' }, 'not_a_text $.name'],
    [{ commission: 3 }, 'unknown_key $.commission'],
    [{ measures: [] }, 'not_a_list $.measures'],
    [{ measures: [{ code: 'orders', base: 'order_intake' }] }, 'missing_key $.measures[0].aggregation'],
    [{ measures: [...EXAMPLE.measures, ...EXAMPLE.measures] }, 'code_repeated $.measures[1].code'],
    [component('percentage', {}), 'not_a_choice $.components[0].type'],
    [
      component('percentage_of_measure', { measure: 'orders', rate: 0.03 }),
      'not_a_decimal $.components[0].args.rate',
    ],
    [
      component('percentage_of_measure', { measure: 'orders', rate: '-0.03' }),
      'not_a_decimal $.components[0].args.rate',
    ],
    [
      component('percentage_of_measure', { measure: 'orders', rate: '3 %' }),
      'not_a_decimal $.components[0].args.rate',
    ],
    [
      component('percentage_of_measure', { measure: 'sales', rate: '0' }),
      'measure_unknown $.components[0].args.measure',
    ],
    [component('percentage_of_measure', null), 'not_an_object $.components[0].args'],
    [
      component('percentage_of_measure', {
        measure: 'orders',
        rate: { from: 'payee_term', code: 'target_incentive' },
      }),
      'not_a_choice $.components[0].args.rate.code',
    ],
    [
      component('bonus_at_target', { measure: 'orders', bonus: '1', threshold: '0' }),
      'not_positive $.components[0].args.threshold',
    ],
    [
      component('bonus_at_target', { measure: 'orders', bonus: '1' }, { rounding: 'nearest' }),
      'not_a_choice $.components[0].rounding',
    ],
    [tiers(['100', '0.02']), 'tier_not_zero $.components[0].args.tiers[0].from'],
    [
      tiers(['0', '0.02'], ['200', '0.03'], ['200.00', '0.04']),
      'tier_order $.components[0].args.tiers[2].from',
    ],
  ])('refuses %j', (changes, expected) => {
    expect(refusalsOf(changes)).toEqual([expected]);
  });

  it('refuses to price a count', () => {
    const measures = [{ code: 'orders', base: 'order_intake', aggregation: 'count' }];
    const changes = { measures, ...component('percentage_of_measure', { measure: 'orders', rate: '0.03' }) };
    expect(refusalsOf(changes)).toEqual(['measure_not_amount $.components[0].args.measure']);
  });

  it('tells every fault at once', () => {
    expect(refusalsOf({ currency: 1, grain: 1 })).toHaveLength(2);
  });

  it('answers any JSON with a plan or with refusals that have a path', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (document, part) => {
        for (const each of [document, { ...EXAMPLE, components: part }, { ...EXAMPLE, measures: [part] }]) {
          const parsed = parsePlan(each);
          expect(parsed.ok || parsed.refusal.every(({ place }) => place?.column?.startsWith('$'))).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
