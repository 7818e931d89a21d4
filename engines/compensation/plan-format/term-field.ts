import { ok } from '@cordee/kernel';
import { objectField } from './field.ts';
import type { Field } from './field.ts';
import { choiceField } from './value-fields.ts';

/** What a payee's own contract states, dated and imported with people. */
export const TERM_CODES = ['commission_rate', 'target_incentive'] as const;
export type TermCode = (typeof TERM_CODES)[number];

/** A value that the plan fixes for all, or that each payee's own terms give. */
export type FixedOrTerm<T> =
  | { readonly kind: 'fixed'; readonly value: T }
  | { readonly kind: 'payee_term'; readonly code: TermCode };

/** Reads either the fixed value or {"from": "payee_term", "code": "…"}. */
export function fixedOrTermField<T>(fixed: Field<T>, term: TermCode): Field<FixedOrTerm<T>> {
  const reference = objectField({
    from: { field: choiceField(['payee_term']), label: 'compensation.field_term_from' },
    code: { field: choiceField([term]), label: 'compensation.field_term_code' },
  });
  return {
    schema: { oneOf: [fixed.schema, reference.schema] },
    read: (value, path) => {
      if (typeof value === 'object' && value !== null) {
        const read = reference.read(value, path);
        return read.ok ? ok({ kind: 'payee_term', code: read.value.code }) : read;
      }
      const read = fixed.read(value, path);
      return read.ok ? ok({ kind: 'fixed', value: read.value }) : read;
    },
  };
}
