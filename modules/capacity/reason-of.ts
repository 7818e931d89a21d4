// Which figure of a capacity plan is asked about, and the reasoning that answers.
import type { Explanation } from '@cordee/kernel';
import type { FileNames } from '@cordee/modules/quotas';
import { BAND_LINES, explainBand, explainReached } from './explain-band.ts';
import { explainCost, explainNeeded } from './explain-capacity.ts';
import { explainCoverage, explainOver } from './explain-coverage.ts';
import { explainHeads, explainMonthTarget } from './explain-heads.ts';
import { explainHires } from './explain-hires.ts';
import type { CapacityPlan } from './plan-capacity.ts';

export const REASONS = [
  'target',
  'needed',
  'heads',
  'cost',
  'hires',
  'coverage',
  'over',
  'reached',
  ...BAND_LINES,
] as const;
export type ReasonOf = (typeof REASONS)[number];

type Reason = {
  readonly of: ReasonOf;
  readonly month: number | null;
  readonly team: string | null;
};

/** Null where the team is in no plan. */
export function reasonOf(
  plan: CapacityPlan,
  { of, month, team }: Reason,
  files: FileNames,
): Explanation | null {
  switch (of) {
    case 'needed':
      return explainNeeded(plan, { month: month ?? 0, team });
    case 'target':
      return explainMonthTarget(plan, month ?? 0);
    case 'heads':
      return explainHeads(plan, month ?? 0);
    case 'cost':
      return explainCost(plan, month);
    case 'hires':
      return explainHires(plan, { month, team });
    case 'coverage':
      return explainCoverage(plan);
    case 'over':
      return explainOver(plan, files);
    case 'reached':
      return explainReached(plan, month ?? 0);
    case 'low':
    case 'median':
    case 'high':
      return explainBand(plan, of, month ?? 0);
  }
}
