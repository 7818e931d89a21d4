import { dividedBy, isZero, numberOf, percentageOf } from '@cordee/kernel';
import type { Quantity } from '@cordee/kernel';
import type { PayeeNodes } from './payee-nodes.ts';
import { valueOf } from './step.ts';

/**
 * The attainment for a sentence, cut to hundredths of a percent from the exact quotient: a quota missed by one cent is
 * never said to be at 100 %. Null where there is no attainment.
 */
export function attainmentShown(measure: string, nodes: PayeeNodes): Quantity | null {
  const measured = nodes.measure(measure);
  const quota = nodes.quota(measure);
  if (!measured.ok || !quota.ok) return null;
  const [reached, toReach] = [numberOf(valueOf(measured.value)), numberOf(valueOf(quota.value))];
  if (reached === null || toReach === null || isZero(toReach)) return null;
  return {
    kind: 'percentage',
    ratio: percentageOf(dividedBy(reached, toReach, { scale: 4, rounding: 'floor' })),
  };
}
