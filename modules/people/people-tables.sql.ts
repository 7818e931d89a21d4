import type { FactTable } from '@cordee/platform/database';

const state = { kind: 'state', isPlanning: false } as const;

export const person: FactTable = {
  name: 'person',
  ...state,
  columns: {
    code: 'text',
    given_name: 'text',
    family_name: 'text',
    full_name: 'text',
    email: 'text',
    payroll_number: 'text',
    legal_entity: 'text',
    hired_on: 'date',
    left_on: 'date',
    working_time: 'numeric',
  },
};
export const team: FactTable = {
  name: 'team',
  ...state,
  columns: { code: 'text', name: 'text', parent_team_id: 'uuid' },
};
export const position: FactTable = {
  name: 'position',
  ...state,
  columns: { code: 'text', title: 'text', role: 'text', team_id: 'uuid', manager_position_id: 'uuid' },
};
/** Who holds a position: one cell per position and date, so that two holders at once cannot be written. */
export const positionHolder: FactTable = {
  name: 'position_holder',
  ...state,
  columns: { person_id: 'uuid' },
};
/** The dated crosswalk: which person a code of another system meant, and from when. */
export const personCode: FactTable = {
  name: 'person_code',
  ...state,
  columns: { source: 'text', code: 'text', person_id: 'uuid' },
};

/** Who was away, from the first day to the last. */
export const absence: FactTable = {
  name: 'absence',
  kind: 'event',
  isPlanning: false,
  columns: {
    person_id: 'uuid',
    leave_type: 'text',
    first_day: 'date',
    last_day: 'date',
    share: 'numeric',
  },
};

export const peopleTables: readonly FactTable[] = [
  person,
  team,
  position,
  positionHolder,
  personCode,
  absence,
];
