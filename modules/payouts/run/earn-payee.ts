import { calculatePlan, type Credit, type EarnResult } from '@cordee/engine-compensation';
import { invariant } from '@cordee/kernel';
import type { PayeeInputs, PlanInputs } from './gather-inputs.ts';
import { calculateWhole } from './whole-plan.ts';

type Gathered = Pick<PlanInputs, 'plan' | 'period'> & Partial<Pick<PlanInputs, 'whole'>>;

/** What one payee earns, and the credits it was measured from: the payee's own and others' that were read beside. */
export type PayeeEarning = { readonly result: EarnResult; readonly credits: readonly Credit[] };

/** What one payee earns under the plan in the period, from the inputs that were gathered. */
export function earnPayee(gathered: Gathered, inputs: PayeeInputs): EarnResult {
  return earningOf(gathered, inputs).result;
}

/** The same with its credits. */
export function earningOf(gathered: Gathered, inputs: PayeeInputs): PayeeEarning {
  const { whole = null } = gathered;
  if (whole === null) {
    const { results, credits } = calculateAlone(gathered, inputs);
    return { result: known(results[0]), credits };
  }
  const { resultOf, credits } = calculateWhole(whole);
  return { result: known(resultOf.get(inputs.payee)), credits };
}

function known(result: EarnResult | undefined): EarnResult {
  invariant(result !== undefined, 'the engine gives a result for its payee');
  return result;
}

function calculateAlone({ plan, period }: Gathered, inputs: PayeeInputs): ReturnType<typeof calculatePlan> {
  return calculatePlan(plan, {
    period,
    transactions: inputs.sales,
    assignments: inputs.assignments,
    crediting: { reports: inputs.reports ?? [], originals: inputs.originals ?? [] },
    payees: [{ payee: inputs.payee, quotas: inputs.quotas, terms: inputs.terms }],
  });
}
