import type { Amount, EntityId, Percentage } from '@cordee/kernel';
import type { Transaction } from './transaction.ts';

/**
 * A transaction, or a share of it, that counts for a payee. Direct credits sum to the transaction; additional ones, of a
 * team, a specialist or a manager, come on top.
 */
export type Credit = {
  readonly payee: EntityId;
  readonly rule: string;
  readonly kind: 'direct' | 'additional';
  /** As whom the payee has it: owner, member, manager, specialist. */
  readonly role: string;
  readonly share: Percentage;
  /** The share of the transaction's amount, exact, in the transaction's currency. */
  readonly amount: Amount;
  readonly transaction: Transaction;
};
