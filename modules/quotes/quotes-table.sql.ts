import type { FactTable } from '@cordee/platform/database';

export const quoteVersion: FactTable = {
  name: 'quote_version',
  kind: 'event',
  isPlanning: false,
  columns: {
    quote_id: 'uuid',
    code: 'text',
    version: 'integer',
    seller_id: 'uuid',
    account_key: 'text',
    account_id: 'uuid',
    deal_code: 'text',
    product: 'text',
    status: 'text',
    amount: 'numeric',
    currency: 'text',
    issued_on: 'date',
    valid_until: 'date',
  },
};
