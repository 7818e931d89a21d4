import { ok } from '@cordee/kernel';
import type { Percentage } from '@cordee/kernel';
import { AVERAGES } from '../earn/term-in-force.ts';
import type { Average } from '../earn/term-in-force.ts';
import { objectField, refusedAt } from './field.ts';
import type { Field } from './field.ts';
import { choiceField, codeField, nullableField, positiveRatioField } from './value-fields.ts';

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

/** A term whose code ends in _rate or _share is a ratio, any other a sum of money. */
export function termKind(code: TermCode): TermKind {
  return /_(rate|share)$/.test(code) ? 'percentage' : 'amount';
}

/** A value that the plan fixes for all, or that each payee's own terms give. */
export type FixedOrTerm<T> = { readonly kind: 'fixed'; readonly value: T } | PayeeTermPart;

/** A term of the payee, or a share of it: half of the base salary. */
export type PayeeTermPart = {
  readonly kind: 'payee_term';
  readonly code: TermCode;
  /** All of it when absent. */
  readonly share?: Percentage;
  /** Weighted by the days of each of its values; the one at the period's end when absent. */
  readonly average?: Average;
};

/** Reads either the fixed value or {"from": "payee_term", "code": "…"}. A known term of the other kind is refused. */
export function fixedOrTermField<T>(fixed: Field<T>, kind: TermKind): Field<FixedOrTerm<T>> {
  const reference = termPartField(kind);
  return {
    schema: { oneOf: [fixed.schema, reference.schema] },
    parts: [fixed, reference],
    read: (value, path) => {
      if (typeof value === 'object' && value !== null) {
        const read = reference.read(value, path);
        if (!read.ok) return read;
        const { code, share, average } = read.value;
        return ok({
          kind: 'payee_term',
          code,
          ...(share === null ? {} : { share }),
          ...(average === null ? {} : { average }),
        });
      }
      const read = fixed.read(value, path);
      return read.ok ? ok({ kind: 'fixed', value: read.value }) : read;
    },
  };
}

/** {"from": "payee_term", "code": "…"} */
export function termReferenceField(kind: TermKind) {
  return objectField(termProperties(kind));
}

function termProperties(kind: TermKind) {
  return {
    from: { field: choiceField(['payee_term']), label: 'compensation.field_term_from' },
    code: { field: termCodeField(kind), label: 'compensation.field_term_code' },
  };
}

/** {"from": "payee_term", "code": "base_salary", "share": "0.5", "average": "year"} */
function termPartField(kind: TermKind) {
  return objectField({
    ...termProperties(kind),
    share: {
      field: nullableField(positiveRatioField),
      label: 'compensation.field_term_share',
      fallback: null,
    },
    average: {
      field: nullableField(choiceField(AVERAGES)),
      label: 'compensation.field_term_average',
      fallback: null,
    },
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
