import type { Result, Scope } from '@cordee/kernel';
import type { FoundSale, RejectedSale } from './answer.ts';
import type { Dispute } from './dispute.ts';

export type NewDispute = Pick<Dispute, 'id' | 'subject' | 'payeeId' | 'text' | 'dueOn' | 'answer'>;

export type DisputeStore = {
  /** Of the payees whom the scope sees, newest first. */
  disputes(scope: Scope): Promise<readonly Dispute[]>;
  dispute(scope: Scope, id: string): Promise<Dispute | undefined>;
  open(scope: Scope, dispute: NewDispute): Promise<void>;
  say(scope: Scope, dispute: Dispute, text: string): Promise<void>;
  /** Refuses whoever opened it or is paid, and a second outcome. */
  decide(
    scope: Scope,
    dispute: Dispute,
    outcome: { readonly isAccepted: boolean; readonly reason: string },
  ): Promise<Result<null>>;
  /** Sales of that number, whosever they are: what is told of them is decided by the caller. */
  salesByCode(scope: Scope, code: string): Promise<readonly FoundSale[]>;
  rejectedByCode(scope: Scope, code: string): Promise<readonly RejectedSale[]>;
};
