import { compareDecimals, invariant, isZero, numberOf, ok, percentageOf, ZERO } from '@cordee/kernel';
import type { Decimal, Explanation, Quantity, Refusal, Result, RuleReference } from '@cordee/kernel';
import type { FieldValue } from '../../plan-format/field-value.ts';
import { listField, objectField, refusalAt } from '../../plan-format/field.ts';
import {
  choiceField,
  codeField,
  decimalField,
  flagField,
  ratioField,
} from '../../plan-format/value-fields.ts';
import { withoutClawback } from '../clawback.ts';
import { component } from '../component.ts';
import type { ComponentInput } from '../component.ts';
import { attainmentShown } from '../attainment-shown.ts';
import { measureNode } from '../measure-node.ts';
import { checkMeasure, measureOf } from '../plan-measure.ts';
import { quotaNode } from '../quota-node.ts';
import { label, parameter, step, valueOf } from '../step.ts';

const tierField = objectField({
  from: { field: decimalField, label: 'compensation.field_tier_from' },
  rate: { field: ratioField, label: 'compensation.field_rate' },
});
type Tier = FieldValue<typeof tierField>;

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
    ...checkTiers(args.tiers, `${path}.tiers`),
  ],
  evaluate: (args, input) => {
    const base = measureNode(input.plan, measureOf(input.plan, args.measure), input.payee);
    if (!base.ok) return base;
    const bounds = boundNodes(args, input);
    if (!bounds.ok) return bounds;
    const counted = args.clawback ? base.value : withoutClawback(base.value, input.rule);
    const parts = pricedParts(args, counted, { bounds: bounds.value, rule: input.rule });
    return ok(step('add', parts, { label: label('compensation.commission_by_tier'), rule: input.rule }));
  },
  explain: (args, input) => {
    const measure = measureOf(input.plan, args.measure);
    const base = measureNode(input.plan, measure, input.payee);
    const bounds = boundNodes(args, input);
    if (!base.ok || !bounds.ok) return label('compensation.component_marginal_tiers');
    const reached = Math.max(
      0,
      args.tiers.findLastIndex((_, index) => exceeds(base.value, bounds.value[index])),
    );
    const tier = { tier: String(reached + 1), rate: rateOf(args.tiers[reached]) };
    const attainment = attainmentShown(input.plan, measure, input.payee);
    return attainment === null
      ? label('compensation.sentence_marginal_tiers', { ...tier, base: valueOf(base.value) })
      : label('compensation.sentence_marginal_tiers_attainment', { ...tier, attainment });
  },
});

function checkTiers(tiers: readonly Tier[], path: string): readonly Refusal[] {
  return tiers.flatMap((tier, index) => {
    const previous = tiers[index - 1];
    const at = `${path}[${index}].from`;
    if (previous === undefined)
      return isZero(tier.from) ? [] : [refusalAt('compensation.plan_tier_not_zero', at)];
    return compareDecimals(previous.from, tier.from) < 0
      ? []
      : [refusalAt('compensation.plan_tier_order', at)];
  });
}

/** The lower bound of each tier, as an amount: stated, or the quota times the stated attainment. */
function boundNodes(args: Args, input: ComponentInput): Result<readonly Explanation[]> {
  const { plan, rule } = input;
  if (args.thresholds === 'amount') {
    return ok(
      args.tiers.map(({ from }) =>
        parameter(amountOf(from, plan.currency), { label: label('compensation.threshold'), rule }),
      ),
    );
  }
  const quota = quotaNode(plan, measureOf(plan, args.measure), input.payee);
  if (!quota.ok) return quota;
  return ok(args.tiers.map(({ from }) => attainmentBound(from, quota.value, rule)));
}

function attainmentBound(from: Decimal, quota: Explanation, rule: RuleReference): Explanation {
  const ratio = parameter(
    { kind: 'percentage', ratio: percentageOf(from) },
    { label: label('compensation.threshold_attainment'), rule },
  );
  return step('multiply', [quota, ratio], { label: label('compensation.threshold'), rule });
}

type Bounds = { readonly bounds: readonly Explanation[]; readonly rule: RuleReference };

/** The tiers that the measure enters; the first always, so that nothing sold is explained too. */
function pricedParts(args: Args, base: Explanation, { bounds, rule }: Bounds): readonly Explanation[] {
  return args.tiers.flatMap((tier, index) => {
    const [lower, upper] = [bounds[index], bounds[index + 1]];
    invariant(lower !== undefined, 'every tier has a lower bound');
    if (index > 0 && !exceeds(base, lower)) return [];
    const part = partNode(base, { lower, upper, isFirst: index === 0, rule });
    const rate = parameter(rateOf(tier), { label: label('compensation.rate'), rule });
    return [
      step('multiply', [part, rate], {
        label: label('compensation.tier', { tier: String(index + 1) }),
        rule,
      }),
    ];
  });
}

type Part = {
  readonly lower: Explanation;
  readonly upper: Explanation | undefined;
  readonly isFirst: boolean;
  readonly rule: RuleReference;
};

/** A negative measure, under clawback, lies whole in the first tier, which has no lower end. */
function partNode(base: Explanation, { lower, upper, isFirst, rule }: Part): Explanation {
  const options = { label: label('compensation.part_in_tier'), rule };
  if (!isFirst) return step('slice', upper === undefined ? [base, lower] : [base, lower, upper], options);
  return upper === undefined ? step('identity', [base], options) : step('minimum', [base, upper], options);
}

function exceeds(base: Explanation, bound: Explanation | undefined): boolean {
  const value = numberOf(valueOf(base));
  const threshold = bound === undefined ? null : numberOf(valueOf(bound));
  return value !== null && threshold !== null && compareDecimals(value, threshold) > 0;
}

function rateOf(tier: Tier | undefined): Quantity {
  return { kind: 'percentage', ratio: tier?.rate ?? percentageOf(ZERO) };
}

function amountOf(value: Decimal, currency: ComponentInput['plan']['currency']): Quantity {
  return { kind: 'amount', amount: { value, currency } };
}
