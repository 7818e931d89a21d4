import { compareDecimals, ok, ZERO } from '@cordee/kernel';
import type { Decimal, Explanation, Quantity, Refusal, Result } from '@cordee/kernel';
import type { Measure } from '../../measure/measure.ts';
import { checkOneOf } from '../../plan-format/alternatives.ts';
import type { FieldValue } from '../../plan-format/field-value.ts';
import { objectField } from '../../plan-format/field.ts';
import {
  choiceField,
  codeField,
  decimalField,
  heightField,
  nullableField,
} from '../../plan-format/value-fields.ts';
import type { ComponentInput } from '../component.ts';
import { ratioParameter } from '../stated-node.ts';
import { label, step, valueOf } from '../step.ts';
import { isReached } from '../table/rate-table.ts';
import { boundNode, checkThresholds, testedOf, thresholdsField } from '../threshold.ts';

/** Whether a condition looks at each transaction or at the whole period; null: as the component's `per` suggests. */
export const perField = nullableField(choiceField(['transaction', 'period']));

export const gateField = objectField({
  measure: { field: nullableField(codeField), label: 'compensation.field_measure', fallback: null },
  component: { field: nullableField(codeField), label: 'compensation.field_component', fallback: null },
  thresholds: { field: thresholdsField, label: 'compensation.field_thresholds', fallback: 'amount' },
  at_least: { field: nullableField(heightField), label: 'compensation.field_at_least', fallback: null },
  more_than: { field: nullableField(heightField), label: 'compensation.field_more_than', fallback: null },
  otherwise: { field: decimalField, label: 'compensation.field_otherwise', fallback: ZERO },
  per: { field: perField, label: 'compensation.field_condition_per', fallback: null },
});
export type Gate = FieldValue<typeof gateField>;

export function checkGate(gate: Gate, measures: readonly Measure[], path: string): readonly Refusal[] {
  return [
    ...checkOneOf({ measure: gate.measure, component: gate.component }, path),
    ...checkOneOf({ at_least: gate.at_least, more_than: gate.more_than }, path),
    ...checkThresholds(gate, measures, path),
  ];
}

/** A gate that did not open, for the sentence of the line. */
export type ClosedGate = { readonly measured: Quantity; readonly threshold: Quantity };

export type Gated = { readonly node: Explanation; readonly closed: ClosedGate | null };

/**
 * What is due where the condition holds, else that times `otherwise`. `at_least` holds on the threshold, `more_than`
 * only beyond it. Example: 3,000 € behind a gate of 80 % pays 0 € at 79.99 % and 3,000 € at 80 %.
 */
export function gated(due: Explanation, gate: Gate, input: ComponentInput): Result<Gated> {
  const { rule } = input;
  const tested = testedOf(gate, input);
  if (!tested.ok) return tested;
  const { measured } = tested.value;
  const bound = boundNode(thresholdOf(gate), tested.value, input);
  const factor = ratioParameter(gate.otherwise, 'compensation.gate_factor', input);
  const otherwise = step('multiply', [due, factor], { label: label('compensation.gate_closed'), rule });
  const inputs =
    gate.more_than === null ? [measured, bound, due, otherwise] : [bound, measured, otherwise, due];
  const node = step('select', inputs, { label: label('compensation.gated'), rule });
  const isOpen = isReached(measured, bound, gate.more_than === null ? 'reached' : 'exceeded');
  return ok({ node, closed: isOpen ? null : { measured: valueOf(measured), threshold: valueOf(bound) } });
}

/** Whether more never pays less through the gate: it is so when the closed gate pays no more than the open one. */
export function isMonotoneGate(gate: Gate): boolean {
  return compareDecimals(gate.otherwise, { unscaled: 1n, scale: 0 }) <= 0;
}

function thresholdOf({ at_least: atLeast, more_than: moreThan }: Gate): Decimal {
  return atLeast ?? moreThan ?? ZERO;
}
