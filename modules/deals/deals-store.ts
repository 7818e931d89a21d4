import type { Scope } from '@cordee/kernel';
import type { DealRow, SellerOutcome, StageEntry } from './deal.ts';

export type DealFilter = {
  readonly q?: string | undefined;
  readonly seller?: string | undefined;
  /** The team whose position the seller holds on the scope's date. */
  readonly team?: string | undefined;
  readonly stage?: string | undefined;
  /** Neither won nor lost yet. */
  readonly isOpen?: boolean | undefined;
  readonly sort?: 'closed_on' | 'engaged_on' | 'amount' | 'code' | undefined;
  readonly offset: number;
  readonly limit: number;
};

export type DealStore = {
  deals(scope: Scope, filter: DealFilter): Promise<{ rows: readonly DealRow[]; total: number }>;
  deal(scope: Scope, id: string): Promise<{ deal: DealRow; stages: readonly StageEntry[] } | undefined>;
  outcomesBySeller(scope: Scope): Promise<readonly SellerOutcome[]>;
};
