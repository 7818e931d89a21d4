import { percentage } from '@cordee/kernel';
import { listField, objectField } from '../plan-format/field.ts';
import type { FieldValue } from '../plan-format/field-value.ts';
import {
  choiceField,
  codeField,
  flagField,
  nullableField,
  ratioField,
  sumField,
  textField,
} from '../plan-format/value-fields.ts';
import { dayField, sumOrTermField, wholeField } from './plain-fields.ts';

/** Over which time a limit or a guarantee counts. */
const LIMIT_WINDOWS = ['period', 'quarter', 'half', 'year', 'plan'] as const;
export type LimitWindow = (typeof LIMIT_WINDOWS)[number];

const partName = { field: nullableField(textField), label: 'compensation.field_name', fallback: null };
const components = {
  field: listField(codeField, { min: 0, max: 50 }),
  label: 'compensation.field_release_components',
  fallback: [],
};
const per = {
  field: choiceField(LIMIT_WINDOWS),
  label: 'compensation.field_release_per',
  fallback: 'period' as const,
};

export const limitField = objectField({
  code: { field: codeField, label: 'compensation.field_code' },
  name: partName,
  components,
  cap: { field: sumOrTermField, label: 'compensation.field_release_cap' },
  times: { field: ratioField, label: 'compensation.field_release_times', fallback: percentage('1') },
  per,
  excess: {
    field: choiceField(['lost', 'carried']),
    label: 'compensation.field_release_excess',
    fallback: 'lost' as const,
  },
});

const rampField = objectField({
  months: { field: wholeField(0, 120), label: 'compensation.field_release_ramp_months' },
  share: { field: ratioField, label: 'compensation.field_release_ramp_share' },
});

export const guaranteeField = objectField({
  code: { field: codeField, label: 'compensation.field_code' },
  name: partName,
  components,
  amount: { field: sumOrTermField, label: 'compensation.field_release_guaranteed' },
  per,
  from: { field: nullableField(dayField), label: 'compensation.field_release_from', fallback: null },
  to: { field: nullableField(dayField), label: 'compensation.field_release_to', fallback: null },
  ramp: {
    field: listField(rampField, { min: 0, max: 36 }),
    label: 'compensation.field_release_ramp',
    fallback: [],
  },
  prorate: { field: flagField, label: 'compensation.field_release_prorate', fallback: false },
});

const recoveryField = objectField({
  from: { field: nullableField(dayField), label: 'compensation.field_release_recovery_from', fallback: null },
  amount_max: {
    field: nullableField(sumField),
    label: 'compensation.field_release_recovery_amount',
    fallback: null,
  },
  share_max: {
    field: nullableField(ratioField),
    label: 'compensation.field_release_recovery_share',
    fallback: null,
  },
});

export const drawField = objectField({
  code: { field: codeField, label: 'compensation.field_code' },
  name: partName,
  amount: { field: sumOrTermField, label: 'compensation.field_release_draw_amount' },
  recoverable: { field: flagField, label: 'compensation.field_release_recoverable', fallback: true },
  per: {
    field: choiceField(['period', 'month']),
    label: 'compensation.field_release_draw_per',
    fallback: 'period' as const,
  },
  paid: {
    field: choiceField(['start', 'end']),
    label: 'compensation.field_release_draw_paid',
    fallback: 'end' as const,
  },
  from: { field: nullableField(dayField), label: 'compensation.field_release_from', fallback: null },
  to: { field: nullableField(dayField), label: 'compensation.field_release_to', fallback: null },
  balance_max: {
    field: nullableField(sumField),
    label: 'compensation.field_release_balance_max',
    fallback: null,
  },
  recovery: {
    field: recoveryField,
    label: 'compensation.field_release_recovery',
    fallback: { from: null, amount_max: null, share_max: null },
  },
  forgiven: {
    field: choiceField(['never', 'at_end', 'quarter_end', 'year_end']),
    label: 'compensation.field_release_forgiven',
    fallback: 'never' as const,
  },
  prorate: { field: flagField, label: 'compensation.field_release_prorate', fallback: false },
});

/** What people read: the name that the company gave, or else the code. */
export function calledOf({ code, name }: { readonly code: string; readonly name: string | null }): string {
  return name ?? code;
}

export type Limit = FieldValue<typeof limitField>;
export type Guarantee = FieldValue<typeof guaranteeField>;
export type Draw = FieldValue<typeof drawField>;
