import { isZero } from '@cordee/kernel';
import type { Decimal } from '@cordee/kernel';
import type { FieldValue } from '../plan-format/field-value.ts';
import { listField, objectField, refusedAt } from '../plan-format/field.ts';
import type { Field } from '../plan-format/field.ts';
import { choiceField, currencyField, decimalField } from '../plan-format/value-fields.ts';

const rateField: Field<Decimal> = {
  schema: decimalField.schema,
  read: (value, path) => {
    const read = decimalField.read(value, path);
    return read.ok && isZero(read.value) ? refusedAt('compensation.plan_not_positive', path) : read;
  },
};

const fixedRateField = objectField({
  from: { field: currencyField, label: 'compensation.field_currency' },
  rate: { field: rateField, label: 'compensation.field_exchange_rate' },
});

/** How amounts in another currency become the plan's. */
export const conversionField = objectField({
  at: {
    field: choiceField(['transaction_date', 'period_end', 'plan']),
    label: 'compensation.field_conversion_at',
    fallback: 'transaction_date',
  },
  rates: {
    field: listField(fixedRateField, { min: 0, max: 200 }),
    label: 'compensation.field_plan_rates',
    fallback: [],
  },
});
export type Conversion = FieldValue<typeof conversionField>;
