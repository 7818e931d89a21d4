import { ok, ZERO } from '@cordee/kernel';
import type { Explanation, Result } from '@cordee/kernel';
import type { FieldValue } from '../../plan-format/field-value.ts';
import { listField, objectField } from '../../plan-format/field.ts';
import { choiceField, codeField, flagField, heightField, sumField } from '../../plan-format/value-fields.ts';
import { phrase } from '../../rules/told.ts';
import { component } from '../component.ts';
import type { ComponentInput } from '../component.ts';
import { checkMeasure } from '../plan-measure.ts';
import { amountParameter } from '../stated-node.ts';
import { label, parameter, step, valueOf } from '../step.ts';
import { marginalSlices } from '../table/marginal-parts.ts';
import { neverFalls } from '../table/never-falls.ts';
import { reachedValue, SIDES } from '../table/rate-table.ts';
import { checkRowOrder } from '../table/row-order.ts';
import { boundNode, likeQuantity, testedOf } from '../threshold.ts';
import type { Tested } from '../threshold.ts';

const tierField = objectField({
  from: { field: heightField, label: 'compensation.field_tier_from' },
  amount: { field: sumField, label: 'compensation.field_amount_each' },
});

const argsField = objectField({
  measure: { field: codeField, label: 'compensation.field_measure' },
  thresholds: {
    field: choiceField(['units', 'attainment']),
    label: 'compensation.field_thresholds',
    fallback: 'units',
  },
  shape: { field: choiceField(['marginal', 'whole']), label: 'compensation.field_shape' },
  side: { field: choiceField(SIDES), label: 'compensation.field_side', fallback: 'reached' },
  tiers: { field: listField(tierField, { min: 1, max: 50 }), label: 'compensation.field_tiers' },
  clawback: { field: flagField, label: 'compensation.field_clawback', fallback: false },
});
type Args = FieldValue<typeof argsField>;

/**
 * An amount for each unit by tiers of units, or of attainment. `marginal`: each unit at the amount of its own tier.
 * `whole`: all units at the amount of the tier reached, from the first one.
 * Example: 100 € each, 150 € beyond 10; 14 cars are 1,000 + 600 = 1,600 € by `marginal`, 2,100 € by `whole`.
 */
export const unitTiers = component({
  type: 'unit_tiers',
  label: 'compensation.component_unit_tiers',
  reads: 'own',
  args: argsField,
  check: ({ measure, tiers, shape }, measures, path) => [
    ...checkMeasure(measure, measures, { path: `${path}.measure`, aggregation: 'units' }),
    ...checkRowOrder(tiers, `${path}.tiers`, shape === 'marginal' ? 'zero' : 'any'),
  ],
  evaluate: (args, input) => {
    const tested = testedOf({ ...args, component: null }, input);
    if (!tested.ok) return tested;
    const { measured } = tested.value;
    const counted = args.clawback ? measured : atLeastNone(measured, input);
    return ok(
      args.shape === 'marginal'
        ? byTier(args, counted, tested.value, input)
        : onAll(args, counted, tested.value, input),
    );
  },
  explain: ({ measure }, input) => {
    const units: Result<Explanation> = input.nodes.measure(measure);
    return units.ok
      ? label('compensation.sentence_unit_tiers', { units: valueOf(units.value) })
      : label('compensation.component_unit_tiers');
  },
  tell: ({ measure, shape }, words) => ({
    text: phrase(`told_unit_tiers_${shape}`, { measure: words.measure(measure) }),
    said: ['measure', 'shape'],
  }),
  isMonotone: ({ shape, tiers, clawback }) =>
    shape === 'marginal' || (!clawback && neverFalls(tiers.map(({ amount }) => amount))),
  takesBack: ({ clawback }) => clawback,
  rowsOf: ({ measure }) => measure,
});

/** More taken back than sold counts as none. */
function atLeastNone(measured: Explanation, { rule }: ComponentInput): Explanation {
  const none = parameter(likeQuantity(valueOf(measured), ZERO), {
    label: label('compensation.nothing'),
    rule,
  });
  return step('maximum', [measured, none], {
    label: label('compensation.counted_without_clawback'),
    rule,
  });
}

function byTier(args: Args, counted: Explanation, tested: Tested, input: ComponentInput): Explanation {
  const earned = marginalSlices(counted, rowsOf(args, tested, input), input).map((slice) => slice.earned);
  return step('add', earned, { label: label('compensation.commission_by_tier'), rule: input.rule });
}

function onAll(args: Args, counted: Explanation, tested: Tested, input: ComponentInput): Explanation {
  const { rule } = input;
  const each = reachedValue(tested.measured, rowsOf(args, tested, input), {
    side: args.side,
    below: amountParameter(ZERO, 'compensation.nothing', input),
    rule,
    label: label('compensation.amount_reached'),
  });
  return step('multiply', [counted, each], { label: label('compensation.paid_by_unit'), rule });
}

function rowsOf({ tiers }: Args, tested: Tested, input: ComponentInput) {
  return tiers.map(({ from, amount }) => ({
    bound: boundNode(from, tested, input),
    value: amountParameter(amount, 'compensation.amount_each', input),
  }));
}
