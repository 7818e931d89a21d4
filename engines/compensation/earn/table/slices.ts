import { childrenOf, invariant } from '@cordee/kernel';
import type { Explanation, Quantity, StepNode } from '@cordee/kernel';
import { valueOf } from '../step.ts';

/** What one tier did: the part of the figure between two thresholds, its rate and what it earned. */
export type EarnedSlice = {
  readonly from: Quantity | null;
  /** Null for the last tier. */
  readonly to: Quantity | null;
  readonly part: Quantity;
  readonly rate: Quantity;
  readonly earned: Quantity;
};

const TIER_LABEL = 'compensation.tier';

/** The tiers that a core's explanation shows. They are read from the steps themselves, so that they cannot differ. */
export function slicesOf(core: Explanation, component: string): readonly EarnedSlice[] {
  if (core.kind === 'step' && core.operation === 'multiply' && core.label.key === TIER_LABEL)
    return core.rule.code === component ? [sliceOf(core)] : [];
  return childrenOf(core).flatMap((child) => slicesOf(child, component));
}

function sliceOf(tier: StepNode): EarnedSlice {
  const [part, rate] = tier.inputs;
  invariant(part !== undefined && rate !== undefined, 'a tier multiplies a part by a rate');
  return { ...boundsOf(part), part: valueOf(part), rate: valueOf(rate), earned: valueOf(tier) };
}

function boundsOf(part: Explanation): Pick<EarnedSlice, 'from' | 'to'> {
  if (part.kind !== 'step') return { from: null, to: null };
  const [, first = null, second = null] = part.inputs.map(valueOf);
  if (part.operation === 'slice') return { from: first, to: second };
  return { from: null, to: part.operation === 'minimum' ? first : null };
}
