import { calculatePlan, type EarnResult } from '@cordee/engine-compensation';
import type { PayeeInputs, PlanInputs } from './gather-inputs.ts';
import { calculateWhole } from './whole-plan.ts';

type Gathered = Pick<PlanInputs, 'plan' | 'period'> & Partial<Pick<PlanInputs, 'whole'>>;

/** What one payee earns under the plan in the period, from the inputs that were gathered. */
export function earnPayee(gathered: Gathered, inputs: PayeeInputs): EarnResult {
  const { whole = null } = gathered;
  const result =
    whole === null ? earnAlone(gathered, inputs) : calculateWhole(whole).resultOf.get(inputs.payee);
  if (!result) throw new Error('the engine gave no result for its payee');
  return result;
}

function earnAlone({ plan, period }: Gathered, inputs: PayeeInputs): EarnResult | undefined {
  const { results } = calculatePlan(plan, {
    period,
    transactions: inputs.sales,
    assignments: inputs.assignments,
    crediting: { reports: inputs.reports ?? [], originals: inputs.originals ?? [] },
    payees: [{ payee: inputs.payee, quotas: inputs.quotas, terms: inputs.terms }],
  });
  return results[0];
}
