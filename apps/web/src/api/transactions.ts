import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { read } from './client.ts';
import type { Figure, SourcePlace } from './figure.ts';

export type Transaction = {
  readonly id: string;
  readonly code: string;
  readonly kind: string;
  readonly occurredOn: string;
  readonly amount: Figure;
  readonly sellerId: string | null;
  readonly seller: string | null;
  readonly account: string | null;
  readonly product: string | null;
  readonly channel: string | null;
  readonly origin: string | null;
  readonly relatedCode: string | null;
  readonly place: SourcePlace | null;
};

export type TransactionFilter = {
  readonly asOf?: string | undefined;
  readonly q?: string | undefined;
  readonly kind?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly uncredited?: 'true' | undefined;
};

export type TransactionPage = {
  readonly rows: readonly Transaction[];
  readonly total: number;
  readonly next: string | null;
};

export const transactionPagesQuery = (filter: TransactionFilter) =>
  infiniteQueryOptions({
    queryKey: ['transactions', filter],
    queryFn: ({ pageParam }) => read<TransactionPage>('/transactions', { ...filter, cursor: pageParam }),
    initialPageParam: undefined as string | undefined, // The first page has no cursor.
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
