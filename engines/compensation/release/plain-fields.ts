import { ok, parsePlainDate } from '@cordee/kernel';
import type { Decimal, PlainDate } from '@cordee/kernel';
import { objectField, refusedAt } from '../plan-format/field.ts';
import type { Field } from '../plan-format/field.ts';
import { choiceField, codeField, sumField } from '../plan-format/value-fields.ts';

/** A day, as YYYY-MM-DD. */
export const dayField: Field<PlainDate> = {
  schema: { type: 'string', format: 'date' },
  read: (value, path) => {
    const parsed = typeof value === 'string' ? parsePlainDate(value) : null;
    return parsed?.ok ? ok(parsed.value) : refusedAt('compensation.plan_not_a_date', path);
  },
};

/** A whole number between two bounds, both included. */
export function wholeField(min: number, max: number): Field<number> {
  return {
    schema: { type: 'integer', minimum: min, maximum: max },
    read: (value, path) =>
      typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
        ? ok(value)
        : refusedAt('compensation.plan_not_whole', path, { min, max }),
  };
}

/** A sum in the plan's currency that the plan fixes for all, or that each payee's own terms give. */
export type SumOrTerm =
  | { readonly kind: 'fixed'; readonly value: Decimal }
  | { readonly kind: 'payee_term'; readonly code: string };

const termReference = objectField({
  from: { field: choiceField(['payee_term']), label: 'compensation.field_term_from' },
  code: { field: codeField, label: 'compensation.field_term_code' },
});

/** Reads "1500" or {"from": "payee_term", "code": "guarantee"}; the code is any the payee's record has. */
export const sumOrTermField: Field<SumOrTerm> = {
  schema: { oneOf: [sumField.schema, termReference.schema] },
  parts: [sumField, termReference],
  read: (value, path) => {
    if (typeof value === 'object' && value !== null) {
      const read = termReference.read(value, path);
      return read.ok ? ok({ kind: 'payee_term', code: read.value.code }) : read;
    }
    const read = sumField.read(value, path);
    return read.ok ? ok({ kind: 'fixed', value: read.value }) : read;
  },
};
