import { decimalText, isNegative, magnitude, minorUnits, minus, refused } from '@cordee/kernel';
import type { Refusal } from '@cordee/kernel';
import { given } from './pay-step.ts';
import type { Paying } from './pay-step.ts';
import type { Release } from './release-field.ts';
import type { Adjustment } from './release-input.ts';
import type { PayLine, ReleaseIssue } from './release-result.ts';

/**
 * The adjustments that count, as signed lines outside of limits and guarantees. Refuses an adjustment that its requester
 * approved, one without a reason and one above the plan's largest: compensation.adjustment_* codes.
 */
export function adjust(
  paying: Paying,
  release: Release,
): { readonly lines: readonly PayLine[]; readonly issues: readonly ReleaseIssue[] } {
  const checked = paying.input.adjustments.map((adjustment) => ({
    adjustment,
    refusal: refusalOf(adjustment, release),
  }));
  return {
    lines: checked.flatMap(({ adjustment, refusal }) => (refusal === null ? [lineOf(adjustment)] : [])),
    issues: checked.flatMap(({ adjustment: { code }, refusal }) =>
      refusal === null ? [] : [{ code, refusal }],
    ),
  };
}

function lineOf({ code, amount, reason, place }: Adjustment): PayLine {
  const explanation = given(amount, ['compensation.release_adjustment', { code, reason }], place);
  return { kind: 'adjustment', code, amount, paidAtStart: false, explanation };
}

function refusalOf(adjustment: Adjustment, { adjustment_max: most }: Release): Refusal | null {
  const { code, requester, approver, reason, amount, place } = adjustment;
  if (requester === approver) return refused('compensation.adjustment_same_person', { code }, place).refusal;
  if (reason.trim() === '') return refused('compensation.adjustment_without_reason', { code }, place).refusal;
  const size = { unscaled: magnitude(amount.minor), scale: minorUnits(amount.currency) };
  if (most === null || !isNegative(minus(most, size))) return null;
  const limit = decimalText(most);
  return refused('compensation.adjustment_too_large', { code, limit }, place).refusal;
}
