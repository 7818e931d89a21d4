import type { FieldValue } from '../plan-format/field-value.ts';
import { listField, objectField } from '../plan-format/field.ts';
import {
  choiceField,
  codeField,
  nullableField,
  ratioField,
  textField,
  wholeNumberField,
} from '../plan-format/value-fields.ts';
import type { TransactionKind } from '../credit/transaction.ts';
import { bandField } from './band.ts';
import { filtersField } from './filter.ts';
import { attributeField, rowFormulaField } from './row-formula-field.ts';
import type { Filter } from './filter.ts';

export const BASES = [
  'order_intake',
  'invoicing',
  'delivery',
  'cash',
  'won_deals',
  'activity',
  'figure',
] as const;
export type Base = (typeof BASES)[number];

export const AGGREGATIONS = [
  'amount',
  'count',
  'quantity',
  'margin',
  'margin_rate',
  'share',
  'average',
  'distinct_customers',
  'new_customers',
  'latest',
  'sum',
] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

export const WINDOWS = [
  'period',
  'quarter_to_date',
  'half_to_date',
  'year_to_date',
  'year',
  'rolling',
  'plan_to_date',
] as const;
export type MeasureWindow = (typeof WINDOWS)[number];

const CREDITS = ['all', 'direct', 'additional'] as const;
const SCOPES = ['own', 'team', 'organisation'] as const;

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
  activity: [{ kind: 'activity', sign: 'as_given' }],
  figure: [],
};

const dimensionField = objectField({
  field: { field: codeField, label: 'compensation.field_dimension_field' },
  value: { field: textField, label: 'compensation.field_dimension_value' },
});

/** How a quota of a longer period falls on the plan's periods: evenly, or by one weight for each. */
const quotaSpreadField = objectField({
  weights: {
    field: listField(ratioField, { min: 0, max: 400 }),
    label: 'compensation.field_quota_weights',
    fallback: [],
  },
});

export const measureField = objectField({
  code: { field: codeField, label: 'compensation.field_code' },
  name: { field: nullableField(textField), label: 'compensation.field_name', fallback: null },
  base: { field: choiceField(BASES), label: 'compensation.field_base' },
  figure: { field: nullableField(codeField), label: 'compensation.field_figure', fallback: null },
  aggregation: { field: choiceField(AGGREGATIONS), label: 'compensation.field_aggregation' },
  of: {
    field: choiceField(['amount', 'count', 'quantity', 'margin']),
    label: 'compensation.field_of',
    fallback: 'amount',
  },
  window: { field: choiceField(WINDOWS), label: 'compensation.field_window', fallback: 'period' },
  periods: {
    field: nullableField(wholeNumberField({ min: 1, max: 120 })),
    label: 'compensation.field_periods',
    fallback: null,
  },
  scope: { field: choiceField(SCOPES), label: 'compensation.field_scope', fallback: 'own' },
  credits: { field: choiceField(CREDITS), label: 'compensation.field_credits', fallback: 'all' },
  filters: { field: filtersField, label: 'compensation.field_filters', fallback: [] },
  bands: {
    field: listField(bandField, { min: 0, max: 20 }),
    label: 'compensation.field_bands',
    fallback: [],
  },
  condition: {
    field: nullableField(rowFormulaField),
    label: 'compensation.field_condition',
    fallback: null,
  },
  value: { field: nullableField(rowFormulaField), label: 'compensation.field_row_value', fallback: null },
  attributes: {
    field: listField(attributeField, { min: 0, max: 20 }),
    label: 'compensation.field_attributes',
    fallback: [],
  },
  part: { field: filtersField, label: 'compensation.field_part', fallback: [] },
  excludes: {
    field: listField(codeField, { min: 0, max: 20 }),
    label: 'compensation.field_excludes',
    fallback: [],
  },
  months: {
    field: wholeNumberField({ min: 1, max: 120 }),
    label: 'compensation.field_months',
    fallback: 12,
  },
  quota_spread: {
    field: nullableField(quotaSpreadField),
    label: 'compensation.field_quota_spread',
    fallback: null,
  },
  dimension: { field: nullableField(dimensionField), label: 'compensation.field_dimension', fallback: null },
});

/** What a plan counts: a base, all of it or what passes every filter, over a window, aggregated in one way. */
export type Measure = FieldValue<typeof measureField>;

/** The kinds a measure counts. A count leaves out what reduces: a credit note is no sale less, it is euros less. */
export function contributionsOf(measure: Measure): readonly Contribution[] {
  const all = CONTRIBUTIONS[measure.base];
  return countsSales(measure) ? all.filter(({ sign }) => sign === 'as_given') : all;
}

/** The equality filters of a measure, its dimension included. */
export function filtersOf(measure: Measure): readonly Filter[] {
  if (measure.dimension === null) return measure.filters;
  return [...measure.filters, { field: measure.dimension.field, values: [measure.dimension.value] }];
}

function countsSales({ aggregation, of }: Measure): boolean {
  if (aggregation === 'share') return of === 'count';
  return ['count', 'distinct_customers', 'new_customers'].includes(aggregation);
}
