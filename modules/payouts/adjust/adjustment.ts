import type { EntityId, Money } from '@cordee/kernel';
import { settledSum, settlementKey, type Settled, type SettlementKey } from '../settle/settlement.ts';

/** A sum that a person asked for and another approved, to be paid with a plan's run of a period or the next one. */
export type ApprovedAdjustment = {
  readonly id: string;
  readonly payeeId: EntityId;
  readonly code: string;
  readonly amount: Money;
  readonly reason: string;
  readonly requester: string;
  readonly approver: string;
};

/** What an adjustment settles: itself, once, whichever run pays it. No plan is called `*`. */
export function adjustmentKey({
  id,
  payeeId,
  code,
}: Pick<ApprovedAdjustment, 'id' | 'payeeId' | 'code'>): SettlementKey {
  return { planCode: '*', periodCode: id, payeeId, component: code };
}

/** Paid by a run that was locked and has not been voided since. */
export function isPaid(adjustment: ApprovedAdjustment, settled: Settled): boolean {
  const entries = settled.get(settlementKey(adjustmentKey(adjustment))) ?? [];
  return settledSum(entries, adjustment.amount.currency).minor !== 0n;
}
