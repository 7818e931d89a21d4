import { calculatePlan, type EarnResult } from '@cordee/engine-compensation';
import type { PayeeInputs, PlanInputs } from './gather-inputs.ts';

/** What one payee earns under the plan in the period, from the inputs that were gathered. */
export function earnPayee(
  { plan, period }: Pick<PlanInputs, 'plan' | 'period'>,
  inputs: PayeeInputs,
): EarnResult {
  const { results } = calculatePlan(plan, {
    period,
    transactions: inputs.sales,
    assignments: inputs.assignments,
    crediting: { reports: inputs.reports ?? [] },
    payees: [{ payee: inputs.payee, quotas: inputs.quotas, terms: inputs.terms }],
  });
  const [result] = results;
  if (!result) throw new Error('the engine gave no result for its payee');
  return result;
}
