import { correctionLines, type ReleasableLine } from '@cordee/engine-compensation';
import { invariant, type Explanation, type Money } from '@cordee/kernel';
import type { PlanInputs } from '../run/gather-inputs.ts';
import type { ExplainedDifference } from '../run/run-inputs.ts';
import { settledSum } from '../settle/settlement.ts';

type Corrected = { readonly payable: Money; readonly explanation: Explanation };

/**
 * A correction as release reads it: earned in the closed period, so that it falls due as that period does, and sale by
 * sale where the last run that settled it knew its sales.
 */
export function releasableCorrection(
  { component, period, recomputed, settled, planVersion, ...difference }: ExplainedDifference,
  { payable, explanation }: Corrected,
  { plan }: PlanInputs,
): ReleasableLine {
  const before = difference.before();
  const isKnown = before?.payable.minor === settledSum(settled, plan.currency).minor;
  const [corrected] = correctionLines({
    period,
    rule: { code: component, version: planVersion },
    closed: before === null ? [] : [before],
    again: recomputed === null ? [] : [recomputed],
  });
  invariant(corrected !== undefined || !isKnown, 'a correction differs from what was paid');
  const { pays } = recomputed ?? before ?? { pays: 'money' as const };
  return {
    component,
    payable,
    explanation,
    earnedIn: period,
    pays,
    parts: isKnown ? (corrected?.parts ?? null) : null,
  };
}
