import type { FactTable } from '@cordee/platform/database';

export const quota: FactTable = {
  name: 'quota',
  kind: 'event',
  isPlanning: true,
  columns: {
    position_id: 'uuid',
    measure: 'text',
    dimension: 'text',
    dimension_value: 'text',
    calendar: 'text',
    period_code: 'text',
    period_from: 'date',
    period_to: 'date',
    amount: 'numeric',
    unit: 'text',
    currency: 'text',
    weight: 'numeric',
    dossier_id: 'uuid',
  },
  laterColumns: ['dossier_id'],
};
