import type { Refusal } from '@cordee/kernel';
import { refusalAt } from '../plan-format/field.ts';
import type { Aggregation, Measure } from './measure.ts';

const OF_FIGURES: readonly Aggregation[] = ['sum', 'latest', 'average'];

/** What the fields of a measure alone cannot see: keys that need each other. */
export function checkMeasures(measures: readonly Measure[], path: string): readonly Refusal[] {
  return measures.flatMap((measure, index) => {
    const at = `${path}[${index}]`;
    const { base, aggregation, window } = measure;
    const isFigure = base === 'figure';
    const fits = isFigure ? OF_FIGURES.includes(aggregation) : aggregation !== 'sum';
    return [
      ...(fits ? [] : [refusalAt('compensation.plan_measure_aggregation', `${at}.aggregation`)]),
      ...(isFigure && measure.figure === null
        ? [refusalAt('compensation.plan_figure_code', `${at}.figure`)]
        : []),
      ...(window === 'rolling' && measure.periods === null
        ? [refusalAt('compensation.plan_measure_periods', `${at}.periods`)]
        : []),
      ...(aggregation === 'share' && measure.part.length === 0
        ? [refusalAt('compensation.plan_measure_part', `${at}.part`)]
        : []),
    ];
  });
}
