import { childrenOf } from '@cordee/kernel';
import type { Explanation, Quantity } from '@cordee/kernel';
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
  if (core.kind !== 'step') return [];
  if (core.label.key === TIER_LABEL && core.rule.code === component) return sliceOf(core.inputs, core);
  return childrenOf(core).flatMap((child) => slicesOf(child, component));
}

function sliceOf([part, rate]: readonly Explanation[], earned: Explanation): readonly EarnedSlice[] {
  if (part?.kind !== 'step' || rate === undefined) return [];
  const [, first, second] = part.inputs.map(valueOf);
  const isOpenBelow = part.operation !== 'slice';
  return [
    {
      from: isOpenBelow ? null : (first ?? null),
      to: isOpenBelow ? (first ?? null) : (second ?? null),
      part: valueOf(part),
      rate: valueOf(rate),
      earned: valueOf(earned),
    },
  ];
}
