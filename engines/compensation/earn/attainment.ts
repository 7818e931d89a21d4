import { invariant, ok } from '@cordee/kernel';
import type { Percentage, Quantity, Result, StepNode } from '@cordee/kernel';
import type { Measure } from '../measure/measure.ts';
import { ruleOf } from '../plan-format/plan.ts';
import type { Plan } from '../plan-format/plan.ts';
import type { PayeeNodes } from './payee-nodes.ts';
import { label, step, valueOf } from './step.ts';

const ATTAINMENT_ROUNDING = { mode: 'half-even', scale: 6 } as const;

/** Where a payee stands on one measure. What cannot be calculated is a refusal, never NaN and never 0. */
export type Attainment = {
  readonly measure: string;
  readonly measured: Result<Quantity>;
  readonly quota: Result<Quantity>;
  readonly attainment: Result<Percentage>;
  /** Null where there is no attainment. */
  readonly explanation: StepNode | null;
};

/**
 * Measure ÷ quota with 6 decimals, half-even. Refuses compensation.currency_differs, quota_missing, quota_zero,
 * quota_negative. Example: 46,000 € of 50,000 € is 0.920000.
 */
export function attainmentOf(plan: Plan, measure: Measure, nodes: PayeeNodes): Attainment {
  const measured = nodes.measure(measure.code);
  const quota = nodes.quota(measure.code);
  const shared = {
    measure: measure.code,
    measured: measured.ok ? ok(valueOf(measured.value)) : measured,
    quota: quota.ok ? ok(valueOf(quota.value)) : quota,
  };
  if (!measured.ok) return { ...shared, attainment: measured, explanation: null };
  if (!quota.ok) return { ...shared, attainment: quota, explanation: null };
  const options = {
    label: label('compensation.attainment'),
    rule: ruleOf(plan, plan.code),
    rounding: ATTAINMENT_ROUNDING,
  };
  const explanation = step('divide', [measured.value, quota.value], options);
  return { ...shared, attainment: ok(ratioOf(explanation.value)), explanation };
}

function ratioOf(value: Quantity): Percentage {
  invariant(value.kind === 'percentage', 'two quantities of one kind divide into a percentage');
  return value.ratio;
}
