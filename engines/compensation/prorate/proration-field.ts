import type { FieldValue } from '../plan-format/field-value.ts';
import { listField, objectField } from '../plan-format/field.ts';
import { choiceField, codeField, dateField, flagField, ratioField } from '../plan-format/value-fields.ts';

const leaveField = objectField({
  type: { field: codeField, label: 'compensation.field_leave_type' },
  effect: {
    field: choiceField(['none', 'lowers_objective', 'keeps_average', 'neutralises']),
    label: 'compensation.field_leave_effect',
  },
});

/** How the days of a period count for who is not there, or not whole, for all of it. */
export const prorationField = objectField({
  days: {
    field: choiceField(['working', 'calendar', 'months']),
    label: 'compensation.field_proration_days',
    fallback: 'working',
  },
  week: {
    field: listField(choiceField([1, 2, 3, 4, 5, 6, 7]), { min: 1, max: 7 }),
    label: 'compensation.field_week',
    fallback: [1, 2, 3, 4, 5],
  },
  holidays: {
    field: choiceField(['none', 'fr', 'fr_alsace_moselle']),
    label: 'compensation.field_holidays',
    fallback: 'fr',
  },
  days_off: {
    field: listField(dateField, { min: 0, max: 1_000 }),
    label: 'compensation.field_days_off',
    fallback: [],
  },
  quota: { field: flagField, label: 'compensation.field_prorates_quota', fallback: true },
  part_time: { field: flagField, label: 'compensation.field_part_time', fallback: true },
  leave: {
    field: listField(leaveField, { min: 0, max: 100 }),
    label: 'compensation.field_leave',
    fallback: [],
  },
  ramp: { field: listField(ratioField, { min: 0, max: 60 }), label: 'compensation.field_ramp', fallback: [] },
});
export type ProrationRule = FieldValue<typeof prorationField>;
export type LeaveEffect = ProrationRule['leave'][number]['effect'];
