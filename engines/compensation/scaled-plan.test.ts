import { decimal, decimalText, equalDecimals, invariant, times } from '@cordee/kernel';
import type { Amount, Decimal } from '@cordee/kernel';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { calculatePlan } from './calculate-plan.ts';
import type { PlanFacts } from './calculate-plan.ts';
import { anyWholePlan, PLAN_RUNS, planOf } from './whole-plan.test-support.ts';

it('earns k times as much from k times the amounts, quotas, thresholds and bonuses (C13)', () => {
  fc.assert(
    fc.property(anyWholePlan, fc.integer({ min: 2, max: 50 }), ({ plan, documents, facts, world }, k) => {
      const factor = decimal(String(k));
      const once = calculatePlan(plan, facts).results;
      const scaled = calculatePlan(
        planOf(world.base, documents.map(componentScaled(factor))),
        factsScaled(facts, factor),
      ).results;
      once.forEach(({ lines, issues }, payee) => {
        const of = scaled[payee];
        expect(of?.issues.map(({ refusal }) => refusal.code)).toEqual(
          issues.map(({ refusal }) => refusal.code),
        );
        for (const [index, { earned }] of lines.entries()) {
          const more = of?.lines[index]?.earned.value;
          expect(more !== undefined && equalDecimals(more, times(earned.value, factor))).toBe(true);
        }
      });
    }),
    { numRuns: PLAN_RUNS },
  );
});

type Component = Parameters<typeof planOf>[1][number];

/** What is stated in euros grows: thresholds in amount, and bonuses. Rates, weights and shares of a quota stay. */
function componentScaled(k: Decimal): (component: Component) => Component {
  return ({ type, args }) => {
    const { thresholds, tiers, bonus } = args as {
      readonly thresholds?: string;
      readonly tiers?: readonly { readonly from: string }[];
      readonly bonus?: string;
    }; // as the generator writes them
    const raised = tiers?.map((tier) => ({ ...tier, from: textScaled(tier.from, k) }));
    return {
      type,
      args: {
        ...args,
        ...(thresholds === 'amount' ? { tiers: raised } : {}),
        ...(bonus === undefined ? {} : { bonus: textScaled(bonus, k) }),
      },
    };
  };
}

function factsScaled(facts: PlanFacts, k: Decimal): PlanFacts {
  return {
    ...facts,
    transactions: facts.transactions.map((sale) => ({ ...sale, amount: amountScaled(sale.amount, k) })),
    payees: facts.payees.map((payee) => ({
      ...payee,
      quotas: payee.quotas.map((quota) => {
        const { target } = quota;
        invariant(target.kind === 'amount', 'the quotas of the generator are in euros');
        return { ...quota, target: { ...target, amount: amountScaled(target.amount, k) } };
      }),
    })),
  };
}

function textScaled(text: string, k: Decimal): string {
  return decimalText(times(decimal(text), k));
}

function amountScaled(amount: Amount, k: Decimal): Amount {
  return { ...amount, value: times(amount.value, k) };
}
