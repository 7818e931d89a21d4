import { ok, percentage, ZERO } from '@cordee/kernel';
import type { Explanation, Refusal, Result } from '@cordee/kernel';
import { checkOneOf } from '../../plan-format/alternatives.ts';
import type { FieldValue } from '../../plan-format/field-value.ts';
import { objectField, refusalAt } from '../../plan-format/field.ts';
import { fixedOrTermField } from '../../plan-format/term-field.ts';
import {
  choiceField,
  flagField,
  nullableField,
  ratioField,
  sumField,
} from '../../plan-format/value-fields.ts';
import type { ComponentInput } from '../component.ts';
import { amountNode, amountParameter, ratioParameter } from '../stated-node.ts';
import { label, step } from '../step.ts';
import { earlierNodes } from './earlier.ts';

const TARGET = { kind: 'payee_term', code: 'target_incentive' } as const;
const PERS = ['transaction', 'period', 'year'] as const;
export type Per = (typeof PERS)[number];

const amountField = fixedOrTermField(sumField, 'amount');
const boundProperties = {
  amount: { field: nullableField(amountField), label: 'compensation.field_amount', fallback: null },
  share_of_target: {
    field: nullableField(ratioField),
    label: 'compensation.field_share_of_target',
    fallback: null,
  },
  target: { field: amountField, label: 'compensation.field_target', fallback: TARGET },
  per: { field: choiceField(PERS), label: 'compensation.field_limit_per', fallback: 'period' as const },
  prorate: { field: flagField, label: 'compensation.field_bound_prorate', fallback: false },
};

/** The least that is due. */
export const floorField = objectField(boundProperties);

/** The most that is due; what exceeds it is lost, or carried into the next periods of the year. */
export const capField = objectField({
  ...boundProperties,
  excess: { field: choiceField(['lost', 'carried']), label: 'compensation.field_excess', fallback: 'lost' },
});
export type Floor = FieldValue<typeof floorField>;
export type Cap = FieldValue<typeof capField>;

export function checkBound(
  { amount, share_of_target: share, per }: Floor,
  path: string,
  component: 'transaction' | 'period',
): readonly Refusal[] {
  const isMisplaced = per === 'transaction' && component === 'period';
  return [
    ...checkOneOf({ amount, share_of_target: share }, path),
    ...(isMisplaced ? [refusalAt('compensation.plan_not_per_transaction', `${path}.per`)] : []),
  ];
}

/** At least the floor. A floor of a year counts what the component earned earlier in the year. */
export function floored(due: Explanation, floor: Floor, input: ComponentInput): Result<Explanation> {
  const bound = boundAmount(floor, 'compensation.floor', input);
  if (!bound.ok) return bound;
  const left = floor.per === 'year' ? lessEarlier(bound.value, input) : bound.value;
  return ok(step('maximum', [due, left], { label: label('compensation.floored'), rule: input.rule }));
}

/** At most the cap. A cap of a year leaves what the component has not yet earned of it, never below zero. */
export function capped(due: Explanation, cap: Cap, input: ComponentInput): Result<Explanation> {
  const bound = boundAmount(cap, 'compensation.cap', input);
  if (!bound.ok) return bound;
  const left = cap.per === 'year' ? leftOfYear(bound.value, input) : bound.value;
  return ok(step('minimum', [due, left], { label: label('compensation.capped'), rule: input.rule }));
}

/** The bound, for the part of the period that counts where it says so. */
function boundAmount(bound: Floor, key: string, input: ComponentInput): Result<Explanation> {
  const whole = wholeBound(bound, key, input);
  const { proration = null } = input.payee;
  if (!whole.ok || !bound.prorate || proration === null) return whole;
  const share = ratioParameter(proration, 'compensation.proration', input);
  return ok(step('multiply', [whole.value, share], { label: label(key), rule: input.rule }));
}

function wholeBound(bound: Floor, key: string, input: ComponentInput): Result<Explanation> {
  if (bound.amount !== null) return amountNode(bound.amount, key, input);
  const target = amountNode(bound.target, 'compensation.target', input);
  if (!target.ok) return target;
  const share = ratioParameter(
    bound.share_of_target ?? percentage('1'),
    'compensation.share_of_target',
    input,
  );
  return ok(step('multiply', [target.value, share], { label: label(key), rule: input.rule }));
}

function leftOfYear(bound: Explanation, input: ComponentInput): Explanation {
  const left = lessEarlier(bound, input);
  const nothing = amountParameter(ZERO, 'compensation.nothing', input);
  return step('maximum', [left, nothing], { label: label('compensation.cap_left'), rule: input.rule });
}

function lessEarlier(bound: Explanation, input: ComponentInput): Explanation {
  const earlier = earlierNodes(input, ({ earned }) => earned);
  if (earlier.length === 0) return bound;
  return step('subtract', [bound, ...earlier], {
    label: label('compensation.left_of_year'),
    rule: input.rule,
  });
}
