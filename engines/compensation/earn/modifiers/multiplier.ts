import { ok, refused, ZERO } from '@cordee/kernel';
import type { Explanation, Refusal, Result } from '@cordee/kernel';
import type { Measure } from '../../measure/measure.ts';
import { checkOneOf } from '../../plan-format/alternatives.ts';
import type { FieldValue } from '../../plan-format/field-value.ts';
import { listField, objectField } from '../../plan-format/field.ts';
import {
  choiceField,
  codeField,
  heightField,
  nullableField,
  ratioField,
} from '../../plan-format/value-fields.ts';
import type { ComponentInput } from '../component.ts';
import { ratioParameter } from '../stated-node.ts';
import { label, parameter, step, valueOf } from '../step.ts';
import { linearValue, POSITION_ROUNDING } from '../table/linear-value.ts';
import { reachedValue, SIDES } from '../table/rate-table.ts';
import { checkRowOrder } from '../table/row-order.ts';
import { boundNode, checkThresholds, testedOf, thresholdsField } from '../threshold.ts';
import type { Tested } from '../threshold.ts';
import { perField } from './gate.ts';

const factorField = objectField({
  from: { field: heightField, label: 'compensation.field_tier_from' },
  ratio: { field: ratioField, label: 'compensation.field_ratio' },
});

export const multiplierTableField = objectField({
  shape: {
    field: choiceField(['step', 'linear', 'whole']),
    label: 'compensation.field_shape',
    fallback: 'step',
  },
  side: { field: choiceField(SIDES), label: 'compensation.field_side', fallback: 'reached' },
  rows: { field: listField(factorField, { min: 1, max: 50 }), label: 'compensation.field_rows' },
});

export const multiplierField = objectField({
  ratio: { field: nullableField(ratioField), label: 'compensation.field_ratio', fallback: null },
  measure: { field: nullableField(codeField), label: 'compensation.field_measure', fallback: null },
  component: { field: nullableField(codeField), label: 'compensation.field_component', fallback: null },
  thresholds: { field: thresholdsField, label: 'compensation.field_thresholds', fallback: 'attainment' },
  table: { field: nullableField(multiplierTableField), label: 'compensation.field_table', fallback: null },
  per: { field: perField, label: 'compensation.field_condition_per', fallback: null },
});
type Table = FieldValue<typeof multiplierTableField>;
export type Multiplier = FieldValue<typeof multiplierField>;

export function checkMultiplier(
  multiplier: Multiplier,
  measures: readonly Measure[],
  path: string,
): readonly Refusal[] {
  const { ratio, measure, component, table } = multiplier;
  const alternatives = checkOneOf({ ratio, measure, component }, path);
  if (alternatives.length > 0 || ratio !== null) return alternatives;
  const thresholds = table === null && component !== null ? [] : checkThresholds(multiplier, measures, path);
  return [...thresholds, ...(table === null ? [] : checkRowOrder(table.rows, `${path}.table.rows`, 'zero'))];
}

/**
 * What is due times a ratio: stated, read in a table by a figure, or the figure itself (an attainment, a percentage).
 * `whole` and `step` read the ratio of the row reached; `linear` reads between two rows, flat beyond the last.
 */
export function multiplied(
  due: Explanation,
  multiplier: Multiplier,
  input: ComponentInput,
): Result<Explanation> {
  const factor = factorNode(multiplier, input);
  if (!factor.ok) return factor;
  return ok(
    step('multiply', [due, factor.value], { label: label('compensation.multiplied'), rule: input.rule }),
  );
}

function factorNode(multiplier: Multiplier, input: ComponentInput): Result<Explanation> {
  if (multiplier.ratio !== null)
    return ok(ratioParameter(multiplier.ratio, 'compensation.multiplier', input));
  const tested = testedOf(
    multiplier.table === null ? { ...multiplier, thresholds: own(multiplier) } : multiplier,
    input,
  );
  if (!tested.ok) return tested;
  if (multiplier.table !== null) return ok(tableFactor(multiplier.table, tested.value, input));
  return figureFactor(tested.value, input);
}

/** Without a table, a component is its own value whatever thresholds would be. */
function own({ component, thresholds }: Multiplier): Multiplier['thresholds'] {
  return component === null ? thresholds : 'value';
}

function tableFactor({ shape, side, rows }: Table, tested: Tested, input: ComponentInput): Explanation {
  const nodes = rows.map(({ from, ratio }) => ({
    bound: boundNode(from, tested, input),
    value: ratioParameter(ratio, 'compensation.multiplier', input),
  }));
  const { rule } = input;
  const nothing = ratioParameter(ZERO, 'compensation.multiplier', input);
  const named = label('compensation.multiplier');
  return shape === 'linear'
    ? linearValue(tested.measured, nodes, { below: 'flat', beyond: 'flat', nothing, rule, label: named })
    : reachedValue(tested.measured, nodes, { side, below: nothing, rule, label: named });
}

function figureFactor({ measured, quota }: Tested, { rule }: ComponentInput): Result<Explanation> {
  if (quota !== null) {
    const options = { label: label('compensation.attainment'), rule, rounding: POSITION_ROUNDING };
    return ok(step('divide', [measured, quota], options));
  }
  const value = valueOf(measured);
  if (value.kind === 'percentage') return ok(measured);
  if (value.kind !== 'decimal') return refused('compensation.multiplier_kind');
  return ok(parameter(value, { label: label('compensation.multiplier'), rule }));
}
