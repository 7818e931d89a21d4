import { isNegative, ok, refused, ZERO } from '@cordee/kernel';
import type { Explanation, Result } from '@cordee/kernel';
import type { FieldValue } from '../../plan-format/field-value.ts';
import { listField, objectField } from '../../plan-format/field.ts';
import { fixedOrTermField } from '../../plan-format/term-field.ts';
import { choiceField, codeField, heightField, ratioField, sumField } from '../../plan-format/value-fields.ts';
import { attainmentShown } from '../attainment-shown.ts';
import { component } from '../component.ts';
import type { ComponentInput } from '../component.ts';
import { curvePayout } from '../payout/curve-payout.ts';
import { amountNode, ratioParameter } from '../stated-node.ts';
import { label, step, valueOf } from '../step.ts';
import { checkHeightTable, steppedValue } from '../table/height-table.ts';
import { BEYONDS, linearValue, POSITION_ROUNDING } from '../table/linear-value.ts';
import { marginalSlices } from '../table/marginal-parts.ts';
import { neverFalls } from '../table/never-falls.ts';
import { SIDES } from '../table/rate-table.ts';
import type { TableRow } from '../table/rate-table.ts';
import { boundNode, likeQuantity, numberIn, testedOf } from '../threshold.ts';
import type { Tested } from '../threshold.ts';
import { phrase } from '../../rules/told.ts';
import { statedSum } from '../../rules/words.ts';

const TARGET = { kind: 'payee_term', code: 'target_incentive' } as const;

const rowField = objectField({
  from: { field: heightField, label: 'compensation.field_tier_from' },
  share: { field: ratioField, label: 'compensation.field_share' },
});

const argsField = objectField({
  measure: { field: codeField, label: 'compensation.field_measure' },
  thresholds: {
    field: choiceField(['attainment', 'value']),
    label: 'compensation.field_thresholds',
    fallback: 'attainment',
  },
  target: {
    field: fixedOrTermField(sumField, 'amount'),
    label: 'compensation.field_target',
    fallback: TARGET,
  },
  shape: { field: choiceField(['marginal', 'whole', 'step', 'linear']), label: 'compensation.field_shape' },
  side: { field: choiceField(SIDES), label: 'compensation.field_side', fallback: 'reached' },
  rows: { field: listField(rowField, { min: 1, max: 100 }), label: 'compensation.field_rows' },
  below: { field: choiceField(['zero', 'flat']), label: 'compensation.field_below', fallback: 'zero' },
  beyond: { field: choiceField(BEYONDS), label: 'compensation.field_beyond', fallback: 'flat' },
});
type Args = FieldValue<typeof argsField>;

/**
 * The target incentive by attainment of the quota. `step`: the share of the row reached. `linear`: between two rows.
 * `marginal`: each part of the attainment counts with its row's factor (80 % at 1, what exceeds 100 % at 1.4).
 * `whole`: all of the attainment counts with the factor of the row reached. Compared in euros or units against
 * quota × threshold, so that no rounded attainment decides; ratios have 12 decimals, half-even.
 * Example: 20,000 € at 110 % with 1 up to 100 % and 1.4 beyond: 20,000 × (100 % + 10 % × 1.4) = 22,800 €.
 */
export const attainmentCurve = component({
  type: 'attainment_curve',
  label: 'compensation.component_attainment_curve',
  reads: 'own',
  args: argsField,
  check: checkHeightTable,
  evaluate: (args, input) => {
    const share = shareNode(args, input);
    if (!share.ok) return share;
    const target = amountNode(args.target, 'compensation.target', input);
    if (!target.ok) return target;
    const options = { label: label('compensation.by_attainment'), rule: input.rule };
    return ok(step('multiply', [target.value, share.value], options));
  },
  explain: (args, input) => {
    const share = shareNode(args, input);
    const target = amountNode(args.target, 'compensation.target', input);
    if (!share.ok || !target.ok) return label('compensation.component_attainment_curve');
    const values = { share: valueOf(share.value), target: valueOf(target.value) };
    const attainment = attainmentShown(args.measure, input.nodes);
    return attainment === null
      ? label('compensation.sentence_share_of_target', values)
      : label('compensation.sentence_attainment_curve', { ...values, attainment });
  },
  tell: ({ measure, shape, target }, words) => ({
    text: phrase(`told_attainment_curve_${shape}`, {
      measure: words.measure(measure),
      target: statedSum(target, words),
    }),
    said: ['measure', 'shape', 'target'],
  }),
  isMonotone: ({ shape, rows, beyond }) =>
    shape === 'marginal' || (beyond !== 'zero' && neverFalls(rows.map(({ share }) => share))),
  rowsOf: ({ measure }) => measure,
  payout: (args, source) => {
    if (args.thresholds !== 'attainment' || args.target.kind !== 'fixed') return null;
    return curvePayout({ ...args, target: args.target.value }, source);
  },
});

function shareNode(args: Args, input: ComponentInput): Result<Explanation> {
  const tested = testedOf({ ...args, component: null }, input);
  if (!tested.ok) return tested;
  const { measured, quota } = tested.value;
  const isRatio = quota !== null || valueOf(measured).kind === 'percentage';
  if (!isRatio && (args.shape === 'marginal' || args.shape === 'whole'))
    return refused('compensation.curve_needs_ratio', { measure: args.measure });
  const rows = args.rows.map(({ from, share }) => ({
    bound: boundNode(from, tested.value, input),
    value: ratioParameter(share, 'compensation.share', input),
  }));
  switch (args.shape) {
    case 'marginal':
      return ok(marginalShare(tested.value, rows, input));
    case 'whole':
      return ok(wholeShare(args, tested.value, rows, input));
    case 'step':
      return ok(stepShare(args, measured, rows, input));
    case 'linear':
      return ok(linearValue(measured, rows, { ...args, nothing: nothing(input), ...named(input) }));
  }
}

function marginalShare(
  { measured, quota }: Tested,
  rows: readonly TableRow[],
  input: ComponentInput,
): Explanation {
  const counted = isNegative(numberIn(measured)) ? zeroLike(measured, input) : measured;
  const slices = marginalSlices(counted, rows, input).map(({ earned }) => earned);
  const weighed = step('add', slices, { label: label('compensation.weighed_attainment'), rule: input.rule });
  return quota === null ? weighed : overQuota(weighed, quota, input);
}

function wholeShare(
  args: Args,
  tested: Tested,
  rows: readonly TableRow[],
  input: ComponentInput,
): Explanation {
  const { measured, quota } = tested;
  const counted = isNegative(numberIn(measured)) ? zeroLike(measured, input) : measured;
  const factor = stepShare(args, measured, rows, input);
  const weighed = step('multiply', [counted, factor], {
    label: label('compensation.weighed_attainment'),
    rule: input.rule,
  });
  return quota === null ? weighed : overQuota(weighed, quota, input);
}

function stepShare(
  args: Args,
  measured: Explanation,
  rows: readonly TableRow[],
  input: ComponentInput,
): Explanation {
  return steppedValue(measured, rows, { ...args, nothing: nothing(input), ...named(input) });
}

function overQuota(weighed: Explanation, quota: Explanation, { rule }: ComponentInput): Explanation {
  return step('divide', [weighed, quota], {
    label: label('compensation.share'),
    rule,
    rounding: POSITION_ROUNDING,
  });
}

function zeroLike(measured: Explanation, { rule }: ComponentInput): Explanation {
  const zero = { kind: 'parameter', label: label('compensation.nothing'), rule } as const;
  const floor = { ...zero, value: likeQuantity(valueOf(measured), ZERO) };
  return step('maximum', [measured, floor], { label: label('compensation.counted_without_clawback'), rule });
}

const nothing = (input: ComponentInput) => ratioParameter(ZERO, 'compensation.nothing', input);
const named = ({ rule }: ComponentInput) => ({ label: label('compensation.share'), rule });
