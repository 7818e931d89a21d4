import { ok } from '@cordee/kernel';
import type { Result } from '@cordee/kernel';
import type { FieldValue } from '../../plan-format/field-value.ts';
import { listField, objectField } from '../../plan-format/field.ts';
import { choiceField, codeField, flagField } from '../../plan-format/value-fields.ts';
import { attainmentShown } from '../attainment-shown.ts';
import { withoutClawback } from '../clawback.ts';
import { component } from '../component.ts';
import type { ComponentInput } from '../component.ts';
import { checkMeasure } from '../plan-measure.ts';
import { ratioParameter } from '../stated-node.ts';
import { label, step, valueOf } from '../step.ts';
import { marginalSlices } from '../table/marginal-parts.ts';
import type { Slice } from '../table/marginal-parts.ts';
import { checkRowOrder } from '../table/row-order.ts';
import { boundNode, testedOf } from '../threshold.ts';
import { tierField } from '../table/tier-field.ts';

const argsField = objectField({
  measure: { field: codeField, label: 'compensation.field_measure' },
  thresholds: { field: choiceField(['amount', 'attainment']), label: 'compensation.field_thresholds' },
  tiers: { field: listField(tierField, { min: 1, max: 50 }), label: 'compensation.field_tiers' },
  clawback: { field: flagField, label: 'compensation.field_clawback', fallback: false },
});
type Args = FieldValue<typeof argsField>;

/**
 * Each part of the measure at the rate of its own tier. The amount that reaches a threshold exactly belongs to the tier
 * below; what exceeds it, to the tier above. Thresholds are amounts, or attainment of the quota ("1" is 100 %).
 * Monotone. Example: 2 % up to 100,000 € and 3 % beyond, on 150,000 €: 2,000 + 1,500 = 3,500 €.
 */
export const marginalTiers = component({
  type: 'marginal_tiers',
  label: 'compensation.component_marginal_tiers',
  reads: 'own',
  args: argsField,
  check: (args, measures, path) => [
    ...checkMeasure(args.measure, measures, { path: `${path}.measure`, aggregation: 'amount' }),
    ...checkRowOrder(args.tiers, `${path}.tiers`, 'zero'),
  ],
  evaluate: (args, input) => {
    const slices = slicesOfMeasure(args, input);
    if (!slices.ok) return slices;
    const earned = slices.value.map((slice) => slice.earned);
    return ok(step('add', earned, { label: label('compensation.commission_by_tier'), rule: input.rule }));
  },
  explain: (args, input) => {
    const slices = slicesOfMeasure(args, input);
    const base = input.nodes.measure(args.measure);
    const last = slices.ok ? slices.value.at(-1) : undefined;
    if (last === undefined || !base.ok) return label('compensation.component_marginal_tiers');
    const tier = { tier: String(last.row + 1), rate: valueOf(last.rate) };
    const attainment = attainmentShown(args.measure, input.nodes);
    return attainment === null
      ? label('compensation.sentence_marginal_tiers', { ...tier, base: valueOf(base.value) })
      : label('compensation.sentence_marginal_tiers_attainment', { ...tier, attainment });
  },
  isMonotone: () => true,
  rowsOf: ({ measure }) => measure,
});

function slicesOfMeasure(args: Args, input: ComponentInput): Result<readonly Slice[]> {
  const tested = testedOf({ ...args, component: null }, input);
  if (!tested.ok) return tested;
  const { measured } = tested.value;
  const rows = args.tiers.map(({ from, rate }) => ({
    bound: boundNode(from, tested.value, input),
    value: ratioParameter(rate, 'compensation.rate', input),
  }));
  const counted = args.clawback ? measured : withoutClawback(measured, input.rule);
  return ok(marginalSlices(counted, rows, input));
}
