import {
  compareAmounts,
  dividedBy,
  minusAmounts,
  percentageOf,
  refused,
  ok,
  sumAmounts,
} from '@cordee/kernel';
import type { Amount, Percentage, Result } from '@cordee/kernel';

/** Three sums of one period beside each other: what is asked, what sellers carry, what they can bring. */
export type Coverage = {
  /** Capacity ÷ target. */
  readonly coverage: Percentage;
  /** Assigned quotas above the target, as a share of it; negative where quotas do not reach it. */
  readonly overAssignment: Percentage;
  /** Target that no capacity covers; null where it is covered. */
  readonly shortfall: Amount | null;
};

const ratio = { scale: 4, rounding: 'half-even' } as const;

/**
 * Whether the sellers can bring the target, and by how much their quotas pass it. Ratios are rounded half-even to four
 * digits. Refuses planning.no_target where the target is not above zero.
 *
 * Example: a target of 1,000,000 €, a capacity of 950,000 €, quotas of 1,050,000 €: 95 % covered, 5 % over-assigned.
 */
export function coverageOf(target: Amount, capacity: Amount, quotas: readonly Amount[]): Result<Coverage> {
  if (target.value.unscaled <= 0n) return refused('planning.no_target');
  const assigned = sumAmounts(quotas, target.currency);
  const share = (part: Amount): Percentage => percentageOf(dividedBy(part.value, target.value, ratio));
  return ok({
    coverage: share(capacity),
    overAssignment: share(minusAmounts(assigned, target)),
    shortfall: compareAmounts(capacity, target) < 0 ? minusAmounts(target, capacity) : null,
  });
}
