import { invariant } from '@cordee/kernel';
import type { Refusal } from '@cordee/kernel';
import type { Measure } from '../measure/measure.ts';
import { refusalAt } from '../plan-format/field.ts';

/** The refusals of an argument that names a measure: it exists and, where euros are priced, it is an amount. */
export function checkMeasure(
  code: string,
  measures: readonly Measure[],
  options: { readonly path: string; readonly aggregation: 'any' | 'amount' },
): readonly Refusal[] {
  const measure = measures.find((each) => each.code === code);
  if (measure === undefined)
    return [refusalAt('compensation.plan_measure_unknown', options.path, { measure: code })];
  const fits = options.aggregation === 'any' || measure.aggregation === options.aggregation;
  return fits ? [] : [refusalAt('compensation.plan_measure_not_amount', options.path, { measure: code })];
}

/** The measure of a checked plan. */
export function measureOf(plan: { readonly measures: readonly Measure[] }, code: string): Measure {
  const measure = plan.measures.find((each) => each.code === code);
  invariant(measure !== undefined, 'a checked plan names its own measures', { code });
  return measure;
}
