import type { EntityId, Money, PlainDate, Scope } from '@cordee/kernel';

export type NewAdjustment = {
  readonly id: string;
  readonly requestId: string;
  readonly planCode: string;
  readonly periodCode: string;
  readonly periodFrom: PlainDate;
  readonly payeeId: EntityId;
  readonly code: string;
  readonly amount: Money;
  readonly reason: string;
  readonly batch: { readonly id: string; readonly line: number } | null;
};

/** An adjustment with the state of its request; the run that paid it, once one has. */
export type Adjustment = NewAdjustment & {
  readonly payee: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly decision: { readonly isAccepted: boolean; readonly by: string; readonly at: string } | null;
  readonly paidBy: string | null;
};

export type AdjustmentStore = {
  adjustments(scope: Scope): Promise<readonly Adjustment[]>;
  /** All of them in one transaction, each with its request. */
  ask(scope: Scope, adjustments: readonly NewAdjustment[]): Promise<void>;
};
