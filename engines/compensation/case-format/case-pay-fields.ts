// What a case says of pay besides sales: what people decided, and what was brought from before its first period.
import { listField, objectField } from '../plan-format/field.ts';
import { codeField, nullableField, textField } from '../plan-format/value-fields.ts';
import { nameField, numbersByNameField, signedDecimalField } from './case-value-fields.ts';

const rows = { min: 0, max: 100_000 };
const person = { field: nameField, label: 'compensation.case_person' };

export const adjustmentField = objectField({
  code: { field: nameField, label: 'compensation.field_code' },
  payee: person,
  period: { field: nameField, label: 'compensation.case_period_code' },
  component: { field: nullableField(codeField), label: 'compensation.case_component', fallback: null },
  amount: { field: signedDecimalField, label: 'compensation.case_amount' },
  reason: { field: textField, label: 'compensation.case_reason' },
  requester: { field: nameField, label: 'compensation.case_requester' },
  approver: { field: nameField, label: 'compensation.case_approver' },
});

const earlierField = objectField({
  component: { field: codeField, label: 'compensation.case_component' },
  period: { field: nameField, label: 'compensation.case_period_code' },
  earned: { field: signedDecimalField, label: 'compensation.case_amount' },
});

export const openingField = objectField({
  payee: person,
  earned: { field: listField(earlierField, rows), label: 'compensation.case_opening_earned', fallback: [] },
  draws: { field: numbersByNameField, label: 'compensation.case_opening_draws', fallback: {} },
  clawback: {
    field: nullableField(signedDecimalField),
    label: 'compensation.case_opening_clawback',
    fallback: null,
  },
});

export const payProperties = {
  adjustments: {
    field: listField(adjustmentField, rows),
    label: 'compensation.case_adjustments',
    fallback: [],
  },
  openings: { field: listField(openingField, rows), label: 'compensation.case_openings', fallback: [] },
};
