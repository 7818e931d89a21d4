import fc from 'fast-check';
import { decimal, decimalText, minusMoney } from '@cordee/kernel';
import { describe, expect, it } from 'vitest';
import { EXAMPLE } from '../plan-format/plan-reference.ts';
import { parsePlan } from '../plan-format/parse-plan.ts';
import type { Plan } from '../plan-format/plan.ts';
import { complexityOf } from './complexity.ts';
import type { LintContext } from './finding.ts';
import { lintPlan } from './lint-plan.ts';
import { probePlan } from './probe-plan.ts';

const ORDERS = { code: 'orders', base: 'order_intake', aggregation: 'amount' };
const CALLS = { code: 'calls', base: 'activity', aggregation: 'quantity' };
const commission = (rate = '0.03') => ({
  code: 'commission',
  type: 'percentage_of_measure',
  args: { measure: 'orders', rate },
});

function planOf(more: object): Plan {
  const parsed = parsePlan({ ...EXAMPLE, measures: [ORDERS], components: [commission()], ...more });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
  return parsed.value;
}

function codes(more: object, context: LintContext = {}) {
  return lintPlan(planOf(more), context).map(({ code }) => code.replace('compensation.lint_', ''));
}

const bonus = { code: 'bonus', type: 'bonus_at_target', args: { measure: 'orders', bonus: '5000' } };
const calls = { code: 'calls', type: 'per_unit', args: { measure: 'calls', amount: '5' } };

describe('the linter', () => {
  it('finds the cliff of a bonus, with what is paid on both sides', () => {
    const [found] = lintPlan(planOf({ components: [bonus] }));
    expect(found).toMatchObject({
      code: 'compensation.lint_cliff',
      path: '$.components[0].args.threshold',
      args: {
        at: { kind: 'amount', amount: { value: decimal('100000') } },
        before: { amount: { value: decimal('0.00') } },
        after: { amount: { value: decimal('5000.00') } },
      },
    });
  });

  it('stops a plan in which selling more pays less', () => {
    const tiers = [
      { from: '0', rate: '0.05' },
      { from: '50000', rate: '0.01' },
    ];
    const falling = {
      code: 'pay',
      type: 'retroactive_tiers',
      args: { measure: 'orders', thresholds: 'amount', tiers },
    };
    expect(lintPlan(planOf({ components: [falling] }))[0]).toMatchObject({
      code: 'compensation.lint_cliff_down',
      severity: 'block',
      path: '$.components[0].args.tiers[1].from',
    });
  });

  it('has nothing against marginal tiers on two criteria', () => {
    const tiers = [
      { from: '0', rate: '0.02' },
      { from: '1', rate: '0.03' },
    ];
    const marginal = {
      code: 'pay',
      type: 'marginal_tiers',
      args: { measure: 'orders', thresholds: 'attainment', tiers },
    };
    const rate = { code: 'margin-rate', base: 'order_intake', aggregation: 'margin_rate' };
    const other = { code: 'm', type: 'percentage_of_measure', args: { measure: 'margin', rate: '0.01' } };
    const margin = { code: 'margin', base: 'order_intake', aggregation: 'margin' };
    expect(codes({ measures: [ORDERS, margin, rate], components: [marginal, other] })).toEqual([]);
  });

  it('sees caps, weights, criteria, collective and activity measures, law and missing data', () => {
    expect(codes({ components: [{ ...commission(), cap: { amount: '1000' } }] })).toContain(
      'cap_below_target',
    );
    expect(codes({ components: [{ ...commission(), weight: '0.4' }] })).toContain('weights');
    expect(codes({})).toContain('criteria_few');
    expect(codes({ measures: [{ ...ORDERS, scope: 'organisation' }] })).toContain('influence');
    expect(codes({ measures: [ORDERS, CALLS], components: [commission(), calls] })).toContain(
      'activity_quality',
    );
    expect(codes({ release: { clawback: {} } })).toContain('clawback_ceiling');
    expect(codes({ release: { clawback: { negative_pay: true } } })).toContain('negative_pay');
    expect(codes({}, { kindsSeen: new Set(['invoice']) })).toContain('no_data');
    const filters = [{ field: 'segment', values: ['A'] }];
    expect(codes({ measures: [{ ...ORDERS, filters }] }, { fieldsSeen: new Set(['product']) })).toContain(
      'no_field',
    );
  });

  it('calls a contraption by its name', () => {
    const many = Array.from({ length: 9 }, (_, index) => ({ ...commission(), code: `c${index}` }));
    expect(complexityOf(planOf({ components: many })).score).toBeGreaterThanOrEqual(60);
    expect(codes({ components: many })).toContain('complex');
  });

  it('lists every cliff that brute force finds between its tries (seeded, 200 tables)', () => {
    const rate = fc.integer({ min: 0, max: 9 }).map((each) => `0.0${each}`);
    const table = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(table, fc.array(rate, { minLength: 5, maxLength: 5 }), (froms, rates) => {
        const rows = [0, ...froms.toSorted((a, b) => a - b)].map((from, index) => ({
          from: String(from * 1000),
          rate: rates[index] ?? '0',
        }));
        const args = { measure: 'orders', thresholds: 'amount', tiers: rows };
        const plan = planOf({ components: [{ code: 'pay', type: 'retroactive_tiers', args }] });
        const listed = lintPlan(plan)
          .filter(({ code }) => code.startsWith('compensation.lint_cliff'))
          .map(({ args: { at } }) =>
            typeof at === 'object' && at.kind === 'amount' ? decimalText(at.amount.value) : '',
          );
        expect(listed.toSorted()).toEqual(bruteForce(plan).toSorted());
      }),
      { numRuns: 200, seed: 20261121 },
    );
  });
});

/** Every thousand between 0 and 31,000, and the cent before it: where do 10 € more come at once, or any less? */
function bruteForce(plan: Plan): readonly string[] {
  return Array.from({ length: 31 }, (_, index) => (index + 1) * 1000)
    .filter((at) => {
      const on = probePlan(plan, { orders: decimal(String(at)) }).payable;
      const before = probePlan(plan, { orders: decimal(`${at - 1}.99`) }).payable;
      const { minor } = minusMoney(on, before);
      return minor > 1000n || minor < 0n;
    })
    .map(String);
}
