import {
  canonicalRow,
  decimal,
  evaluateExplanation,
  findContradictions,
  moneyText,
  rounded,
} from '@cordee/kernel';
import type { Amount, Decimal } from '@cordee/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculatePlan } from './calculate-plan.ts';
import type { PlanFacts } from './calculate-plan.ts';
import type { EarnResult } from './earn/earn.ts';
import { oraclePay } from '../../stories/oracle/whole-plan.test-support.ts';
import type { Plan } from './plan-format/plan.ts';
import { anyWholePlan, PLAN_RUNS, planOf, QUARTER, idOf, EUR, saleOf } from './whole-plan.test-support.ts';

const runs = { numRuns: PLAN_RUNS };

function centsOf(plan: Plan, { lines }: EarnResult): readonly (bigint | null)[] {
  return plan.components.map(
    ({ code }) => lines.find((line) => line.component === code)?.payable.minor ?? null,
  );
}

function hashesOf(plan: Plan, facts: PlanFacts): readonly string[] {
  return calculatePlan(plan, facts).results.map(({ payee, lines, attainments }) =>
    canonicalRow([
      payee,
      ...lines.flatMap((line) => [line.component, line.earned, line.payable]),
      ...attainments.map(({ explanation }) =>
        explanation?.inputs[0]?.kind === 'sum' ? explanation.inputs[0].rowStreamHash : null,
      ),
    ]),
  );
}

describe('a whole plan', () => {
  it('pays what the oracle pays, to the cent, and has an issue exactly where the oracle has none (C12, C16, C17)', () => {
    fc.assert(
      fc.property(anyWholePlan, ({ plan, facts, world }) => {
        expect(calculatePlan(plan, facts).results.map((result) => centsOf(plan, result))).toEqual(
          oraclePay(world),
        );
      }),
      runs,
    );
  });

  it('explains every amount by an explanation that alone evaluates to it (C18)', () => {
    fc.assert(
      fc.property(anyWholePlan, ({ plan, facts }) => {
        for (const line of calculatePlan(plan, facts).results.flatMap(({ lines }) => lines)) {
          const evaluated = evaluateExplanation(line.explanation);
          const text =
            evaluated.ok && evaluated.value.kind === 'amount' ? textInCents(evaluated.value.amount) : '';
          expect(text).toBe(moneyText(line.payable));
          expect(findContradictions(line.explanation)).toEqual([]);
        }
      }),
      runs,
    );
  });

  it('gives the same results whatever the order of transactions, assignments and payees (C5)', () => {
    fc.assert(
      fc.property(anyWholePlan, ({ plan, facts }) => {
        const shuffled = {
          ...facts,
          transactions: facts.transactions.toReversed(),
          assignments: facts.assignments.toReversed(),
          payees: facts.payees.toReversed(),
        };
        expect(hashesOf(plan, shuffled).toReversed()).toEqual(hashesOf(plan, facts));
      }),
      runs,
    );
  });

  it('credits each transaction once or says why to nobody (C11)', () => {
    fc.assert(
      fc.property(anyWholePlan, ({ plan, facts }) => {
        const { credits, uncredited } = calculatePlan(plan, facts);
        const codes = [...credits, ...uncredited].map(({ transaction }) => transaction.code);
        expect(codes.toSorted()).toEqual(facts.transactions.map(({ code }) => code).toSorted());
      }),
      runs,
    );
  });

  it('pays nothing less after a further positive sale (C3)', () => {
    fc.assert(
      fc.property(anyWholePlan, fc.integer({ min: 1, max: 9_000_000 }), ({ plan, facts, world }, amount) => {
        const kind = world.base === 'order_intake' ? 'order' : 'invoice';
        const further = saleOf(
          { kind, day: 89, amount: { unscaled: BigInt(amount), scale: 2 }, seller: 'ana' },
          'FURTHER',
        );
        const before = calculatePlan(plan, facts).results;
        const after = calculatePlan(plan, {
          ...facts,
          transactions: [...facts.transactions, further],
        }).results;
        // Rising tiers are monotone whatever their rates, since no rate is below zero.
        after.forEach((result, index) => {
          expect(result.payable.minor).toBeGreaterThanOrEqual(before[index]?.payable.minor ?? 0n);
        });
      }),
      runs,
    );
  });

  it('never pays below zero unless clawback is on (C4)', () => {
    fc.assert(
      fc.property(anyWholePlan, ({ plan, facts, world }) => {
        for (const result of calculatePlan(plan, facts).results) {
          centsOf(plan, result).forEach((cents, index) => {
            const component = world.components[index];
            const isAllowed = component !== undefined && component.pays !== 'bonus' && component.clawback;
            expect(isAllowed || (cents ?? 0n) >= 0n).toBe(true);
          });
        }
      }),
      runs,
    );
  });

  it('leaves no trace of a sale and its reversal (C8)', () => {
    fc.assert(
      fc.property(anyWholePlan, ({ plan, facts, world }) => {
        const sale = { kind: 'invoice', day: 3, amount: decimal('1234.5678'), seller: 'bo' } as const;
        const pair = [saleOf(sale, 'SALE'), saleOf({ ...sale, kind: 'credit_note' }, 'REVERSAL')];
        const after = calculatePlan(plan, {
          ...facts,
          transactions: [...facts.transactions, ...pair],
        }).results;
        expect(after.map((result) => centsOf(plan, result))).toEqual(oraclePay(world));
      }),
      runs,
    );
  });
});

describe('thresholds, one cent around them', () => {
  const cent = (cents: number): Decimal => ({ unscaled: BigInt(cents), scale: 2 });

  function paid(components: Parameters<typeof planOf>[1], sold: Decimal, quota?: Decimal): string {
    const target = quota && ({ kind: 'amount', amount: { value: quota, currency: EUR } } as const);
    const quotas = target
      ? [{ measure: 'order_intake', dimension: null, target, place: { line: 2 } } as const]
      : [];
    const { results } = calculatePlan(planOf('order_intake', components), {
      period: QUARTER,
      transactions: [saleOf({ kind: 'order', day: 1, amount: sold, seller: 'ana' }, 'S')],
      assignments: [{ payee: idOf('ana'), effectiveFrom: QUARTER.from, effectiveTo: null }],
      payees: [{ payee: idOf('ana'), terms: [], quotas }],
    });
    return results[0] === undefined ? '' : moneyText(results[0].payable);
  }

  it('pay the amount on the threshold at the rate of the tier below (C12)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 10_000_000 }), (threshold) => {
        const tiers = [
          { from: '0', rate: '0' },
          { from: `${threshold / 100}`, rate: '1' },
        ];
        const component = { type: 'marginal_tiers', args: { measure: 'base', thresholds: 'amount', tiers } };
        const around = [-1, 0, 1].map((offset) => paid([component], cent(threshold + offset)));
        expect(around).toEqual(['0.00', '0.00', '0.01']);
      }),
      { numRuns: 500 },
    );
  });

  it('pay the bonus on the threshold and not a cent below (C12)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1_000_000_000 }), (quota) => {
        const component = { type: 'bonus_at_target', args: { measure: 'base', bonus: '10' } };
        const around = [-1, 0, 1].map((offset) => paid([component], cent(quota + offset), cent(quota)));
        expect(around).toEqual(['0.00', '10.00', '10.00']);
      }),
      { numRuns: 500 },
    );
  });
});

function textInCents({ value, currency }: Amount): string {
  return moneyText({ minor: rounded(value, { scale: 2, rounding: 'half-even' }).unscaled, currency });
}
