import { ok } from '@cordee/kernel';
import { objectField, refusedAt } from './field.ts';
import type { Field } from './field.ts';
import { choiceField, codeField } from './value-fields.ts';

export type TermKind = 'amount' | 'percentage';

/** The terms that have a name of their own; any other code is a term too, of the kind its reader asks for. */
export const TERM_CODES = ['commission_rate', 'target_incentive', 'base_salary'] as const;

/** What a payee's own contract states, dated and imported with people. */
export type TermCode = string;

const KNOWN_KINDS: Readonly<Record<(typeof TERM_CODES)[number], TermKind>> = {
  commission_rate: 'percentage',
  target_incentive: 'amount',
  base_salary: 'amount',
};

/** The known code of a term, null for one that a customer named. */
export function knownTerm(code: TermCode): (typeof TERM_CODES)[number] | null {
  return TERM_CODES.find((each) => each === code) ?? null;
}

/** A value that the plan fixes for all, or that each payee's own terms give. */
export type FixedOrTerm<T> =
  | { readonly kind: 'fixed'; readonly value: T }
  | { readonly kind: 'payee_term'; readonly code: TermCode };

/** Reads either the fixed value or {"from": "payee_term", "code": "…"}. A known term of the other kind is refused. */
export function fixedOrTermField<T>(fixed: Field<T>, kind: TermKind): Field<FixedOrTerm<T>> {
  const reference = termReferenceField(kind);
  return {
    schema: { oneOf: [fixed.schema, reference.schema] },
    parts: [fixed, reference],
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

/** {"from": "payee_term", "code": "…"} */
export function termReferenceField(kind: TermKind) {
  return objectField({
    from: { field: choiceField(['payee_term']), label: 'compensation.field_term_from' },
    code: { field: termCodeField(kind), label: 'compensation.field_term_code' },
  });
}

function termCodeField(kind: TermKind): Field<TermCode> {
  return {
    schema: codeField.schema,
    read: (value, path) => {
      const read = codeField.read(value, path);
      const known = read.ok ? knownTerm(read.value) : null;
      if (known === null || KNOWN_KINDS[known] === kind) return read;
      const choices = TERM_CODES.filter((each) => KNOWN_KINDS[each] === kind).join(', ');
      return refusedAt('compensation.plan_not_a_choice', path, { choices });
    },
  };
}
