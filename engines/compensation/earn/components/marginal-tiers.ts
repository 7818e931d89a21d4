import { ok, ZERO } from '@cordee/kernel';
import type { Explanation, Refusal, Result } from '@cordee/kernel';
import { explainRow } from '../../measure/explain-row.ts';
import { compareRows } from '../../measure/sum-rows.ts';
import type { MeasuredRow } from '../../measure/measured-value.ts';
import type { Measure } from '../../measure/measure.ts';
import type { FieldValue } from '../../plan-format/field-value.ts';
import { listField, objectField, refusalAt } from '../../plan-format/field.ts';
import { choiceField, codeField, flagField, nullableField } from '../../plan-format/value-fields.ts';
import { attainmentShown } from '../attainment-shown.ts';
import { withoutClawback } from '../clawback.ts';
import { component } from '../component.ts';
import type { ComponentInput, RowOutcome } from '../component.ts';
import { tierPayout } from '../payout/tier-payout.ts';
import { checkMeasure } from '../plan-measure.ts';
import { amountParameter, ratioParameter } from '../stated-node.ts';
import { label, parameter, step, valueOf } from '../step.ts';
import { marginalSlices } from '../table/marginal-parts.ts';
import type { Slice } from '../table/marginal-parts.ts';
import { checkRowOrder } from '../table/row-order.ts';
import { categoryTierField, checkTierRates } from '../table/tier-field.ts';
import { CROSSINGS, rowKey, rowNodes, walkByEarned, walkTiers } from '../table/tier-walk.ts';
import type { Climb, Walk } from '../table/tier-walk.ts';
import { notBelowZero } from '../sum-of-outcomes.ts';
import { boundNode, likeQuantity, testedOf } from '../threshold.ts';
import { phrase } from '../../rules/told.ts';

const argsField = objectField({
  measure: { field: codeField, label: 'compensation.field_measure' },
  thresholds: {
    field: choiceField(['amount', 'attainment', 'units', 'earned']),
    label: 'compensation.field_tier_thresholds',
  },
  tiers: { field: listField(categoryTierField, { min: 1, max: 50 }), label: 'compensation.field_tiers' },
  priced: { field: nullableField(codeField), label: 'compensation.field_priced', fallback: null },
  crossing: { field: choiceField(CROSSINGS), label: 'compensation.field_crossing', fallback: 'split' },
  clawback: { field: flagField, label: 'compensation.field_clawback', fallback: false },
});
type Args = FieldValue<typeof argsField>;

/**
 * Each part of the measure at the rate of its own tier. The amount that reaches a threshold exactly belongs to the tier
 * below; what exceeds it, to the tier above. Thresholds are amounts, attainment of the quota ("1" is 100 %), units, or
 * what was earned so far. With `priced`, with rates by category or with thresholds on what was earned, sales climb the
 * tiers one by one in order of date, source and code, and one that straddles a threshold is split pro rata; with
 * `crossing` it is paid whole, in the tier where it starts (`before`) or ends (`after`).
 * Monotone. Example: 2 % up to 100,000 € and 3 % beyond, on 150,000 €: 2,000 + 1,500 = 3,500 €.
 */
export const marginalTiers = component({
  type: 'marginal_tiers',
  label: 'compensation.component_marginal_tiers',
  reads: 'own',
  args: argsField,
  check: (args, measures, path) => [
    ...checkClimbed(args, measures, path),
    ...checkRowOrder(args.tiers, `${path}.tiers`, 'zero'),
    ...checkTierRates(args.tiers, `${path}.tiers`),
    ...(args.thresholds === 'earned' && args.crossing !== 'split'
      ? [refusalAt('compensation.plan_not_a_choice', `${path}.crossing`, { choices: 'split' })]
      : []),
  ],
  evaluate: (args, input) => {
    const slices = slicesOfMeasure(args, input);
    if (!slices.ok) return slices;
    const earned = slices.value.map((slice) => slice.earned);
    return ok(step('add', earned, { label: label('compensation.commission_by_tier'), rule: input.rule }));
  },
  rowsPaid: (args, input) => (climbsByRow(args) ? rowsByTier(args, input) : null),
  explain: (args, input) =>
    climbsByRow(args) ? label('compensation.sentence_tiers_by_sale') : sentence(args, input),
  tell: ({ measure, thresholds, crossing }, words) => ({
    text: phrase(`told_marginal_tiers_${thresholds}`, { measure: words.measure(measure) }),
    said: ['measure', 'thresholds', ...(crossing === 'split' ? ['crossing'] : [])],
  }),
  isMonotone: (args) => !climbsByRow(args),
  takesBack: ({ clawback }) => clawback,
  rowsOf: ({ measure, priced }) => priced ?? measure,
  readsRows: climbsByRow,
  payout: (args, source) => {
    if (climbsByRow(args)) return null;
    const tiers = args.tiers.map(({ from, rate }) => ({ from, rate: rate ?? ZERO }));
    const isByAttainment = args.thresholds === 'attainment';
    return tierPayout({ ...args, tiers, isByAttainment, shape: 'marginal' }, source);
  },
});

function climbsByRow({ thresholds, tiers, priced, crossing }: Args): boolean {
  return (
    crossing !== 'split' ||
    priced !== null ||
    thresholds === 'earned' ||
    tiers.some(({ rates }) => rates.length > 0)
  );
}

function checkClimbed(args: Args, measures: readonly Measure[], path: string): readonly Refusal[] {
  const isByUnits = args.thresholds === 'units';
  const paid = args.priced ?? args.measure;
  return [
    ...checkMeasure(args.measure, measures, {
      path: `${path}.measure`,
      aggregation: isByUnits ? 'units' : args.thresholds === 'attainment' ? 'any' : 'amount',
    }),
    ...(isByUnits && args.priced === null
      ? [refusalAt('compensation.plan_missing_key', `${path}.priced`)]
      : []),
    ...(isByUnits && args.priced === null
      ? []
      : checkMeasure(paid, measures, {
          path: `${path}.${args.priced === null ? 'measure' : 'priced'}`,
          aggregation: 'amount',
        })),
  ];
}

function sentence(args: Args, input: ComponentInput) {
  const slices = slicesOfMeasure(args, input);
  const base = input.nodes.measure(args.measure);
  const last = slices.ok ? slices.value.at(-1) : undefined;
  if (last === undefined || !base.ok) return label('compensation.component_marginal_tiers');
  const tier = { tier: String(last.row + 1), rate: valueOf(last.rate) };
  const attainment = attainmentShown(args.measure, input.nodes);
  return attainment === null
    ? label('compensation.sentence_marginal_tiers', { ...tier, base: valueOf(base.value) })
    : label('compensation.sentence_marginal_tiers_attainment', { ...tier, attainment });
}

function slicesOfMeasure(args: Args, input: ComponentInput): Result<readonly Slice[]> {
  const bounds = boundsOf(args, input);
  if (!bounds.ok) return bounds;
  const { measured, nodes } = bounds.value;
  const rows = args.tiers.map(({ rate }, index) => ({
    bound: nodes[index] ?? measured,
    value: ratioParameter(rate ?? ZERO, 'compensation.rate', input),
  }));
  const counted = args.clawback ? measured : withoutClawback(measured, input.rule);
  return ok(marginalSlices(counted, rows, input));
}

type Bounds = { readonly measured: Explanation; readonly nodes: readonly Explanation[] };

function boundsOf(args: Args, input: ComponentInput): Result<Bounds> {
  const thresholds = args.thresholds === 'earned' ? 'amount' : args.thresholds;
  const tested = testedOf({ measure: args.measure, component: null, thresholds }, input);
  if (!tested.ok) return tested;
  const nodes = args.tiers.map(({ from }) => boundNode(from, tested.value, input));
  return ok({ measured: tested.value.measured, nodes });
}

function rowsByTier(args: Args, input: ComponentInput): Result<readonly RowOutcome[]> {
  const bounds = boundsOf(args, input);
  if (!bounds.ok) return bounds;
  const climbs = climbsOf(args, input);
  if (!climbs.ok) return climbs;
  const walk: Walk = { climbs: climbs.value, ...args, bounds: bounds.value.nodes, input };
  const outcomes = args.thresholds === 'earned' ? walkByEarned(walk) : walkTiers(walk);
  return outcomes.ok && !args.clawback ? ok(notBelowZero(outcomes.value, input)) : outcomes;
}

/**
 * Each sale with what it adds to the height: its own amount, or its units where another measure drives the tiers. A sale
 * that only one of the two counts climbs without pay, or is paid where the climb stands.
 */
function climbsOf(args: Args, input: ComponentInput): Result<readonly Climb[]> {
  const { nodes } = input;
  const driving = nodes.rows(args.measure);
  if (!driving.ok) return driving;
  if (args.priced === null) return ok(driving.value.map((row) => alone(row)));
  const paid = nodes.rows(args.priced);
  if (!paid.ok) return paid;
  const heights = rowNodes(driving.value);
  const amounts = rowNodes(paid.value);
  const { rule } = input;
  const like = driving.value[0]?.value ?? { kind: 'decimal', value: ZERO };
  const standing = parameter(likeQuantity(like, ZERO), { label: label('compensation.climb_nothing'), rule });
  const keys = new Set(paid.value.map(rowKey));
  const merged = [...paid.value, ...driving.value.filter((row) => !keys.has(rowKey(row)))].toSorted(
    compareRows,
  );
  return ok(
    merged.map((row) => {
      const height = heights.get(rowKey(row)) ?? standing;
      return { row, height, paid: amounts.get(rowKey(row)) ?? unpaid(height, input) };
    }),
  );
}

/** Nothing, said of the sale that climbs: what others are paid depends on it, so that it stands in the explanation. */
function unpaid(height: Explanation, input: ComponentInput): Explanation {
  const nothing =
    valueOf(height).kind === 'amount'
      ? ratioParameter(ZERO, 'compensation.nothing', input)
      : amountParameter(ZERO, 'compensation.nothing', input);
  return step('multiply', [height, nothing], { label: label('compensation.nothing'), rule: input.rule });
}

function alone(row: MeasuredRow): Climb {
  const node = explainRow(row);
  return { row, height: node, paid: node };
}
