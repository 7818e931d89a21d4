// Who stands where in a case, from when until when: what crediting rules ask besides the seller.
import { percentage } from '@cordee/kernel';
import { listField, objectField } from '../plan-format/field.ts';
import { codeField, nullableField, ratioField, textField } from '../plan-format/value-fields.ts';
import { dateField, nameField } from './case-value-fields.ts';

const ROWS_MAX = 100_000;

const person = { field: nameField, label: 'compensation.case_person' };
const dates = {
  from: { field: nullableField(dateField), label: 'compensation.case_from', fallback: null },
  to: { field: nullableField(dateField), label: 'compensation.case_to', fallback: null },
};

export const reportField = objectField({
  payee: person,
  manager: { field: nameField, label: 'compensation.case_manager' },
  ...dates,
});

export const teamField = objectField({
  team: { field: nameField, label: 'compensation.case_team' },
  payee: person,
  role: { field: nullableField(textField), label: 'compensation.case_role', fallback: null },
  ...dates,
});

export const territoryField = objectField({
  territory: { field: nameField, label: 'compensation.case_territory' },
  payee: person,
  ...dates,
});

export const customerField = objectField({
  customer: { field: nameField, label: 'compensation.case_customer' },
  payee: person,
  ...dates,
});

export const specialistField = objectField({
  payee: person,
  field: { field: nameField, label: 'compensation.field_dimension_field' },
  value: { field: textField, label: 'compensation.field_dimension_value' },
  ...dates,
});

export const handoverField = objectField({
  customer: { field: nameField, label: 'compensation.case_customer' },
  seller: { field: nameField, label: 'compensation.case_seller_before' },
  successor: { field: nullableField(nameField), label: 'compensation.case_seller_after', fallback: null },
  on: { field: dateField, label: 'compensation.case_date' },
  until: { field: nullableField(dateField), label: 'compensation.case_to', fallback: null },
});

/** When the payee holds the position; all the time where none is given. */
export const positionField = objectField({ payee: person, ...dates });

export const workingTimeField = objectField({
  payee: person,
  ratio: { field: ratioField, label: 'compensation.case_ratio' },
  ...dates,
});

export const leaveField = objectField({
  payee: person,
  type: { field: codeField, label: 'compensation.case_leave_type' },
  share: { field: ratioField, label: 'compensation.case_share', fallback: percentage('1') },
  ...dates,
});

const rows = { min: 0, max: ROWS_MAX };

/** The tables of standing, each empty when absent. */
export const standingProperties = {
  reports: { field: listField(reportField, rows), label: 'compensation.case_reports', fallback: [] },
  teams: { field: listField(teamField, rows), label: 'compensation.case_teams', fallback: [] },
  territories: {
    field: listField(territoryField, rows),
    label: 'compensation.case_territories',
    fallback: [],
  },
  customers: { field: listField(customerField, rows), label: 'compensation.case_customers', fallback: [] },
  specialists: {
    field: listField(specialistField, rows),
    label: 'compensation.case_specialists',
    fallback: [],
  },
  positions: { field: listField(positionField, rows), label: 'compensation.case_positions', fallback: [] },
  working_times: {
    field: listField(workingTimeField, rows),
    label: 'compensation.case_working_times',
    fallback: [],
  },
  leaves: { field: listField(leaveField, rows), label: 'compensation.case_leaves', fallback: [] },
  handovers: { field: listField(handoverField, rows), label: 'compensation.case_handovers', fallback: [] },
};
