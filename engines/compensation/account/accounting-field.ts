import type { Refusal } from '@cordee/kernel';
import { listField, objectField, refusalAt } from '../plan-format/field.ts';
import type { FieldValue } from '../plan-format/field-value.ts';
import { codeField, nullableField, sumField } from '../plan-format/value-fields.ts';
import { wholeField } from '../release/plain-fields.ts';

export const deferralField = objectField({
  component: {
    field: nullableField(codeField),
    label: 'compensation.field_release_component',
    fallback: null,
  },
  months: { field: wholeField(1, 240), label: 'compensation.field_accounting_months' },
  at_once_amount: {
    field: nullableField(sumField),
    label: 'compensation.field_accounting_at_once_amount',
    fallback: null,
  },
  at_once_months: {
    field: nullableField(wholeField(1, 240)),
    label: 'compensation.field_accounting_at_once_months',
    fallback: 12,
  },
});

/** How finance accounts for what the plan pays. No pay depends on it. */
export const accountingField = objectField({
  deferral: {
    field: listField(deferralField, { min: 0, max: 51 }),
    label: 'compensation.field_accounting_deferral',
    fallback: [],
  },
});

export type Accounting = FieldValue<typeof accountingField>;

/** Refuses a component that the plan does not have. */
export function checkAccounting(
  { deferral }: Accounting,
  components: readonly { readonly code: string }[],
  path: string,
): readonly Refusal[] {
  return deferral.flatMap(({ component }, index) =>
    component === null || components.some(({ code }) => code === component)
      ? []
      : [
          refusalAt('compensation.plan_release_component_unknown', `${path}.deferral[${index}].component`, {
            component,
          }),
        ],
  );
}
