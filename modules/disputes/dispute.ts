import type { EntityId, PlainDate } from '@cordee/kernel';
import type { Answer } from './answer.ts';

export type DisputeState = 'open' | 'accepted' | 'refused';

export type Dispute = {
  readonly id: string;
  readonly subject: Subject;
  readonly payeeId: EntityId;
  readonly payee: string;
  readonly openedBy: string;
  readonly openedAt: string;
  readonly text: string;
  readonly dueOn: PlainDate;
  readonly answer: Answer;
  readonly messages: readonly { readonly author: string; readonly at: string; readonly text: string }[];
  readonly outcome: Outcome | null;
};

/** A line of a statement, or a sale that is missing from them. */
export type Subject =
  | { readonly kind: 'line'; readonly runId: string; readonly ordinal: number }
  | { readonly kind: 'missing'; readonly orderCode: string };

export type Outcome = {
  readonly isAccepted: boolean;
  readonly by: string;
  readonly at: string;
  readonly reason: string;
};

export function stateOf({ outcome }: Pick<Dispute, 'outcome'>): DisputeState {
  if (outcome === null) return 'open';
  return outcome.isAccepted ? 'accepted' : 'refused';
}
