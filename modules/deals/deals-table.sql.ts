import type { FactTable } from '@cordee/platform/database';

export const deal: FactTable = {
  name: 'deal',
  kind: 'event',
  isPlanning: false,
  columns: {
    code: 'text',
    seller_key: 'text',
    seller_id: 'uuid',
    account_key: 'text',
    account_id: 'uuid',
    product: 'text',
    stage: 'text',
    amount: 'numeric',
    currency: 'text',
    engaged_on: 'date',
    closed_on: 'date',
    channel: 'text',
    origin: 'text',
  },
};
/** The stage that a deal has been in since a day: its history. */
export const dealStage: FactTable = {
  name: 'deal_stage',
  kind: 'state',
  isPlanning: false,
  columns: { stage: 'text' },
};
