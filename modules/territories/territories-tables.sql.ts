import type { FactTable } from '@cordee/platform/database';

export const territory: FactTable = {
  name: 'territory',
  kind: 'state',
  isPlanning: true,
  columns: { code: 'text', name: 'text', position_id: 'uuid' },
};

/** The entity is the account: one owner at a time. */
export const territoryAccount: FactTable = {
  name: 'territory_account',
  kind: 'state',
  isPlanning: true,
  columns: { territory_id: 'uuid', is_locked: 'boolean' },
};

/** The entity is the account. */
export const accountPlace: FactTable = {
  name: 'account_place',
  kind: 'event',
  isPlanning: false,
  columns: { latitude: 'numeric', longitude: 'numeric', origin: 'text' },
};
