import { GRAINS, ok, ROUNDINGS } from '@cordee/kernel';
import type { Refusal } from '@cordee/kernel';
import { conversionField } from '../convert/conversion-field.ts';
import { CREDITING_DEFAULT } from '../credit/crediting-default.ts';
import { creditingField } from '../credit/crediting-field.ts';
import { accountingField, checkAccounting } from '../account/accounting-field.ts';
import type { PlanComponent } from '../earn/component.ts';
import { COMPONENTS } from '../earn/components/registry.ts';
import { orderedByReading } from '../earn/calculation-order.ts';
import { areMonotone, checkModifiers, modifierProperties } from '../earn/modifiers/modifiers.ts';
import { checkMeasures } from '../measure/check-measures.ts';
import { measureField } from '../measure/measure.ts';
import type { Measure } from '../measure/measure.ts';
import { prorationField } from '../prorate/proration-field.ts';
import { checkRelease, releaseField } from '../release/release-field.ts';
import { SEMANTICS } from '../semantics/semantics.ts';
import type { FieldValue } from './field-value.ts';
import { listField, objectField, refusalAt } from './field.ts';
import type { Checked, Field } from './field.ts';
import { PLAN_FORMAT } from './plan.ts';
import type { Plan } from './plan.ts';
import { choiceField, codeField, currencyField, nullableField, textField } from './value-fields.ts';

/** Arguments are read by the component they belong to, once its type is known. */
const unreadField: Field<unknown> = { schema: { type: 'object' }, read: (value) => ok(value) };

export const componentField = objectField({
  code: { field: codeField, label: 'compensation.field_code' },
  name: { field: nullableField(textField), label: 'compensation.field_name', fallback: null },
  type: { field: choiceField(COMPONENTS.map(({ type }) => type)), label: 'compensation.field_type' },
  rounding: { field: choiceField(ROUNDINGS), label: 'compensation.field_rounding', fallback: 'half-even' },
  args: { field: unreadField, label: 'compensation.field_args' },
  ...modifierProperties,
});

export const planField = objectField({
  format: { field: choiceField([PLAN_FORMAT]), label: 'compensation.field_format' },
  code: { field: codeField, label: 'compensation.field_code' },
  name: { field: textField, label: 'compensation.field_name' },
  version: { field: textField, label: 'compensation.field_version' },
  semantics: { field: choiceField(SEMANTICS), label: 'compensation.field_semantics' },
  currency: { field: currencyField, label: 'compensation.field_currency' },
  calendar: { field: codeField, label: 'compensation.field_calendar' },
  grain: { field: choiceField(GRAINS), label: 'compensation.field_grain' },
  proration: {
    field: nullableField(prorationField),
    label: 'compensation.field_proration',
    fallback: null,
  },
  conversion: {
    field: nullableField(conversionField),
    label: 'compensation.field_conversion',
    fallback: null,
  },
  crediting: {
    field: creditingField,
    label: 'compensation.field_crediting',
    fallback: CREDITING_DEFAULT,
  },
  measures: { field: listField(measureField, { min: 1, max: 50 }), label: 'compensation.field_measures' },
  components: {
    field: listField(componentField, { min: 1, max: 50 }),
    label: 'compensation.field_components',
  },
  accounting: {
    field: nullableField(accountingField),
    label: 'compensation.field_accounting',
    fallback: null,
  },
  release: { field: nullableField(releaseField), label: 'compensation.field_release', fallback: null },
});

/**
 * Reads a plan document of format cordee-plan/1. Refuses compensation.plan_* codes, every fault found, each with its
 * JSON path (`$.components[0].args.rate`) in args.path and place.column. What is accepted can be calculated.
 */
export function parsePlan(document: unknown): Checked<Plan> {
  const read = planField.read(document, '$');
  if (!read.ok) return read;
  const { format: _format, components: written, ...plan } = read.value;
  const components = written.map((each, index) => prepared(each, plan.measures, `$.components[${index}]`));
  const accepted = components.flatMap((each) => (each.ok ? [each.value] : []));
  const refusals = [
    ...repeatedCodes(plan.measures, '$.measures'),
    ...checkMeasures(plan.measures, '$.measures'),
    ...repeatedCodes(written, '$.components'),
    ...components.flatMap((each) => (each.ok ? [] : each.refusal)),
    ...(plan.accounting === null ? [] : checkAccounting(plan.accounting, written, '$.accounting')),
    ...(plan.release === null ? [] : checkRelease(plan.release, written, '$.release')),
  ];
  if (refusals.length > 0) return { ok: false, refusal: refusals };
  const calculationOrder = orderedByReading(accepted);
  return calculationOrder.ok
    ? ok({ ...plan, components: accepted, calculationOrder: calculationOrder.value })
    : calculationOrder;
}

type WrittenComponent = FieldValue<typeof componentField>;

function prepared(
  written: WrittenComponent,
  measures: readonly Measure[],
  path: string,
): Checked<PlanComponent> {
  const component = COMPONENTS.find(({ type }) => type === written.type);
  if (component === undefined) {
    return {
      ok: false,
      refusal: [refusalAt('compensation.plan_component_unknown', `${path}.type`, { type: written.type })],
    };
  }
  const { code, name, rounding, type: _type, args, ...modifiers } = written;
  const read = component.prepare(args, measures, `${path}.args`);
  if (!read.ok) return read;
  const refusals = checkModifiers(modifiers, read.value, { measures, path });
  if (refusals.length > 0) return { ok: false, refusal: refusals };
  const isMonotone = read.value.isMonotone && areMonotone(modifiers, read.value);
  return ok({ ...read.value, code, name, rounding, modifiers, isMonotone });
}

function repeatedCodes(list: readonly { readonly code: string }[], path: string): readonly Refusal[] {
  return list.flatMap(({ code }, index) =>
    list.findIndex((each) => each.code === code) < index
      ? [refusalAt('compensation.plan_code_repeated', `${path}[${index}].code`, { code })]
      : [],
  );
}
