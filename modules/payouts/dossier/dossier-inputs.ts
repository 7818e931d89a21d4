// What one payee's pay of a period is calculated from, as it was frozen, and how it is calculated again.
import { calculatePlan, earn } from '@cordee/engine-compensation';
import type { EarnResult, PayeeInput, Plan, PlanFacts } from '@cordee/engine-compensation';
import { invariant } from '@cordee/kernel';
import type { EntityId } from '@cordee/kernel';
import type { PlanInputs } from '../run/gather-inputs.ts';
import { calculateWhole } from '../run/whole-plan.ts';

/**
 * `own`: sales, quotas, terms and assignments, from which every stage is replayed. `group`: the plan compares or shares
 * between payees; what the payee's pay reads of the others stands as figures, and no other payee's sales are handed over.
 */
export type FrozenInputs =
  | { readonly reach: 'own'; readonly facts: PlanFacts }
  | { readonly reach: 'group'; readonly input: PayeeInput };

/** The payee's inputs; null for a payee whom the run only corrects. */
export function frozenInputs({ period, payees, whole }: PlanInputs, payee: EntityId): FrozenInputs | null {
  const own = payees.find((each) => each.payee === payee);
  if (own === undefined) return null;
  if (whole === null) {
    const { sales, assignments, reports = [], originals = [], quotas, terms } = own;
    const facts: PlanFacts = {
      period,
      transactions: sales,
      assignments,
      crediting: { reports, originals },
      payees: [{ payee, quotas, terms }],
    };
    return { reach: 'own', facts };
  }
  const input = calculateWhole(whole).inputs.find((each) => each.payee === payee);
  invariant(input !== undefined, 'a plan calculated as a whole has every payee');
  return { reach: 'group', input };
}

/** The engine's answer to the frozen inputs. */
export function replayInputs(plan: Plan, inputs: FrozenInputs): EarnResult | undefined {
  return inputs.reach === 'own' ? calculatePlan(plan, inputs.facts).results[0] : earn(plan, inputs.input);
}
