import type { Transaction } from '../credit/transaction.ts';
import type { FieldValue } from '../plan-format/field-value.ts';
import { listField, objectField } from '../plan-format/field.ts';
import { codeField, textField } from '../plan-format/value-fields.ts';
import { fieldText } from './field-text.ts';

const filterField = objectField({
  field: { field: codeField, label: 'compensation.field_filter_field' },
  values: { field: listField(textField, { min: 1, max: 100 }), label: 'compensation.field_filter_values' },
});
export type Filter = FieldValue<typeof filterField>;

export const filtersField = listField(filterField, { min: 0, max: 20 });

/** Whether the transaction's own value is one of those kept; what the source does not say is none. */
export function passesFilter({ field, values }: Filter, transaction: Transaction): boolean {
  const text = fieldText(transaction, field);
  return text !== null && values.includes(text);
}
