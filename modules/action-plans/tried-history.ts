// What sellers tried and what came of it, over a window of past months.
import type { Tried } from '@cordee/engine-planning';
import type { Decimal, EntityId } from '@cordee/kernel';

/** The steps of the funnel, from the first activity to the sale. */
export const FUNNEL_STEPS = ['call', 'meeting', 'proposal', 'deal'] as const;
export type FunnelStep = (typeof FUNNEL_STEPS)[number];
/** Those from which one goes on to the next. */
const TRIED_STEPS = ['call', 'meeting', 'proposal'] as const;
export type TriedStep = (typeof TRIED_STEPS)[number];

export const isTried = (step: FunnelStep): step is TriedStep => step !== 'deal';

/**
 * One seller's window: calls and those that set a meeting, meetings and those after which a proposal was asked for, closed
 * deals and those won, and what the won ones brought in the organisation's currency.
 */
export type SellerTried = Readonly<Record<TriedStep, Tried>> & {
  readonly sellerId: EntityId;
  readonly managerId: EntityId | null;
  /** Won deals whose amount is known, and their sum. */
  readonly wonCount: number;
  readonly wonAmount: Decimal;
};
