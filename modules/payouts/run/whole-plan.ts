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

type Calculation = { readonly facts: PlanFacts; readonly result: CalculatedPlan };

const calculated = new WeakMap<WholePlan, Calculation>();

/** The last period as the engine gives it, calculated once however many payees ask. */
export function calculateWhole(whole: WholePlan): CalculatedPlan {
  return calculationOf(whole).result;
}

/** The facts of the last period, with what each payee earned in the periods before it. */
export function wholeFacts(whole: WholePlan): PlanFacts {
  return calculationOf(whole).facts;
}

function calculationOf(whole: WholePlan): Calculation {
  const known = calculated.get(whole);
  if (known !== undefined) return known;
  const last = calculateInOrder(whole.periods);
  calculated.set(whole, last);
  return last;
}

function calculateInOrder(periods: WholePlan['periods']): Calculation {
  const earlier = new Map<EntityId, readonly EarlierEarning[]>();
  let last: (Pick<Calculation, 'facts'> & { readonly given: ReturnType<typeof calculatePlan> }) | undefined;
  for (const { plan, facts: own } of periods) {
    const payees = own.payees.map((each) => ({ ...each, earlier: earlier.get(each.payee) ?? [] }));
    const facts = { ...own, payees };
    last = { facts, given: calculatePlan(plan, facts) };
    for (const { payee, lines } of last.given.results)
      earlier.set(payee, [
        ...(earlier.get(payee) ?? []),
        ...lines.map(({ component, earned, entitlement }) => ({
          component,
          period: own.period,
          earned,
          entitlement,
        })),
      ]);
  }
  invariant(last !== undefined, 'a plan is calculated for a period');
  const { facts, given } = last;
  return { facts, result: { ...given, resultOf: new Map(given.results.map((each) => [each.payee, each])) } };
}
