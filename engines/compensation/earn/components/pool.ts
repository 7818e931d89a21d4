import {
  allocateByLargestRemainder,
  isNegative,
  isZero,
  minorUnits,
  moneyText,
  decimal,
  ok,
  ONE,
  refused,
  sumDecimals,
  toPayable,
  ZERO,
} from '@cordee/kernel';
import type { Decimal, EntityId, Explanation, Refusal, Result } from '@cordee/kernel';
import type { PoolShare } from '../../group/group-figures.ts';
import type { Measure } from '../../measure/measure.ts';
import { checkOneOf } from '../../plan-format/alternatives.ts';
import type { FieldValue } from '../../plan-format/field-value.ts';
import { objectField, refusalAt } from '../../plan-format/field.ts';
import {
  choiceField,
  codeField,
  nullableField,
  shareField,
  sumField,
} from '../../plan-format/value-fields.ts';
import { component } from '../component.ts';
import type { ComponentInput, GroupOutcome, Members } from '../component.ts';
import { checkMeasure, measureOf } from '../plan-measure.ts';
import { amountParameter, ratioParameter } from '../stated-node.ts';
import { label, parameter, step, valueOf } from '../step.ts';
import { likeQuantity, numberIn } from '../threshold.ts';
import { phrase } from '../../rules/told.ts';
import { percent } from '../../rules/words.ts';

const argsField = objectField({
  amount: { field: nullableField(sumField), label: 'compensation.field_amount', fallback: null },
  measure: { field: nullableField(codeField), label: 'compensation.field_pool_measure', fallback: null },
  component: {
    field: nullableField(codeField),
    label: 'compensation.field_pool_component',
    fallback: null,
  },
  rate: { field: nullableField(shareField), label: 'compensation.field_rate', fallback: null },
  share_by: {
    field: choiceField(['equally', 'measure', 'component', 'term']),
    label: 'compensation.field_share_by',
  },
  weight_measure: {
    field: nullableField(codeField),
    label: 'compensation.field_weight_measure',
    fallback: null,
  },
  weight_component: {
    field: nullableField(codeField),
    label: 'compensation.field_weight_component',
    fallback: null,
  },
  weight_term: { field: nullableField(codeField), label: 'compensation.field_weight_term', fallback: null },
  among: {
    field: choiceField(['team', 'population']),
    label: 'compensation.field_among',
    fallback: 'population',
  },
});
type Args = FieldValue<typeof argsField>;

/** A ratio of weights is not finite: at this precision its product is the exact one, found again by the second rounding. */
const RATIO_ROUNDING = { mode: 'half-even', scale: 30 } as const;
const NEAR_ROUNDING = { mode: 'half-even', scale: 15 } as const;

/**
 * A sum for all, fixed or a rate on what all did or earned by a component together, shared equally, by a measure, by
 * what each earned by a component, or by a term of each payee. The
 * parts sum to the pool to the cent: rounded down, the cents left go to the largest remainders, in the payees' order.
 * Who has a weight below zero shares as with zero. Example: 1,000 € shared 2, 1 is 666.67 and 333.33 €.
 */
export const pool = component({
  type: 'pool',
  label: 'compensation.component_pool',
  reads: 'population',
  readsOf: ({ among }) => among,
  args: argsField,
  check: (args, measures, path) => [
    ...checkOneOf({ amount: args.amount, measure: args.measure, component: args.component }, path),
    ...checkPool(args, measures, path),
  ],
  evaluate: (args, input) => {
    const share = shareOf(input);
    if (!share.ok) return share;
    const weight = weightOf(args, input);
    return weight.ok ? ok(shareNode(share.value, weight.value, input)) : weight;
  },
  explain: (_args, input) => {
    const share = shareOf(input);
    if (!share.ok) return label('compensation.component_pool');
    return label('compensation.sentence_pool', { pool: { kind: 'amount', amount: share.value.pool } });
  },
  follows: ({ component: fed, weight_component: shares }) => [fed, shares].filter((code) => code !== null),
  tell: ({ amount, measure, component: fed, rate, share_by: by }, words) => ({
    text: phrase(`told_pool_${by}`, {
      pool:
        amount === null
          ? phrase('told_pool_rate', {
              rate: percent(rate ?? ZERO),
              measure: fed === null ? words.measure(measure ?? '') : words.component(fed),
            })
          : words.amount(amount),
    }),
    said: ['amount', 'rate', 'measure', 'component', 'share_by'],
  }),
  isMonotone: () => false,
  together: (args, members) => shares(args, members),
});

function checkPool(args: Args, measures: readonly Measure[], path: string): readonly Refusal[] {
  const missing = (key: string, isMissing: boolean) =>
    isMissing ? [refusalAt('compensation.plan_missing_key', `${path}.${key}`)] : [];
  const { amount, measure, rate, share_by: by } = args;
  const { weight_measure: weightMeasure, weight_component: weightComponent, weight_term: weightTerm } = args;
  return [
    ...missing('rate', amount === null && rate === null),
    ...missing('weight_measure', by === 'measure' && weightMeasure === null),
    ...missing('weight_component', by === 'component' && weightComponent === null),
    ...missing('weight_term', by === 'term' && weightTerm === null),
    ...(measure === null
      ? []
      : checkMeasure(measure, measures, { path: `${path}.measure`, aggregation: 'amount' })),
    ...(weightMeasure === null
      ? []
      : checkMeasure(weightMeasure, measures, { path: `${path}.weight_measure`, aggregation: 'any' })),
  ];
}

function shareOf({ payee: { group }, rule }: ComponentInput): Result<PoolShare> {
  if (group === undefined) return refused('compensation.group_missing');
  const refusal = group.refusals[rule.code];
  if (refusal !== undefined) return { ok: false, refusal };
  const share = group.pools.find((each) => each.component === rule.code);
  return share === undefined ? refused('compensation.pool_without_members') : ok(share);
}

/** The share of the weights, of the pool, rounded down, and the cent that the largest remainders add. */
function shareNode({ pool: whole, weights, share }: PoolShare, weight: Explanation, input: ComponentInput) {
  const { plan, rule } = input;
  const all = parameter(likeQuantity(valueOf(weight), weights), {
    label: label('compensation.pool_weights'),
    rule,
  });
  const ratio = step('divide', [weight, all], {
    label: label('compensation.pool_weighed'),
    rule,
    rounding: RATIO_ROUNDING,
  });
  const exact = step('multiply', [amountParameter(whole.value, 'compensation.pool', input), ratio], {
    label: label('compensation.pool_exact'),
    rule,
  });
  const near = step('round', [exact], {
    label: label('compensation.pool_exact'),
    rule,
    rounding: NEAR_ROUNDING,
  });
  const part = step('round', [near], {
    label: label('compensation.pool_part'),
    rule,
    rounding: { mode: 'down', scale: minorUnits(plan.currency) },
  });
  const paid = decimal(moneyText(share));
  const cent = sumDecimals([paid, { ...numberIn(part), unscaled: -numberIn(part).unscaled }]);
  const left = amountParameter(cent, 'compensation.largest_remainder', input);
  return step('add', [part, left], { label: label('compensation.pool_share'), rule });
}

function shares(args: Args, members: Members): GroupOutcome {
  return new Map(members.groups(args.among).flatMap((group) => [...sharesOfGroup(args, group)]));
}

function sharesOfGroup(args: Args, group: readonly ComponentInput[]): GroupOutcome {
  const [first] = group;
  if (first === undefined) return new Map();
  const refuseAll = (refusal: Refusal): GroupOutcome =>
    new Map(group.map(({ payee, rule }) => [payee.payee, { refusals: { [rule.code]: refusal } }]));
  const whole = poolOf(args, group);
  if (!whole.ok) return refuseAll(whole.refusal);
  const weights: Decimal[] = [];
  for (const input of group) {
    const weight = weightOf(args, input);
    if (!weight.ok) return refuseAll(weight.refusal);
    weights.push(numberIn(weight.value));
  }
  const sum = sumDecimals(weights);
  if (isZero(sum)) return refuseAll(refused('compensation.pool_without_weights').refusal);
  const pooled = { value: whole.value, currency: first.plan.currency };
  const money = toPayable(pooled, 'down');
  const parts = allocateByLargestRemainder(money, weights);
  const rounded = { ...pooled, value: decimal(moneyText(money)) };
  return new Map(
    group.map(({ payee, rule }, index): [EntityId, { pools: PoolShare[] }] => {
      const share = parts[index] ?? { ...money, minor: 0n };
      return [payee.payee, { pools: [{ component: rule.code, pool: rounded, weights: sum, share }] }];
    }),
  );
}

/** Whose figures add up to the pool: a measure of the team or of all is already the sum, and counts once. */
function feeding(group: readonly ComponentInput[], measure: string): readonly ComponentInput[] {
  const [first] = group;
  return first === undefined || measureOf(first.plan, measure).scope === 'own' ? group : [first];
}

/** A pool below zero is empty. */
function poolOf(
  { amount, measure, component: fed, rate }: Args,
  group: readonly ComponentInput[],
): Result<Decimal> {
  if (amount !== null) return ok(amount);
  const sums: Decimal[] = [];
  for (const { nodes } of fed === null ? feeding(group, measure ?? '') : group) {
    const own = fed === null ? nodes.measure(measure ?? '') : earnedBy(nodes, fed);
    if (!own.ok) return own;
    sums.push(numberIn(own.value));
  }
  const sum = sumDecimals(sums);
  const [first] = group;
  if (isNegative(sum) || first === undefined) return ok(ZERO);
  const base = amountParameter(sum, 'compensation.pool', first);
  const options = { label: label('compensation.pool'), rule: first.rule };
  return ok(
    numberIn(step('multiply', [base, ratioParameter(rate ?? ZERO, 'compensation.rate', first)], options)),
  );
}

/** What a component came to, also where it pays nothing itself. Points and factors are no money. */
function earnedBy(nodes: ComponentInput['nodes'], code: string): Result<Explanation> {
  const due = nodes.component(code);
  return due.ok && valueOf(due.value).kind !== 'amount'
    ? refused('compensation.formula_needs_money', { component: code })
    : due;
}

function ownWeight(args: Args, { nodes }: ComponentInput): Result<Explanation> {
  if (args.share_by === 'measure') return nodes.measure(args.weight_measure ?? '');
  if (args.share_by === 'component') return nodes.component(args.weight_component ?? '');
  return nodes.term({ code: args.weight_term ?? '', kind: 'any' });
}

/** Who has a weight below zero shares as with zero. */
function weightOf(args: Args, input: ComponentInput): Result<Explanation> {
  const { rule } = input;
  const named = { label: label('compensation.pool_weight'), rule };
  if (args.share_by === 'equally') return ok(parameter({ kind: 'decimal', value: ONE }, named));
  const weight = ownWeight(args, input);
  if (!weight.ok || !isNegative(numberIn(weight.value))) return weight;
  const zero = parameter(likeQuantity(valueOf(weight.value), ZERO), {
    label: label('compensation.nothing'),
    rule,
  });
  return ok(step('maximum', [weight.value, zero], named));
}
