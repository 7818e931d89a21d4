import type { FactTable } from '@cordee/platform/database';

export const account: FactTable = {
  name: 'account',
  kind: 'event',
  isPlanning: false,
  columns: {
    code: 'text',
    name: 'text',
    sector: 'text',
    country: 'text',
    town: 'text',
    postcode: 'text',
    siren: 'text',
    parent_code: 'text',
    potential: 'numeric',
    revenue: 'numeric',
    employees: 'integer',
  },
};
