import { isNegative, ok, ZERO } from '@cordee/kernel';
import type { Explanation, Result } from '@cordee/kernel';
import { checkOneOf } from '../../plan-format/alternatives.ts';
import type { FieldValue } from '../../plan-format/field-value.ts';
import { objectField, refusalAt } from '../../plan-format/field.ts';
import {
  codeField,
  flagField,
  nullableField,
  ratioField,
  shareField,
  sumField,
} from '../../plan-format/value-fields.ts';
import { withoutClawback } from '../clawback.ts';
import { component } from '../component.ts';
import type { ComponentInput } from '../component.ts';
import { decimalsOf, nearest } from '../payout/payout-columns.ts';
import { checkMeasure } from '../plan-measure.ts';
import { checkSource, rateSourceField } from '../rate-field.ts';
import { ratedParts } from '../rate-node.ts';
import type { Rated } from '../rate-node.ts';
import { amountParameter, ratioParameter } from '../stated-node.ts';
import { label, step, valueOf } from '../step.ts';
import { numberIn } from '../threshold.ts';
import { phrase } from '../../rules/told.ts';
import { toldRate } from '../../rules/told-rate.ts';

const overField = objectField({
  amount: { field: nullableField(sumField), label: 'compensation.field_amount', fallback: null },
  quota_share: { field: nullableField(ratioField), label: 'compensation.field_quota_share', fallback: null },
});

const argsField = objectField({
  measure: { field: codeField, label: 'compensation.field_measure' },
  rate: { field: rateSourceField(shareField), label: 'compensation.field_rate' },
  over: { field: nullableField(overField), label: 'compensation.field_over', fallback: null },
  clawback: { field: flagField, label: 'compensation.field_clawback', fallback: false },
});
type Args = FieldValue<typeof argsField>;

/**
 * A rate on the whole measure, or on what exceeds an amount or a share of the quota. Without clawback a negative measure
 * earns 0; with it, a negative amount. A rate above 100 % is refused.
 * Example: 3 % of 140,333.33 € of orders is 4,209.9999 €, payable 4,210.00 €.
 */
export const percentageOfMeasure = component({
  type: 'percentage_of_measure',
  label: 'compensation.component_percentage_of_measure',
  reads: 'own',
  args: argsField,
  check: (args, measures, path) => [
    ...checkMeasure(args.measure, measures, { path: `${path}.measure`, aggregation: 'amount' }),
    ...(args.over === null ? [] : checkOneOf(args.over, `${path}.over`)),
    ...(args.over !== null && args.rate.kind === 'table'
      ? [refusalAt('compensation.plan_over_with_table', `${path}.over`)]
      : []),
    ...checkSource(args.rate, `${path}.rate`),
  ],
  evaluate: (args, input) => {
    const parts = ratedParts(args.rate, { measure: args.measure, kind: 'rate' }, input);
    if (!parts.ok) return parts;
    return args.clawback || args.over !== null || parts.value.length === 1
      ? paidParts(args, parts.value, input)
      : ok(withoutClawback(paidSum(parts.value, input), input.rule));
  },
  explain: (args, input) => {
    const parts = ratedParts(args.rate, { measure: args.measure, kind: 'rate' }, input);
    const [only, second] = parts.ok ? parts.value : [];
    if (only === undefined) return label('compensation.component_percentage_of_measure');
    const base = valueOf(only.base);
    return second === undefined
      ? label('compensation.sentence_percentage_of_measure', { base, rate: valueOf(only.rate) })
      : label('compensation.sentence_by_table');
  },
  tell: ({ measure, rate }, words) => ({
    text: phrase('told_percentage_of_measure', { measure: words.measure(measure), rate: toldRate(rate) }),
    said: rate.kind === 'fixed' || rate.kind === 'payee_term' ? ['measure', 'rate'] : ['measure'],
  }),
  isMonotone: () => true,
  takesBack: ({ clawback }) => clawback,
  rowsOf: ({ measure }) => measure,
  payout: ({ measure, rate, over, clawback }, source) => {
    if (rate.kind !== 'fixed' || over !== null) return null;
    const { at, decimals } = source.measured(measure);
    const each = nearest(rate.value);
    const counted = (place: number) => (clawback ? (at[place] ?? NaN) : Math.max(0, at[place] ?? NaN));
    return {
      rule: (place) => counted(place) * each,
      size: (place) => Math.abs(counted(place)),
      largestRate: 1,
      decimals: decimals + decimalsOf([rate.value]),
    };
  },
  readsRows: ({ rate }) => rate.kind === 'table',
});

function paidParts(args: Args, parts: readonly Rated[], input: ComponentInput): Result<Explanation> {
  const counted: Rated[] = [];
  for (const { base, rate } of parts) {
    const over = args.over === null ? ok(base) : excessNode(base, args.over, args.measure, input);
    if (!over.ok) return over;
    counted.push({ rate, base: args.clawback ? over.value : withoutClawback(over.value, input.rule) });
  }
  return ok(paidSum(counted, input));
}

function paidSum(parts: readonly Rated[], { rule }: ComponentInput): Explanation {
  const paid = parts.map(({ base, rate }) =>
    step('multiply', [base, rate], { label: label('compensation.commission'), rule }),
  );
  const [only, second] = paid;
  return only !== undefined && second === undefined
    ? only
    : step('add', paid, { label: label('compensation.commission'), rule });
}

/** What exceeds the amount, or the share of the quota; nothing below it. */
function excessNode(
  base: Explanation,
  over: NonNullable<Args['over']>,
  measure: string,
  input: ComponentInput,
): Result<Explanation> {
  const { nodes, rule } = input;
  const options = { label: label('compensation.excess'), rule };
  if (over.amount !== null)
    return ok(step('slice', [base, amountParameter(over.amount, 'compensation.to_exceed', input)], options));
  const quota = nodes.quota(measure);
  if (!quota.ok) return quota;
  const share = ratioParameter(over.quota_share ?? ZERO, 'compensation.threshold_attainment', input);
  const bound = step('multiply', [quota.value, share], { label: label('compensation.to_exceed'), rule });
  return ok(isNegative(numberIn(base)) ? base : step('slice', [base, bound], options));
}
