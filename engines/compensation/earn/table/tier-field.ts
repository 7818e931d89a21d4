import type { Refusal } from '@cordee/kernel';
import type { FieldValue } from '../../plan-format/field-value.ts';
import { listField, objectField, refusalAt } from '../../plan-format/field.ts';
import { heightField, nullableField, ratioField, textMapField } from '../../plan-format/value-fields.ts';

/** A tier: its threshold and its rate. */
export const tierField = objectField({
  from: { field: heightField, label: 'compensation.field_tier_from' },
  rate: { field: ratioField, label: 'compensation.field_rate' },
});

const categoryRateField = objectField({
  when: { field: textMapField, label: 'compensation.field_when' },
  rate: { field: ratioField, label: 'compensation.field_rate' },
});

/** A tier with one rate, or with a rate for each category of sale. */
export const categoryTierField = objectField({
  from: { field: heightField, label: 'compensation.field_tier_from' },
  rate: { field: nullableField(ratioField), label: 'compensation.field_rate', fallback: null },
  rates: {
    field: listField(categoryRateField, { min: 0, max: 100 }),
    label: 'compensation.field_category_rates',
    fallback: [],
  },
});
export type CategoryTier = FieldValue<typeof categoryTierField>;

/** A tier has a rate, or rates by category, or both: then the rate holds for all other categories. */
export function checkTierRates(tiers: readonly CategoryTier[], path: string): readonly Refusal[] {
  return tiers.flatMap(({ rate, rates }, index) =>
    rate === null && rates.length === 0
      ? [refusalAt('compensation.plan_missing_key', `${path}[${index}].rate`)]
      : [],
  );
}
