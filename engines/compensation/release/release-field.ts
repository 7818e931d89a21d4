import type { Refusal } from '@cordee/kernel';
import { checkOneOf } from '../plan-format/alternatives.ts';
import { listField, objectField, refusalAt } from '../plan-format/field.ts';
import type { FieldValue } from '../plan-format/field-value.ts';
import { codeField, nullableField, ratioField, sumField } from '../plan-format/value-fields.ts';
import { checkClawback, clawbackField } from './clawback-field.ts';
import { drawField, guaranteeField, limitField } from './pay-limits-field.ts';
import type { Limit } from './pay-limits-field.ts';
import { checkSchedules, scheduleField } from './schedule-field.ts';

export const withholdingField = objectField({
  code: { field: codeField, label: 'compensation.field_code' },
  rate: { field: nullableField(ratioField), label: 'compensation.field_rate', fallback: null },
  amount: { field: nullableField(sumField), label: 'compensation.field_amount', fallback: null },
});

/** From earned to payable: when it falls due, what limits, advances, takes back and withholds. */
export const releaseField = objectField({
  schedule: {
    field: listField(scheduleField, { min: 0, max: 51 }),
    label: 'compensation.field_release_schedule',
    fallback: [],
  },
  limits: {
    field: listField(limitField, { min: 0, max: 20 }),
    label: 'compensation.field_release_limits',
    fallback: [],
  },
  guarantees: {
    field: listField(guaranteeField, { min: 0, max: 20 }),
    label: 'compensation.field_release_guarantees',
    fallback: [],
  },
  draws: {
    field: listField(drawField, { min: 0, max: 20 }),
    label: 'compensation.field_release_draws',
    fallback: [],
  },
  clawback: {
    field: nullableField(clawbackField),
    label: 'compensation.field_release_clawback',
    fallback: null,
  },
  withholdings: {
    field: listField(withholdingField, { min: 0, max: 10 }),
    label: 'compensation.field_release_withholdings',
    fallback: [],
  },
  adjustment_max: {
    field: nullableField(sumField),
    label: 'compensation.field_release_adjustment_max',
    fallback: null,
  },
});

export type Release = FieldValue<typeof releaseField>;

/** What the fields alone cannot see: components that exist, shares that are the whole, limits that nest. */
export function checkRelease(
  release: Release,
  components: readonly { readonly code: string }[],
  path: string,
): readonly Refusal[] {
  const known = new Set(components.map(({ code }) => code));
  const named = [
    ...release.schedule.map(({ component }, index) => ({
      codes: component === null ? [] : [component],
      at: `${path}.schedule[${index}].component`,
    })),
    ...(['limits', 'guarantees'] as const).flatMap((key) =>
      release[key].map((each, index) => ({
        codes: each.components,
        at: `${path}.${key}[${index}].components`,
      })),
    ),
  ];
  return [
    ...named.flatMap(({ codes, at }) =>
      codes
        .filter((code) => !known.has(code))
        .map((code) => refusalAt('compensation.plan_release_component_unknown', at, { component: code })),
    ),
    ...(['limits', 'guarantees', 'draws', 'withholdings'] as const).flatMap((key) =>
      repeated(release[key], `${path}.${key}`),
    ),
    ...release.withholdings.flatMap(({ rate, amount }, index) =>
      checkOneOf({ rate, amount }, `${path}.withholdings[${index}]`),
    ),
    ...checkSchedules(release.schedule, `${path}.schedule`),
    ...checkNesting(release.limits, `${path}.limits`),
    ...(release.clawback === null ? [] : checkClawback(release.clawback, `${path}.clawback`)),
  ];
}

function repeated(list: readonly { readonly code: string }[], path: string): readonly Refusal[] {
  return list.flatMap(({ code }, index) =>
    list.findIndex((each) => each.code === code) < index
      ? [refusalAt('compensation.plan_code_repeated', `${path}[${index}].code`, { code })]
      : [],
  );
}

/** A limit holds all components of an earlier one or none: otherwise nobody could say whose excess is whose. */
function checkNesting(limits: readonly Limit[], path: string): readonly Refusal[] {
  return limits.flatMap((limit, index) =>
    limits.slice(0, index).every((earlier) => nests(earlier, limit))
      ? []
      : [refusalAt('compensation.plan_limits_overlap', `${path}[${index}].components`, { code: limit.code })],
  );
}

function nests(earlier: Limit, later: Limit): boolean {
  if (later.components.length === 0) return true;
  const shared = earlier.components.filter((code) => later.components.includes(code)).length;
  return earlier.components.length > 0 && (shared === 0 || shared === earlier.components.length);
}
