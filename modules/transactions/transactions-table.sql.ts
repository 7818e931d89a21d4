import type { FactTable } from '@cordee/platform/database';

export const transaction: FactTable = {
  name: 'transaction',
  kind: 'event',
  isPlanning: false,
  columns: {
    code: 'text',
    kind: 'text',
    occurred_on: 'date',
    amount: 'numeric',
    currency: 'text',
    seller_key: 'text',
    seller_id: 'uuid',
    account_key: 'text',
    account_id: 'uuid',
    product: 'text',
    channel: 'text',
    origin: 'text',
    related_code: 'text',
    quantity: 'numeric',
    margin: 'numeric',
    territory: 'text',
    attributes: 'text',
  },
  laterColumns: ['quantity', 'margin', 'territory', 'attributes'],
};
/** For whom a sale counts where its source says so: one fact a place in the list of those who share it. */
export const transactionSplit: FactTable = {
  name: 'transaction_split',
  kind: 'event',
  isPlanning: false,
  columns: { transaction_id: 'uuid', place: 'integer', payee_id: 'uuid', share: 'numeric' },
};
/** Who follows a territory, a customer, a product …, from the first day to the last; a deal, with a share of it. */
export const coverage: FactTable = {
  name: 'coverage',
  kind: 'event',
  isPlanning: false,
  columns: {
    person_id: 'uuid',
    field: 'text',
    value: 'text',
    role: 'text',
    first_day: 'date',
    last_day: 'date',
    share: 'numeric',
  },
  laterColumns: ['share'],
};
/** What no sale carries, told of a person for a day. */
export const figure: FactTable = {
  name: 'figure',
  kind: 'event',
  isPlanning: false,
  columns: { person_id: 'uuid', code: 'text', measured_on: 'date', value: 'numeric' },
};
export const currencyRate: FactTable = {
  name: 'currency_rate',
  kind: 'state',
  isPlanning: false,
  columns: { from_currency: 'text', to_currency: 'text', rate: 'numeric' },
};
