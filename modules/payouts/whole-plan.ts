// A plan calculated as a whole: every payee with what all of them sold, and the periods before whose earnings it reads.
import {
  calculatePlan,
  type EarlierEarning,
  type EarnResult,
  type Plan,
  type PlanFacts,
} from '@cordee/engine-compensation';
import { invariant, type EntityId } from '@cordee/kernel';

/** A period of the plan with its facts; what was earned before it comes from the periods before it. */
export type PlanPeriod = { readonly plan: Plan; readonly facts: PlanFacts };

/** In their order, the period that is asked for last. */
export type WholePlan = { readonly periods: readonly PlanPeriod[] };

export type CalculatedPlan = ReturnType<typeof calculatePlan> & {
  readonly resultOf: ReadonlyMap<EntityId, EarnResult>;
};

const calculated = new WeakMap<WholePlan, CalculatedPlan>();

/** The last period as the engine gives it, calculated once however many payees ask. */
export function calculateWhole(whole: WholePlan): CalculatedPlan {
  const known = calculated.get(whole);
  if (known !== undefined) return known;
  const last = calculateInOrder(whole.periods);
  calculated.set(whole, last);
  return last;
}

function calculateInOrder(periods: WholePlan['periods']): CalculatedPlan {
  const earlier = new Map<EntityId, readonly EarlierEarning[]>();
  let last: ReturnType<typeof calculatePlan> | undefined;
  for (const { plan, facts } of periods) {
    const payees = facts.payees.map((each) => ({ ...each, earlier: earlier.get(each.payee) ?? [] }));
    last = calculatePlan(plan, { ...facts, payees });
    for (const { payee, lines } of last.results)
      earlier.set(payee, [
        ...(earlier.get(payee) ?? []),
        ...lines.map(({ component, earned, entitlement }) => ({
          component,
          period: facts.period,
          earned,
          entitlement,
        })),
      ]);
  }
  invariant(last !== undefined, 'a plan is calculated for a period');
  return { ...last, resultOf: new Map(last.results.map((each) => [each.payee, each])) };
}
