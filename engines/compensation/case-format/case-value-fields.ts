import { ok, parseDecimal, parsePlainDate } from '@cordee/kernel';
import type { Decimal, PlainDate } from '@cordee/kernel';
import { listField, objectField, refusedAt } from '../plan-format/field.ts';
import type { FieldValue } from '../plan-format/field-value.ts';
import type { Field } from '../plan-format/field.ts';
import { nullableField, textField } from '../plan-format/value-fields.ts';

/** A number of either sign, as text or as a whole JSON number: both are exact. */
export const signedDecimalField: Field<Decimal> = {
  schema: { type: ['string', 'integer'], pattern: '^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$' },
  read: (value, path) => {
    const text = Number.isSafeInteger(value) ? String(value) : value;
    const parsed = typeof text === 'string' ? parseDecimal(text) : null;
    return parsed?.ok ? ok(parsed.value) : refusedAt('compensation.case_not_a_number', path);
  },
};

/** A calendar day, "2026-03-31". */
export const dateField: Field<PlainDate> = {
  schema: { type: 'string', format: 'date' },
  read: (value, path) => {
    const parsed = typeof value === 'string' ? parsePlainDate(value) : null;
    return parsed?.ok ? ok(parsed.value) : refusedAt('compensation.case_not_a_date', path);
  },
};

/** The code of a person, a sale, a period: 1 to 100 characters, not only the letters of a plan's codes. */
export const nameField: Field<string> = {
  schema: { type: 'string', minLength: 1, maxLength: 100 },
  read: (value, path) =>
    typeof value === 'string' && value.length >= 1 && value.length <= 100
      ? ok(value)
      : refusedAt('compensation.plan_not_a_text', path),
};

/** Values by name, each read by the given field. */
function byNameField<T>(field: Field<T>): Field<Readonly<Record<string, T>>> {
  return {
    schema: { type: 'object', additionalProperties: field.schema },
    read: (value, path) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        return refusedAt('compensation.plan_not_an_object', path);
      const read = Object.entries(value).map(
        ([name, each]) => [name, field.read(each, `${path}.${name}`)] as const,
      );
      const refusals = read.flatMap(([, each]) => (each.ok ? [] : each.refusal));
      if (refusals.length > 0) return { ok: false, refusal: refusals };
      return ok(Object.fromEntries(read.flatMap(([name, each]) => (each.ok ? [[name, each.value]] : []))));
    },
  };
}

const datedValueField = objectField({
  value: { field: signedDecimalField, label: 'compensation.case_value' },
  from: { field: nullableField(dateField), label: 'compensation.case_from', fallback: null },
});
const datedValuesField = listField(datedValueField, { min: 1, max: 100 });

/** A number, or its values each from a day until the next: [{"value": "20000"}, {"value": "24000", "from": "2026-06-01"}]. */
const termField: Field<FieldValue<typeof datedValuesField>> = {
  schema: { oneOf: [signedDecimalField.schema, datedValuesField.schema] },
  parts: [signedDecimalField, datedValuesField],
  read: (value, path) => {
    if (Array.isArray(value)) return datedValuesField.read(value, path);
    const read = signedDecimalField.read(value, path);
    return read.ok ? ok([{ value: read.value, from: null }]) : read;
  },
};

/** Named terms, {"base_salary": "40000"}. */
export const termsByNameField = byNameField(termField);

/** Named numbers, {"commission_rate": "0.05"}. */
export const numbersByNameField = byNameField(signedDecimalField);

/** Named texts, {"segment": "A"}. */
export const textsByNameField = byNameField(textField);

/** Any JSON value, kept as it is. */
export const anyField: Field<unknown> = { schema: {}, read: (value) => ok(value) };
