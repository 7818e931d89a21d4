import { choiceField, codeField, nullableField, textField } from '../plan-format/value-fields.ts';
import { listField, objectField } from '../plan-format/field.ts';
import type { FieldValue } from '../plan-format/field-value.ts';
import type { TransactionKind } from '../credit/transaction.ts';

export const BASES = ['order_intake', 'invoicing', 'delivery', 'cash', 'won_deals'] as const;
export type Base = (typeof BASES)[number];

const AGGREGATIONS = ['amount', 'count'] as const;
const FILTER_FIELDS = ['kind', 'product', 'channel', 'origin'] as const;
const DIMENSIONS = ['product', 'channel', 'origin'] as const;

/** A kind that a base counts, with its sign: a credit note or a rebate always reduces, however its file writes it. */
export type Contribution = { readonly kind: TransactionKind; readonly sign: 'as_given' | 'reduces' };

const CONTRIBUTIONS: Readonly<Record<Base, readonly Contribution[]>> = {
  order_intake: [{ kind: 'order', sign: 'as_given' }],
  invoicing: [
    { kind: 'invoice', sign: 'as_given' },
    { kind: 'credit_note', sign: 'reduces' },
    { kind: 'rebate', sign: 'reduces' },
  ],
  delivery: [{ kind: 'delivery', sign: 'as_given' }],
  cash: [
    { kind: 'payment', sign: 'as_given' },
    { kind: 'down_payment', sign: 'as_given' },
  ],
  won_deals: [{ kind: 'won_deal', sign: 'as_given' }],
};

const filterField = objectField({
  field: { field: choiceField(FILTER_FIELDS), label: 'compensation.field_filter_field' },
  values: { field: listField(textField, { min: 1, max: 100 }), label: 'compensation.field_filter_values' },
});

const dimensionField = objectField({
  field: { field: choiceField(DIMENSIONS), label: 'compensation.field_dimension_field' },
  value: { field: textField, label: 'compensation.field_dimension_value' },
});

export const measureField = objectField({
  code: { field: codeField, label: 'compensation.field_code' },
  base: { field: choiceField(BASES), label: 'compensation.field_base' },
  aggregation: { field: choiceField(AGGREGATIONS), label: 'compensation.field_aggregation' },
  filters: {
    field: listField(filterField, { min: 0, max: 20 }),
    label: 'compensation.field_filters',
    fallback: [],
  },
  dimension: { field: nullableField(dimensionField), label: 'compensation.field_dimension', fallback: null },
});

/** What a plan counts: a base, all of it or the transactions that pass every filter, as an amount or a number. */
export type Measure = FieldValue<typeof measureField>;

/** The kinds a measure counts. A count leaves out what reduces: a credit note is no sale less, it is euros less. */
export function contributionsOf(measure: Measure): readonly Contribution[] {
  const all = CONTRIBUTIONS[measure.base];
  return measure.aggregation === 'count' ? all.filter(({ sign }) => sign === 'as_given') : all;
}

/** The equality filters of a measure, its dimension included. */
export function filtersOf(measure: Measure): Measure['filters'] {
  if (measure.dimension === null) return measure.filters;
  return [...measure.filters, { field: measure.dimension.field, values: [measure.dimension.value] }];
}
