import { isZero, minus } from '@cordee/kernel';
import type { Decimal, Explanation, RuleReference } from '@cordee/kernel';
import { label, parameter, step } from '../earn/step.ts';

/** Days of a whole, from its first: those before the part, and those up to its end. */
export type PartOfDays = { readonly before: Decimal; readonly upTo: Decimal; readonly all: Decimal };

type Options = { readonly scale: number; readonly rule: RuleReference };

/**
 * The part of a quota that some of its days make: what is due up to the end of the part, less what was due before it,
 * each rounded half-even. The parts of any split of the days sum to the whole, to the cent.
 * Example: 100 € over 3 days is 33.33, 33.34 and 33.33.
 */
export function proratedPart(whole: Explanation, days: PartOfDays, options: Options): Explanation {
  const { rule } = options;
  const upTo = dueUpTo(whole, days.upTo, { ...options, all: days.all });
  if (isZero(days.before)) return upTo;
  const before = dueUpTo(whole, days.before, { ...options, all: days.all });
  return step('subtract', [upTo, before], { label: label('compensation.quota_of_days'), rule });
}

function dueUpTo(
  whole: Explanation,
  counted: Decimal,
  { all, scale, rule }: Options & { readonly all: Decimal },
) {
  if (isZero(minus(all, counted)))
    return step('identity', [whole], { label: label('compensation.quota'), rule });
  const days = (value: Decimal, key: string) =>
    parameter({ kind: 'decimal', value }, { label: label(key), rule });
  const product = step('multiply', [whole, days(counted, 'compensation.days_counted')], {
    label: label('compensation.quota_times_days'),
    rule,
  });
  return step('divide', [product, days(all, 'compensation.days_of_period')], {
    label: label('compensation.quota_prorated'),
    rule,
    rounding: { mode: 'half-even', scale },
  });
}
