import { moneyText, plainDate } from '@cordee/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inputOf } from '../earn/earn.test-support.ts';
import { earn } from '../earn/earn.ts';
import type { PayeeInput } from '../earn/payee-input.ts';
import type { Plan } from '../plan-format/plan.ts';
import { idOf, PLAN_RUNS, planOf } from '../whole-plan.test-support.ts';
import { groupPayees } from './group-stage.ts';
import type { GroupFacts } from './group-stage.ts';

const codes = ['ana', 'bo', 'cleo', 'dan', 'eve'] as const;
const since = { effectiveFrom: plainDate('2025-01-01'), effectiveTo: null };
const member = (payee: string, team: string) => ({ ...since, payee: idOf(payee), team, role: null });

function inputsOf(plan: Plan, sold: readonly (readonly string[])[]): readonly PayeeInput[] {
  return sold.map((amounts, index) => {
    const code = codes[index] ?? 'zoe';
    const input = inputOf(plan, { sold: amounts });
    const measures = input.measures.map((value) => ({ ...value, payee: idOf(code) }));
    return { ...input, measures, payee: idOf(code), order: code };
  });
}

function paid(plan: Plan, inputs: readonly PayeeInput[], facts?: GroupFacts): readonly string[] {
  return groupPayees(plan, inputs, facts).map((input) => {
    const { payable, issues } = earn(plan, input);
    return issues[0]?.refusal.code ?? moneyText(payable);
  });
}

const anySold = fc.array(
  fc.array(
    fc.integer({ min: 1, max: 900_000 }).map((cents) => `${cents / 100}`),
    { maxLength: 3 },
  ),
  { minLength: 1, maxLength: 5 },
);
const anyGroupPlan = fc.constantFrom(
  planOf('order_intake', [
    { type: 'pool', args: { amount: '1000', share_by: 'measure', weight_measure: 'base' } },
  ]),
  planOf('order_intake', [
    { type: 'rank', args: { measure: 'base', amounts: ['100', '70', '20'], ties: 'shared' } },
  ]),
  planOf('order_intake', [
    { type: 'spiff', args: { measure: 'base', amount: '40', at_least: '1000', budget: '130' } },
  ]),
  planOf('order_intake', [
    {
      type: 'rank',
      args: {
        measure: 'base',
        best: [
          { share: '0.2', amount: '90' },
          { share: '0.7', amount: '40' },
        ],
      },
    },
  ]),
  planOf('order_intake', [
    { type: 'percentage_of_measure', args: { measure: 'base', rate: '0.1' } },
    {
      type: 'pool',
      args: { component: 'c0', rate: '0.0333', share_by: 'component', weight_component: 'c0' },
    },
  ]),
);

describe('the group stage', () => {
  it('gives the same figures in whatever order payees come (C5)', () => {
    fc.assert(
      fc.property(anyGroupPlan, anySold, (plan, sold) => {
        const inputs = inputsOf(plan, sold);
        expect(paid(plan, inputs.toReversed()).toReversed()).toEqual(paid(plan, inputs));
      }),
      { numRuns: PLAN_RUNS },
    );
  });

  it('shares a pool to the cent', () => {
    const plan = planOf('order_intake', [
      {
        type: 'pool',
        args: { measure: 'base', rate: '0.0333', share_by: 'measure', weight_measure: 'base' },
      },
    ]);
    fc.assert(
      fc.property(
        anySold.filter((sold) => sold.some((amounts) => amounts.length > 0)),
        (sold) => {
          const inputs = inputsOf(plan, sold);
          const results = groupPayees(plan, inputs).map((input) => earn(plan, input));
          const shared = results.reduce((sum, { payable }) => sum + payable.minor, 0n);
          const all = sold.flat().reduce((sum, text) => sum + BigInt(Math.round(Number(text) * 100)), 0n);
          expect(shared).toBe((all * 333n) / 10_000n);
        },
      ),
      { numRuns: PLAN_RUNS },
    );
  });

  it('gives the best share of a group to no more than that share, those who sold nothing counted in', () => {
    const plan = planOf('order_intake', [
      { type: 'rank', args: { measure: 'base', best: [{ share: '0.4', amount: '10' }] } },
    ]);
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 5 }), (sold) => {
        const amounts = sold.map((each) => (each === 0 ? [] : [String(each)]));
        const best = paid(plan, inputsOf(plan, amounts)).flatMap((pay, index) =>
          pay === '10.00' ? [sold[index] ?? 0] : [],
        );
        const places = Math.floor((sold.length * 4) / 10);
        const largest = sold.toSorted((a, b) => b - a).slice(0, places);
        expect(best.toSorted((a, b) => b - a)).toEqual(largest.filter((each) => each > 0));
      }),
      { numRuns: PLAN_RUNS },
    );
  });

  it('tells the share of a group that is placed below, which a table reads', () => {
    const place = { type: 'rank', args: { measure: 'base', gives: 'percentile' }, pays: 'nothing' };
    const rows = [
      { from: '0', ratio: '0.5' },
      { from: '0.5', ratio: '2' },
    ];
    const plan = planOf('order_intake', [
      place,
      {
        type: 'flat_amount',
        args: { amount: '100' },
        multipliers: [{ component: 'c0', thresholds: 'value', table: { rows } }],
      },
    ]);
    const sold = [['1'], ['4'], [], ['3'], ['2']];
    expect(paid(plan, inputsOf(plan, sold))).toEqual(['50.00', '200.00', '50.00', '200.00', '50.00']);
  });

  it('ranks what a component comes to, so that only those who qualify compete', () => {
    const plan = planOf('order_intake', [
      {
        type: 'percentage_of_measure',
        args: { measure: 'base', rate: '1', over: { amount: '100' } },
        pays: 'nothing',
      },
      { type: 'rank', args: { component: 'c0', amounts: ['30', '20'] } },
    ]);
    expect(paid(plan, inputsOf(plan, [['100'], ['101'], ['500']]))).toEqual(['0.00', '20.00', '30.00']);
  });

  it('shares a pool only among those for whom a component comes to something', () => {
    const plan = planOf('order_intake', [
      {
        type: 'flat_amount',
        args: { amount: '1' },
        gates: [{ measure: 'base', thresholds: 'amount', at_least: '50' }],
        pays: 'nothing',
      },
      { type: 'pool', args: { amount: '100', share_by: 'component', weight_component: 'c0' } },
    ]);
    expect(paid(plan, inputsOf(plan, [['50'], ['49'], ['90']]))).toEqual(['50.00', '0.00', '50.00']);
  });

  it('never spends more than the budget of a challenge', () => {
    const plan = planOf('order_intake', [
      { type: 'spiff', args: { measure: 'base', amount: '40', budget: '130' } },
    ]);
    fc.assert(
      fc.property(anySold, (sold) => {
        const results = groupPayees(plan, inputsOf(plan, sold)).map((input) => earn(plan, input));
        const spent = results.reduce((sum, { payable }) => sum + payable.minor, 0n);
        const asked = BigInt(sold.flat().length) * 4_000n;
        expect(spent).toBe(asked < 13_000n ? asked : 13_000n);
      }),
      { numRuns: PLAN_RUNS },
    );
  });

  it('pays a manager a share of the reports, and a team its pool', () => {
    const facts = { reports: [{ ...since, payee: idOf('bo'), manager: idOf('ana') }] };
    const plan = planOf('order_intake', [
      { type: 'linked', args: { component: 'c1', share: '0.1', of: 'reports' } },
      { type: 'percentage_of_measure', args: { measure: 'base', rate: '0.1' } },
    ]);
    expect(paid(plan, inputsOf(plan, [['100'], ['2000'], ['9000']]), facts)).toEqual([
      '30.00',
      '200.00',
      '900.00',
    ]);
    const pool = planOf('order_intake', [
      { type: 'pool', args: { amount: '90', share_by: 'equally', among: 'team' } },
    ]);
    const teams = { teams: [member('ana', 'north'), member('bo', 'north')] };
    expect(paid(pool, inputsOf(pool, [['1'], ['1'], ['1']]), teams)).toEqual([
      '45.00',
      '45.00',
      'compensation.pool_without_members',
    ]);
  });

  it('opens a gate on what the team did', () => {
    const [plan, bare] = [true, false].map((isTeam) =>
      planOf(
        'order_intake',
        [
          {
            type: 'flat_amount',
            args: { amount: '10' },
            gates: [{ measure: isTeam ? 'team' : 'base', thresholds: 'amount', at_least: '3000' }],
          },
        ],
        isTeam ? [{ code: 'team', base: 'order_intake', aggregation: 'amount', scope: 'team' }] : [],
      ),
    );
    const teams = { teams: [member('ana', 'north'), member('bo', 'north')] };
    const sold = [['1000'], ['2000'], ['2999']];
    expect(plan && paid(plan, inputsOf(plan, sold), teams)).toEqual(['10.00', '10.00', '0.00']);
    expect(bare && paid(bare, inputsOf(bare, sold), teams)).toEqual(['0.00', '0.00', '0.00']);
  });

  it('answers an empty team, a pool that nobody weighs on and a component left alone by a reason (C16)', () => {
    const pool = planOf('order_intake', [
      { type: 'pool', args: { amount: '90', share_by: 'measure', weight_measure: 'base' } },
    ]);
    const [alone] = inputsOf(pool, [[]]);
    expect(paid(pool, inputsOf(pool, [[], []]))).toEqual(Array(2).fill('compensation.pool_without_weights'));
    expect(alone && earn(pool, alone).issues[0]?.refusal.code).toBe('compensation.group_missing');
    expect(groupPayees(pool, [])).toEqual([]);
  });

  it('leaves a pool of a rate on nothing empty', () => {
    const plan = planOf('order_intake', [
      { type: 'pool', args: { measure: 'base', rate: '0.5', share_by: 'equally' } },
    ]);
    expect(paid(plan, inputsOf(plan, [[], []]))).toEqual(['0.00', '0.00']);
  });
});
