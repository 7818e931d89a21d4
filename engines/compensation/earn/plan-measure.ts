import { invariant } from '@cordee/kernel';
import type { Refusal } from '@cordee/kernel';
import type { Measure } from '../measure/measure.ts';
import { refusalAt } from '../plan-format/field.ts';

/** What comes out of a measure, by its aggregation. */
const AMOUNTS: readonly string[] = ['amount', 'margin'];

/** The refusals of an argument that names a measure: it exists and, where euros or units are priced, it is of that kind. */
export function checkMeasure(
  code: string,
  measures: readonly Measure[],
  options: { readonly path: string; readonly aggregation: 'any' | 'amount' | 'units' },
): readonly Refusal[] {
  const measure = measures.find((each) => each.code === code);
  if (measure === undefined)
    return [
      refusalAt('compensation.plan_measure_unknown', options.path, {
        measure: code,
        measures: measures.map((each) => each.code).join(', '),
      }),
    ];
  if (options.aggregation === 'amount' && !AMOUNTS.includes(measure.aggregation))
    return [refusalAt('compensation.plan_measure_not_amount', options.path, { measure: code })];
  if (options.aggregation === 'units' && AMOUNTS.includes(measure.aggregation))
    return [refusalAt('compensation.plan_measure_not_units', options.path, { measure: code })];
  return [];
}

/** The measure of a checked plan. */
export function measureOf(plan: { readonly measures: readonly Measure[] }, code: string): Measure {
  const measure = plan.measures.find((each) => each.code === code);
  invariant(measure !== undefined, 'a checked plan names its own measures', { code });
  return measure;
}
