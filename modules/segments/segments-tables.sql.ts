import type { FactTable } from '@cordee/platform/database';

const planning = { kind: 'state', isPlanning: true } as const;

/** The model in force: one entity, the organisation's segmentation. */
export const segmentation: FactTable = {
  name: 'segmentation',
  ...planning,
  columns: { model_id: 'uuid', name: 'text', document: 'jsonb', measured_on: 'date' },
};

/** The entity is the account. */
export const accountSegment: FactTable = {
  name: 'account_segment',
  ...planning,
  columns: { segment: 'text' },
};

/** The entity is the account. */
export const segmentOverride: FactTable = {
  name: 'segment_override',
  ...planning,
  columns: { segment: 'text', reason: 'text', last_day: 'date' },
};
