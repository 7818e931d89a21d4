// The case document, key by key: a plan, its people, their quotas and what happened, and what they must be paid.
import { GRAINS, LOCALES, ZERO } from '@cordee/kernel';
import { TRANSACTION_KINDS } from '../credit/transaction.ts';
import type { FieldValue } from '../plan-format/field-value.ts';
import { listField, objectField } from '../plan-format/field.ts';
import {
  choiceField,
  codeField,
  currencyField,
  decimalField,
  nullableField,
  ratioField,
  textField,
  wholeNumberField,
} from '../plan-format/value-fields.ts';
import { adjustmentField, openingField, payProperties } from './case-pay-fields.ts';
import {
  handoverField,
  leaveField,
  positionField,
  reportField,
  specialistField,
  standingProperties,
  teamField,
  customerField,
  territoryField,
  workingTimeField,
} from './case-standing-fields.ts';
import {
  anyField,
  dateField,
  nameField,
  signedDecimalField,
  termsByNameField,
  textsByNameField,
} from './case-value-fields.ts';

export const CASE_FORMAT = 'cordee-case/1';

const PEOPLE_MAX = 10_000;
const ROWS_MAX = 1_000_000;

const explicitPeriodField = objectField({
  code: { field: nameField, label: 'compensation.case_period_code' },
  grain: { field: choiceField(GRAINS), label: 'compensation.case_grain' },
  from: { field: dateField, label: 'compensation.case_from' },
  to: { field: dateField, label: 'compensation.case_to' },
});

const calendarField = objectField({
  kind: { field: choiceField(['civil', 'fiscal', 'explicit']), label: 'compensation.case_calendar_kind' },
  start_month: {
    field: choiceField([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
    label: 'compensation.case_start_month',
    fallback: 1,
  },
  periods: {
    field: listField(explicitPeriodField, { min: 0, max: 400 }),
    label: 'compensation.case_calendar_periods',
    fallback: [],
  },
});

const personField = objectField({
  code: { field: nameField, label: 'compensation.case_person' },
  from: { field: nullableField(dateField), label: 'compensation.case_from', fallback: null },
  to: { field: nullableField(dateField), label: 'compensation.case_to', fallback: null },
  hired: { field: nullableField(dateField), label: 'compensation.case_hired', fallback: null },
  left: { field: nullableField(dateField), label: 'compensation.case_left', fallback: null },
  terms: { field: termsByNameField, label: 'compensation.case_terms', fallback: {} },
  other_pay: {
    field: nullableField(signedDecimalField),
    label: 'compensation.case_other_pay',
    fallback: null,
  },
  protected_pay: {
    field: nullableField(signedDecimalField),
    label: 'compensation.case_protected_pay',
    fallback: null,
  },
  dependants: {
    field: wholeNumberField({ min: 0, max: 30 }),
    label: 'compensation.case_dependants',
    fallback: 0,
  },
});

const dimensionField = objectField({
  field: {
    field: choiceField(['product', 'channel', 'origin']),
    label: 'compensation.field_dimension_field',
  },
  value: { field: textField, label: 'compensation.field_dimension_value' },
});

const quotaField = objectField({
  payee: { field: nullableField(nameField), label: 'compensation.case_person_or_all', fallback: null },
  measure: { field: nameField, label: 'compensation.case_quota_measure' },
  period: { field: nullableField(nameField), label: 'compensation.case_quota_period', fallback: null },
  amount: { field: nullableField(signedDecimalField), label: 'compensation.case_amount', fallback: null },
  units: { field: nullableField(signedDecimalField), label: 'compensation.case_units', fallback: null },
  history: { field: nullableField(signedDecimalField), label: 'compensation.case_history', fallback: null },
  growth: { field: signedDecimalField, label: 'compensation.case_growth', fallback: ZERO },
  currency: { field: nullableField(currencyField), label: 'compensation.case_currency', fallback: null },
  dimension: {
    field: nullableField(dimensionField),
    label: 'compensation.field_dimension',
    fallback: null,
  },
});

const splitField = objectField({
  payee: { field: nameField, label: 'compensation.case_person' },
  share: { field: ratioField, label: 'compensation.case_share' },
});

const transactionField = objectField({
  code: { field: nameField, label: 'compensation.case_transaction' },
  kind: { field: choiceField(TRANSACTION_KINDS), label: 'compensation.case_kind', fallback: 'order' },
  date: { field: dateField, label: 'compensation.case_date' },
  amount: { field: signedDecimalField, label: 'compensation.case_amount' },
  currency: { field: nullableField(currencyField), label: 'compensation.case_currency', fallback: null },
  seller: { field: nullableField(nameField), label: 'compensation.case_seller' },
  product: { field: nullableField(textField), label: 'compensation.case_product', fallback: null },
  channel: { field: nullableField(textField), label: 'compensation.case_channel', fallback: null },
  origin: { field: nullableField(textField), label: 'compensation.case_origin', fallback: null },
  quantity: { field: nullableField(signedDecimalField), label: 'compensation.case_quantity', fallback: null },
  margin: { field: nullableField(signedDecimalField), label: 'compensation.case_margin', fallback: null },
  customer: { field: nullableField(nameField), label: 'compensation.case_customer', fallback: null },
  refers_to: { field: nullableField(nameField), label: 'compensation.case_refers_to', fallback: null },
  splits: {
    field: listField(splitField, { min: 0, max: 100 }),
    label: 'compensation.case_splits',
    fallback: [],
  },
  territory: { field: nullableField(nameField), label: 'compensation.case_territory', fallback: null },
  attributes: { field: textsByNameField, label: 'compensation.case_attributes', fallback: {} },
});

const figureField = objectField({
  payee: { field: nullableField(nameField), label: 'compensation.case_person_or_all', fallback: null },
  figure: { field: codeField, label: 'compensation.field_figure' },
  date: { field: dateField, label: 'compensation.case_date' },
  value: { field: signedDecimalField, label: 'compensation.case_value' },
});

const exchangeRateField = objectField({
  from: { field: currencyField, label: 'compensation.case_rate_from' },
  to: { field: currencyField, label: 'compensation.case_rate_to' },
  date: { field: dateField, label: 'compensation.case_rate_date' },
  rate: { field: decimalField, label: 'compensation.field_exchange_rate' },
});

export const caseField = objectField({
  format: { field: choiceField([CASE_FORMAT]), label: 'compensation.field_format' },
  story: {
    field: nullableField(
      objectField({
        [LOCALES[0]]: { field: anyField, label: 'compensation.case_story' },
        [LOCALES[1]]: { field: anyField, label: 'compensation.case_story' },
      }),
    ),
    label: 'compensation.case_story',
    fallback: null,
  },
  source: { field: nullableField(anyField), label: 'compensation.case_source', fallback: null },
  note: { field: nullableField(anyField), label: 'compensation.case_note', fallback: null },
  plan: { field: anyField, label: 'compensation.case_plan' },
  calendar: { field: nullableField(calendarField), label: 'compensation.case_calendar', fallback: null },
  periods: { field: listField(nameField, { min: 1, max: 400 }), label: 'compensation.case_periods' },
  people: { field: listField(personField, { min: 1, max: PEOPLE_MAX }), label: 'compensation.case_people' },
  quotas: {
    field: listField(quotaField, { min: 0, max: ROWS_MAX }),
    label: 'compensation.case_quotas',
    fallback: [],
  },
  transactions: {
    field: listField(transactionField, { min: 0, max: ROWS_MAX }),
    label: 'compensation.case_transactions',
    fallback: [],
  },
  figures: {
    field: listField(figureField, { min: 0, max: ROWS_MAX }),
    label: 'compensation.case_figures',
    fallback: [],
  },
  exchange_rates: {
    field: listField(exchangeRateField, { min: 0, max: ROWS_MAX }),
    label: 'compensation.case_exchange_rates',
    fallback: [],
  },
  ...standingProperties,
  ...payProperties,
  expected: {
    field: listField(anyField, { min: 0, max: ROWS_MAX }),
    label: 'compensation.case_expected',
    fallback: [],
  },
  credited_to_nobody: {
    field: nullableField(listField(anyField, { min: 0, max: ROWS_MAX })),
    label: 'compensation.case_credited_to_nobody',
    fallback: null,
  },
});

/** The objects inside a case, by the key that holds them. */
export const CASE_PARTS = {
  people: personField,
  quotas: quotaField,
  transactions: transactionField,
  figures: figureField,
  exchange_rates: exchangeRateField,
  reports: reportField,
  teams: teamField,
  territories: territoryField,
  customers: customerField,
  specialists: specialistField,
  handovers: handoverField,
  positions: positionField,
  working_times: workingTimeField,
  leaves: leaveField,
  adjustments: adjustmentField,
  openings: openingField,
  calendar: calendarField,
};

export type CaseDocument = FieldValue<typeof caseField>;
export type CasePerson = CaseDocument['people'][number];
export type CaseQuota = CaseDocument['quotas'][number];
export type CaseFigure = CaseDocument['figures'][number];
export type CaseTransaction = CaseDocument['transactions'][number];
