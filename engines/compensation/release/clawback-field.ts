import { percentage } from '@cordee/kernel';
import type { Percentage, Refusal } from '@cordee/kernel';
import { ok } from '@cordee/kernel';
import { listField, objectField, refusalAt } from '../plan-format/field.ts';
import type { Field } from '../plan-format/field.ts';
import type { FieldValue } from '../plan-format/field-value.ts';
import {
  choiceField,
  flagField,
  nullableField,
  positiveRatioField,
  ratioField,
} from '../plan-format/value-fields.ts';
import { CEILING_TABLES } from './attachable-pay.ts';
import type { CeilingTable } from './attachable-pay.ts';
import { wholeField } from './plain-fields.ts';

/** How much of a period's pay a clawback may take: all of it, a share of it, or by a table of the law. */
export type Ceiling =
  | { readonly kind: 'share'; readonly share: Percentage }
  | { readonly kind: 'table'; readonly table: CeilingTable };

const tableField = objectField({
  table: { field: choiceField(CEILING_TABLES), label: 'compensation.field_clawback_table' },
});
const ceilingShareField = objectField({
  share: { field: positiveRatioField, label: 'compensation.field_clawback_ceiling_share' },
});

const ceilingField: Field<Ceiling> = {
  schema: { oneOf: [ceilingShareField.schema, tableField.schema] },
  parts: [ceilingShareField, tableField],
  read: (value, path) => {
    if (typeof value === 'object' && value !== null && 'table' in value) {
      const read = tableField.read(value, path);
      return read.ok ? ok({ kind: 'table', table: read.value.table }) : read;
    }
    const read = ceilingShareField.read(value, path);
    return read.ok ? ok({ kind: 'share', share: read.value.share }) : read;
  },
};

const stepField = objectField({
  within_months: {
    field: nullableField(wholeField(0, 240)),
    label: 'compensation.field_clawback_within_months',
    fallback: null,
  },
  share: { field: ratioField, label: 'compensation.field_clawback_share', fallback: percentage('1') },
});

export const clawbackField = objectField({
  steps: {
    field: listField(stepField, { min: 1, max: 24 }),
    label: 'compensation.field_clawback_steps',
    fallback: [{ within_months: null, share: percentage('1') }],
  },
  unserved: { field: flagField, label: 'compensation.field_clawback_unserved', fallback: false },
  contract_months: {
    field: nullableField(wholeField(1, 600)),
    label: 'compensation.field_clawback_contract_months',
    fallback: null,
  },
  uncollected_after_days: {
    field: nullableField(wholeField(1, 3660)),
    label: 'compensation.field_clawback_uncollected',
    fallback: null,
  },
  ceiling: {
    field: nullableField(ceilingField),
    label: 'compensation.field_clawback_ceiling',
    fallback: null,
  },
  negative_pay: { field: flagField, label: 'compensation.field_clawback_negative_pay', fallback: false },
});

export type Clawback = FieldValue<typeof clawbackField>;

/** Refuses a clawback that may make pay negative and has a ceiling, and steps that are not in order of age. */
export function checkClawback(clawback: Clawback, path: string): readonly Refusal[] {
  const ages = clawback.steps.map((each) => each.within_months ?? Number.POSITIVE_INFINITY);
  const isOrdered = ages.every((age, index) => index === 0 || (ages[index - 1] ?? age) < age);
  return [
    ...(clawback.negative_pay && clawback.ceiling !== null
      ? [refusalAt('compensation.plan_clawback_ceiling_negative', `${path}.ceiling`)]
      : []),
    ...(isOrdered ? [] : [refusalAt('compensation.plan_clawback_steps_order', `${path}.steps`)]),
  ];
}
