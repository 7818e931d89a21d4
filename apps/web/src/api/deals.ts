import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { read } from './client.ts';
import type { Figure, SourcePlace } from './figure.ts';

export type Deal = {
  readonly id: string;
  readonly code: string;
  readonly sellerId: string | null;
  readonly seller: string;
  readonly account: string | null;
  readonly product: string | null;
  readonly stage: string;
  readonly amount: Figure | null;
  readonly engagedOn: string | null;
  readonly closedOn: string | null;
  readonly channel: string | null;
  readonly origin: string | null;
  readonly place: SourcePlace | null;
};

export type DealWithStages = Deal & {
  readonly stages: readonly { readonly stage: string; readonly enteredOn: string }[];
};

export type DealFilter = {
  readonly asOf?: string | undefined;
  readonly q?: string | undefined;
  readonly seller?: string | undefined;
  readonly stage?: string | undefined;
  readonly sort?: string | undefined;
};

export type DealPage = {
  readonly rows: readonly Deal[];
  readonly total: number;
  readonly next: string | null;
};

export const dealsQuery = (filter: DealFilter) =>
  queryOptions({ queryKey: ['deals', 'first', filter], queryFn: () => read<DealPage>('/deals', filter) });

export const dealPagesQuery = (filter: DealFilter) =>
  infiniteQueryOptions({
    queryKey: ['deals', 'pages', filter],
    queryFn: ({ pageParam }) => read<DealPage>('/deals', { ...filter, cursor: pageParam }),
    initialPageParam: undefined as string | undefined, // The first page has no cursor.
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

export const dealQuery = (id: string) =>
  queryOptions({ queryKey: ['deal', id], queryFn: () => read<DealWithStages>(`/deals/${id}`) });
