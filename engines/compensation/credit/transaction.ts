import type { Amount, EntityId, PlainDate, SourcePlace } from '@cordee/kernel';

/** What happened. A won deal stands beside the transactions of sales administration, so that a plan can count it. */
export const TRANSACTION_KINDS = [
  'order',
  'delivery',
  'invoice',
  'credit_note',
  'payment',
  'down_payment',
  'retention',
  'rebate',
  'sell_out',
  'won_deal',
] as const;
export type TransactionKind = (typeof TRANSACTION_KINDS)[number];

/** A transaction as crediting reads it: its seller is resolved, its amount keeps the sign and scale of its source. */
export type Transaction = {
  /** The system it came from; with the code, what names it uniquely. */
  readonly source: string;
  readonly code: string;
  readonly kind: TransactionKind;
  readonly date: PlainDate;
  readonly amount: Amount;
  readonly seller: EntityId | null;
  readonly product: string | null;
  readonly channel: string | null;
  readonly origin: string | null;
  readonly place: SourcePlace;
};
