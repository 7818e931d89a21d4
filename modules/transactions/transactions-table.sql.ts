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
  },
};
export const currencyRate: FactTable = {
  name: 'currency_rate',
  kind: 'state',
  isPlanning: false,
  columns: { from_currency: 'text', to_currency: 'text', rate: 'numeric' },
};
