import { compareDecimals, isZero } from '@cordee/kernel';
import type { Decimal, Refusal } from '@cordee/kernel';
import { refusalAt } from '../../plan-format/field.ts';

/** Refuses thresholds that do not rise, and where `first` says so a first one that is not zero. */
export function checkRowOrder(
  rows: readonly { readonly from: Decimal }[],
  path: string,
  first: 'zero' | 'any',
): readonly Refusal[] {
  return rows.flatMap(({ from }, index) => {
    const previous = rows[index - 1];
    const at = `${path}[${index}].from`;
    if (previous === undefined)
      return first === 'any' || isZero(from) ? [] : [refusalAt('compensation.plan_tier_not_zero', at)];
    return compareDecimals(previous.from, from) < 0 ? [] : [refusalAt('compensation.plan_tier_order', at)];
  });
}
