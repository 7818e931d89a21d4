import { numberOf, ok, percentageOf, refused } from '@cordee/kernel';
import type { Decimal, Explanation, Quantity, Refusal, Result } from '@cordee/kernel';
import type { Measure } from '../measure/measure.ts';
import { refusalAt } from '../plan-format/field.ts';
import { choiceField } from '../plan-format/value-fields.ts';
import type { ComponentInput } from './component.ts';
import { checkMeasure } from './plan-measure.ts';
import { label, parameter, step, valueOf } from './step.ts';

/** What the thresholds of a table or a gate are: euros, a share of the quota, a number of units, or the figure's own kind. */
const THRESHOLDS = ['amount', 'attainment', 'units', 'value'] as const;
type Thresholds = (typeof THRESHOLDS)[number];

export const thresholdsField = choiceField(THRESHOLDS);

/** What is held against thresholds: a measure, with its quota where they are attainment, or another component. */
export type Tested = {
  readonly measured: Explanation;
  readonly quota: Explanation | null;
  readonly thresholds: Thresholds;
};

export type Testable = {
  readonly measure: string | null;
  readonly component: string | null;
  readonly thresholds: Thresholds;
};

/** The figure that is tested. Refuses compensation.threshold_kind when euros are asked of units, or the other way. */
export function testedOf(
  { measure, component, thresholds }: Testable,
  { nodes }: Pick<ComponentInput, 'nodes'>,
): Result<Tested> {
  const measured = measure === null ? nodes.component(component ?? '') : nodes.measure(measure);
  if (!measured.ok) return measured;
  const { kind } = valueOf(measured.value);
  const isMisfit =
    (thresholds === 'amount' && kind !== 'amount') || (thresholds === 'units' && kind !== 'decimal');
  if (isMisfit) return refused('compensation.threshold_kind', { measure: measure ?? component ?? '' });
  if (thresholds !== 'attainment' || measure === null)
    return ok({ measured: measured.value, quota: null, thresholds });
  const quota = nodes.quota(measure);
  return quota.ok ? ok({ measured: measured.value, quota: quota.value, thresholds }) : quota;
}

/** A threshold as it is compared with the tested figure: stated, or the quota times the stated attainment. */
export function boundNode(
  from: Decimal,
  tested: Tested,
  { rule }: Pick<ComponentInput, 'rule'>,
): Explanation {
  if (tested.quota === null)
    return parameter(likeQuantity(valueOf(tested.measured), from), {
      label: label('compensation.threshold'),
      rule,
    });
  const ratio = parameter(
    { kind: 'percentage', ratio: percentageOf(from) },
    { label: label('compensation.threshold_attainment'), rule },
  );
  return step('multiply', [tested.quota, ratio], { label: label('compensation.threshold'), rule });
}

/** A number as a quantity of the kind of another. */
export function likeQuantity(model: Quantity, value: Decimal): Quantity {
  if (model.kind === 'amount') return { kind: 'amount', amount: { value, currency: model.amount.currency } };
  if (model.kind === 'percentage') return { kind: 'percentage', ratio: percentageOf(value) };
  return model.kind === 'decimal' ? { ...model, value } : { kind: 'decimal', value };
}

/** The number of a node that has one. */
export function numberIn(node: Explanation): Decimal {
  return numberOf(valueOf(node)) ?? { unscaled: 0n, scale: 0 };
}

/** The refusals of thresholds that do not fit what they are held against. */
export function checkThresholds(
  { measure, component, thresholds }: Testable,
  measures: readonly Measure[],
  path: string,
): readonly Refusal[] {
  if (component !== null && thresholds === 'attainment')
    return [refusalAt('compensation.plan_no_attainment', `${path}.thresholds`, { component })];
  if (measure === null) return [];
  return checkMeasure(measure, measures, {
    path: `${path}.measure`,
    aggregation: thresholds === 'amount' ? 'amount' : 'any',
  });
}
