import type { Scope } from '@cordee/kernel';

export type TransactionRow = {
  readonly id: string;
  readonly code: string;
  readonly kind: string;
  readonly occurredOn: string;
  readonly amount: string;
  readonly currency: string;
  readonly sellerId: string | null;
  readonly seller: string | null;
  readonly account: string | null;
  readonly product: string | null;
  readonly channel: string | null;
  readonly origin: string | null;
  readonly relatedCode: string | null;
  readonly quantity: string | null;
  /** In the currency of the amount. */
  readonly margin: string | null;
  readonly territory: string | null;
  /** As attributesText writes them. */
  readonly attributes: string | null;
  /** With whom its source shares it, the first part first; empty: whole. */
  readonly shares: readonly { readonly payee: string; readonly share: string }[];
  readonly importId: string | null;
  readonly importLine: number | null;
};
export type TransactionFilter = {
  readonly q?: string | undefined;
  readonly seller?: string | undefined;
  /** The team whose position the seller holds on the scope's date. */
  readonly team?: string | undefined;
  readonly kind?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly uncredited?: boolean | undefined;
  readonly offset: number;
  readonly limit: number;
};

export type TransactionStore = {
  transactions(
    scope: Scope,
    filter: TransactionFilter,
  ): Promise<{ rows: readonly TransactionRow[]; total: number }>;
  transaction(scope: Scope, id: string): Promise<TransactionRow | undefined>;
};
