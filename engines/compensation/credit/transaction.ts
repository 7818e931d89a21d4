import type { Amount, Decimal, EntityId, Percentage, PlainDate, SourcePlace } from '@cordee/kernel';

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
  'cancellation',
  'activity',
] as const;
export type TransactionKind = (typeof TRANSACTION_KINDS)[number];

/** What names a transaction uniquely: the system it came from, and its code there. */
export type TransactionReference = Pick<Transaction, 'source' | 'code'>;

export type TransactionSplit = { readonly payee: EntityId; readonly share: Percentage };

/** A transaction as crediting reads it: its seller is resolved, its amount keeps the sign and scale of its source. */
export type Transaction = {
  /** The system it came from; with the code, what names it uniquely. */
  readonly source: string;
  readonly code: string;
  readonly kind: TransactionKind;
  readonly date: PlainDate;
  /** Net of VAT. */
  readonly amount: Amount;
  readonly quantity: Decimal | null;
  readonly margin: Amount | null;
  readonly seller: EntityId | null;
  readonly customer: string | null;
  /** The sale that a credit note, a cancellation or a payment belongs to. */
  readonly refersTo: TransactionReference | null;
  /** For whom it counts where the source says so; the shares sum to 1. */
  readonly splits: readonly TransactionSplit[];
  readonly territory: string | null;
  /** What else the source says of it, by name: segment, region, category, deal size class. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly product: string | null;
  readonly channel: string | null;
  readonly origin: string | null;
  readonly place: SourcePlace;
};

/** What a plain sale leaves unsaid. */
export const UNSAID = {
  quantity: null,
  margin: null,
  customer: null,
  refersTo: null,
  splits: [],
  territory: null,
  attributes: {},
} as const satisfies Partial<Transaction>;
