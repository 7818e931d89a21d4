import type { FactTable } from '@cordee/platform/database';

export const activity: FactTable = {
  name: 'activity',
  kind: 'event',
  isPlanning: false,
  columns: {
    kind: 'text',
    seller_id: 'uuid',
    account_id: 'uuid',
    deal_id: 'uuid',
    planned_on: 'date',
    done_on: 'date',
    outcome: 'text',
    note: 'text',
  },
};
