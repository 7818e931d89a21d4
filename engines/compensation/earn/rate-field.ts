import { percentage } from '@cordee/kernel';
import type { Decimal, Percentage, Refusal } from '@cordee/kernel';
import { ok } from '@cordee/kernel';
import { listField, objectField, refusalAt, refusedAt } from '../plan-format/field.ts';
import type { Field } from '../plan-format/field.ts';
import type { FieldValue } from '../plan-format/field-value.ts';
import { fixedOrTermField, termReferenceField } from '../plan-format/term-field.ts';
import type { RowMatch } from './row-match.ts';
import { checkRowOrder } from './table/row-order.ts';
import {
  choiceField,
  nullableField,
  ratioField,
  sumField,
  textMapField,
} from '../plan-format/value-fields.ts';

const TARGET = { kind: 'payee_term', code: 'target_incentive' } as const;

export const targetOverQuotaField = objectField({
  from: { field: choiceField(['target_over_quota']), label: 'compensation.field_rate_from' },
  target: {
    field: fixedOrTermField(sumField, 'amount'),
    label: 'compensation.field_target',
    fallback: TARGET,
  },
  weight: { field: ratioField, label: 'compensation.field_weight', fallback: percentage('1') },
});

/** What the table of a rate may tell apart. */
const dimensionRow = {
  when: { field: textMapField, label: 'compensation.field_when', fallback: {} },
  from: { field: nullableField(sumField), label: 'compensation.field_size_from', fallback: null },
  to: { field: nullableField(sumField), label: 'compensation.field_size_to', fallback: null },
};

export const rateTableField = objectField({
  from: { field: choiceField(['table']), label: 'compensation.field_rate_from' },
  rows: {
    field: listField(
      objectField({ ...dimensionRow, rate: { field: ratioField, label: 'compensation.field_rate' } }),
      { min: 1, max: 500 },
    ),
    label: 'compensation.field_rows',
  },
  default: { field: nullableField(ratioField), label: 'compensation.field_default_rate', fallback: null },
});

export const amountTableField = objectField({
  from: { field: choiceField(['table']), label: 'compensation.field_rate_from' },
  rows: {
    field: listField(
      objectField({ ...dimensionRow, amount: { field: sumField, label: 'compensation.field_amount' } }),
      { min: 1, max: 500 },
    ),
    label: 'compensation.field_rows',
  },
  default: { field: nullableField(sumField), label: 'compensation.field_default_amount', fallback: null },
});

/** A row of a table by dimensions: it holds for a transaction that has all of `when` and a size from–to. */
type DimensionRow<T> = RowMatch & { readonly value: T };

export type TableSource<T> = {
  readonly kind: 'table';
  readonly rows: readonly DimensionRow<T>[];
  /** What holds where no row does; null: the transaction is an issue. */
  readonly otherwise: T | null;
};

type StatedSource<T> =
  | { readonly kind: 'fixed'; readonly value: T }
  | { readonly kind: 'payee_term'; readonly code: string };

export type RateSource =
  | StatedSource<Percentage>
  | ({ readonly kind: 'target_over_quota' } & Omit<FieldValue<typeof targetOverQuotaField>, 'from'>)
  | TableSource<Percentage>;
export type AmountSource = StatedSource<Decimal> | TableSource<Decimal>;

/** Where a rate comes from: "0.03", the payee's term, the target over the quota, or a table by dimensions. */
export function rateSourceField(fixed: Field<Percentage>): Field<RateSource> {
  const term = termReferenceField('percentage');
  return sourceField<RateSource>(
    {
      ...fixed,
      read: (value, path) => wrapped(fixed.read(value, path), (rate) => ({ kind: 'fixed', value: rate })),
    },
    {
      payee_term: {
        schema: term.schema,
        properties: term.properties,
        read: (value, path) => wrapped(term.read(value, path), ({ code }) => ({ kind: 'payee_term', code })),
      },
      target_over_quota: {
        schema: targetOverQuotaField.schema,
        properties: targetOverQuotaField.properties,
        read: (value, path) =>
          wrapped(targetOverQuotaField.read(value, path), ({ from: kind, ...rest }) => ({ kind, ...rest })),
      },
      table: {
        schema: rateTableField.schema,
        properties: rateTableField.properties,
        read: (value, path) =>
          wrapped(rateTableField.read(value, path), ({ rows, default: otherwise }) => ({
            kind: 'table',
            otherwise,
            rows: rows.map(({ rate, ...row }) => ({ ...row, value: rate })),
          })),
      },
    },
  );
}

/** Where an amount for each unit or sale comes from: "5.00", the payee's term, or a table by dimensions. */
export const amountSourceField: Field<AmountSource> = sourceField<AmountSource>(
  {
    ...sumField,
    read: (value, path) =>
      wrapped(sumField.read(value, path), (amount) => ({ kind: 'fixed', value: amount })),
  },
  {
    payee_term: {
      schema: termReferenceField('amount').schema,
      properties: termReferenceField('amount').properties,
      read: (value, path) =>
        wrapped(termReferenceField('amount').read(value, path), ({ code }) => ({ kind: 'payee_term', code })),
    },
    table: {
      schema: amountTableField.schema,
      properties: amountTableField.properties,
      read: (value, path) =>
        wrapped(amountTableField.read(value, path), ({ rows, default: otherwise }) => ({
          kind: 'table',
          otherwise,
          rows: rows.map(({ amount, ...row }) => ({ ...row, value: amount })),
        })),
    },
  },
);

function sourceField<T>(fixed: Field<T>, references: Readonly<Record<string, Field<T>>>): Field<T> {
  return {
    schema: { oneOf: [fixed.schema, ...Object.values(references).map(({ schema }) => schema)] },
    parts: [fixed, ...Object.values(references)],
    read: (value, path) => {
      if (typeof value !== 'object' || value === null) return fixed.read(value, path);
      const from = 'from' in value && typeof value.from === 'string' ? value.from : '';
      const reference = Object.hasOwn(references, from) ? references[from] : undefined;
      const choices = Object.keys(references).join(', ');
      return (
        reference?.read(value, path) ??
        refusedAt('compensation.plan_not_a_choice', `${path}.from`, { choices })
      );
    },
  };
}

function wrapped<A, B>(
  read: ReturnType<Field<A>['read']>,
  wrap: (value: A) => B,
): ReturnType<Field<B>['read']> {
  return read.ok ? ok(wrap(read.value)) : read;
}

/** The refusals of a table whose sizes do not rise. */
export function checkSource(source: RateSource | AmountSource, path: string): readonly Refusal[] {
  if (source.kind !== 'table') return [];
  return source.rows.flatMap(({ from, to }, index) =>
    from !== null && to !== null
      ? checkRowOrder([{ from }, { from: to }], '', 'any').map(() =>
          refusalAt('compensation.plan_tier_order', `${path}.rows[${index}].to`),
        )
      : [],
  );
}
