import { LOCALES } from '@cordee/kernel';
import type { FieldValue } from '../plan-format/field-value.ts';
import { objectField } from '../plan-format/field.ts';
import { choiceField, codeField, formulaField } from '../plan-format/value-fields.ts';

/** A formula about one transaction, as a spreadsheet user writes it. */
export const rowFormulaField = objectField({
  formula: { field: formulaField, label: 'compensation.field_formula' },
  language: { field: choiceField(LOCALES), label: 'compensation.field_formula_language', fallback: 'fr' },
});
export type RowFormula = FieldValue<typeof rowFormulaField>;

/** An attribute of transactions that formulas may name, and what it holds. */
export const attributeField = objectField({
  code: { field: codeField, label: 'compensation.field_code' },
  holds: {
    field: choiceField(['text', 'number', 'percentage', 'amount', 'date']),
    label: 'compensation.field_attribute_holds',
    fallback: 'text',
  },
});
export type Attribute = FieldValue<typeof attributeField>;
