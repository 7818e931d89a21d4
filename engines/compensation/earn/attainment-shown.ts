import { percentageOf, rounded } from '@cordee/kernel';
import type { Quantity } from '@cordee/kernel';
import type { Measure } from '../measure/measure.ts';
import type { Plan } from '../plan-format/plan.ts';
import { attainmentOf } from './attainment.ts';
import type { PayeeInput } from './payee-input.ts';

/** The attainment for a sentence, cut to hundredths of a percent: 99.999 % is never said to be 100 %. Null without one. */
export function attainmentShown(plan: Plan, measure: Measure, input: PayeeInput): Quantity | null {
  const { attainment } = attainmentOf(plan, measure, input);
  if (!attainment.ok) return null;
  return {
    kind: 'percentage',
    ratio: percentageOf(rounded(attainment.value, { scale: 4, rounding: 'floor' })),
  };
}
