import { objectField } from '../../plan-format/field.ts';
import { decimalField, ratioField } from '../../plan-format/value-fields.ts';

/** A tier: its threshold and its rate. */
export const tierField = objectField({
  from: { field: decimalField, label: 'compensation.field_tier_from' },
  rate: { field: ratioField, label: 'compensation.field_rate' },
});
