import type { Result } from '@cordee/kernel';
import { ok, refused } from '@cordee/kernel';
import type { PlanFacts } from '../calculate-plan.ts';
import { factsOf } from '../case-format/case-facts.ts';
import { idInCase } from '../case-format/case-id.ts';
import type { Case } from '../case-format/parse-case.ts';
import type { Plan } from '../plan-format/plan.ts';
import { planOverTime, simulatePlan } from './simulate-plan.ts';
import type { Simulation } from './simulate-plan.ts';

/**
 * Replays the people, quotas and transactions of a case under another plan, in the periods of the case. Refuses
 * simulations.currency_differs; a person of the case is named by the code.
 */
export function simulateCase(
  given: Case,
  tried: { readonly plan: Plan; readonly document: unknown },
): Result<Simulation> {
  const [before, after] = [given.plan.currency, tried.plan.currency];
  if (before !== after) return refused('simulations.currency_differs', { before, after });
  const periods = periodsOf(given);
  const names = new Map(given.people.map(({ code }) => [idInCase(code), code]));
  const own = planOverTime(given.plan, {}, periods);
  return ok(simulatePlan(own, planOverTime(tried.plan, tried.document, periods), names));
}

/** What stands for all periods comes with the first. */
function periodsOf(given: Case): readonly PlanFacts[] {
  const { periods, payees, transactions, assignments, crediting } = factsOf(given);
  return periods.map((period, index) => ({
    period,
    transactions: index === 0 ? transactions : [],
    assignments: index === 0 ? assignments : [],
    ...(crediting === undefined ? {} : { crediting }),
    payees: payees.map(({ payee, opening, ...year }) => ({
      payee,
      ...year.factsOf(period),
      earlier: opening.earlier,
    })),
  }));
}
