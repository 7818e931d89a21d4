import { dividedBy, numberOf, percentageOf } from '@cordee/kernel';
import type { Quantity } from '@cordee/kernel';
import type { Measure } from '../measure/measure.ts';
import type { Plan } from '../plan-format/plan.ts';
import { measureNode } from './measure-node.ts';
import type { PayeeInput } from './payee-input.ts';
import { quotaNode } from './quota-node.ts';
import { valueOf } from './step.ts';

/**
 * The attainment for a sentence, cut to hundredths of a percent from the exact quotient: a quota missed by one cent is
 * never said to be at 100 %. Null where there is no attainment.
 */
export function attainmentShown(plan: Plan, measure: Measure, input: PayeeInput): Quantity | null {
  const measured = measureNode(plan, measure, input);
  const quota = quotaNode(plan, measure, input);
  if (!measured.ok || !quota.ok) return null;
  const [reached, toReach] = [numberOf(measured.value.value), numberOf(valueOf(quota.value))];
  if (reached === null || toReach === null) return null;
  return {
    kind: 'percentage',
    ratio: percentageOf(dividedBy(reached, toReach, { scale: 4, rounding: 'floor' })),
  };
}
