import type { EntityId, Money, PlainDate, Result, Scope } from '@cordee/kernel';

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
  /** The adjustment that it takes back by the opposite amount; null for one of its own. */
  readonly reverses: string | null;
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
  /** All of them in one transaction, each with its request. Refuses an id that there is already. */
  ask(scope: Scope, adjustments: readonly NewAdjustment[]): Promise<Result<null>>;
};
