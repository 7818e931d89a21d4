import { equalDecimals, ONE, percentage, sumDecimals } from '@cordee/kernel';
import type { Refusal } from '@cordee/kernel';
import { listField, objectField, refusalAt } from '../plan-format/field.ts';
import type { FieldValue } from '../plan-format/field-value.ts';
import { choiceField, codeField, nullableField, positiveRatioField } from '../plan-format/value-fields.ts';
import { dayField, wholeField } from './plain-fields.ts';

/** When a share of what was earned falls due. */
const FALLS_DUE = ['period_end', 'collection', 'year_end', 'months_after', 'instalments', 'date'] as const;
export type FallsDue = (typeof FALLS_DUE)[number];

export const shareField = objectField({
  share: {
    field: positiveRatioField,
    label: 'compensation.field_release_share',
    fallback: percentage('1'),
  },
  on: { field: choiceField(FALLS_DUE), label: 'compensation.field_release_on' },
  months: {
    field: nullableField(wholeField(1, 120)),
    label: 'compensation.field_release_months',
    fallback: null,
  },
  after_months: {
    field: wholeField(0, 120),
    label: 'compensation.field_release_after_months',
    fallback: 0,
  },
  date: { field: nullableField(dayField), label: 'compensation.field_release_date', fallback: null },
  collected: {
    field: choiceField(['pro_rata', 'in_full']),
    label: 'compensation.field_release_collected',
    fallback: 'pro_rata' as const,
  },
  within_days: {
    field: nullableField(wholeField(1, 3660)),
    label: 'compensation.field_release_within_days',
    fallback: null,
  },
});

export const scheduleField = objectField({
  component: {
    field: nullableField(codeField),
    label: 'compensation.field_release_component',
    fallback: null,
  },
  shares: {
    field: listField(shareField, { min: 1, max: 24 }),
    label: 'compensation.field_release_shares',
  },
});

export type Schedule = FieldValue<typeof scheduleField>;
export type ReleaseShare = FieldValue<typeof shareField>;

/** Where the plan says nothing, all falls due at the end of the period. */
export const ALL_AT_PERIOD_END: readonly ReleaseShare[] = [
  {
    share: percentage('1'),
    on: 'period_end',
    months: null,
    after_months: 0,
    date: null,
    collected: 'pro_rata',
    within_days: null,
  },
];

/** Refuses shares that are not the whole, and a share without the months or the date that it needs. */
export function checkSchedules(schedules: readonly Schedule[], path: string): readonly Refusal[] {
  return schedules.flatMap(({ component, shares }, index) => {
    const at = `${path}[${index}]`;
    const isRepeated = schedules.findIndex((each) => each.component === component) < index;
    const isWhole = equalDecimals(sumDecimals(shares.map(({ share }) => share)), ONE);
    return [
      ...(isRepeated ? [refusalAt('compensation.plan_schedule_repeated', `${at}.component`)] : []),
      ...(isWhole ? [] : [refusalAt('compensation.plan_shares_not_whole', `${at}.shares`)]),
      ...shares.flatMap((share, position) => checkShare(share, `${at}.shares[${position}]`)),
    ];
  });
}

function checkShare(
  { on, months, after_months: after, date }: ReleaseShare,
  path: string,
): readonly Refusal[] {
  if (after > 0 && on !== 'instalments')
    return [refusalAt('compensation.plan_only_instalments', `${path}.after_months`)];
  const needsMonths = on === 'months_after' || on === 'instalments';
  if (needsMonths && months === null) return [refusalAt('compensation.plan_missing_key', `${path}.months`)];
  return on === 'date' && date === null ? [refusalAt('compensation.plan_missing_key', `${path}.date`)] : [];
}
