import { currency } from '@cordee/kernel';
import type { Refusal } from '@cordee/kernel';
import { refusalAt } from '../plan-format/field.ts';
import { formulaRefusalAt } from '../plan-format/formula-refusal-at.ts';
import { countedOf } from './measure-unit.ts';
import type { Aggregation, Measure } from './measure.ts';
import { rowFormulaRefusals } from './row-formula.ts';

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
      ...formulaFaults(measure, 'condition', at),
      ...formulaFaults(measure, 'value', at),
      ...(measure.value !== null && (measure.excludes.length > 0 || !sumsAmounts(measure))
        ? [refusalAt('compensation.plan_measure_value', `${at}.value`)]
        : []),
    ];
  });
}

/** What a formula gives takes the place of the transaction's amount: nothing else of it. */
function sumsAmounts(measure: Measure): boolean {
  return (
    measure.base !== 'figure' &&
    measure.aggregation !== 'margin_rate' &&
    countedOf(measure).dividend === 'amount'
  );
}

/** Any money will do where only the kinds are looked at: all amounts of a plan are in its currency. */
const SOME_MONEY = currency('EUR');

function formulaFaults(measure: Measure, purpose: 'condition' | 'value', at: string): readonly Refusal[] {
  const formula = measure[purpose];
  if (formula === null) return [];
  const { attributes } = measure;
  return rowFormulaRefusals(formula, purpose, { attributes, currency: SOME_MONEY }).map((refusal) =>
    formulaRefusalAt(refusal, `${at}.${purpose}.formula`),
  );
}
