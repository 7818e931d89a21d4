import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import { known, type Filter } from './filter.ts';
import type { Schemas } from './schemas.ts';

export type Transaction = Schemas['Transaction'];
export type TransactionFilter = Filter<'/transactions'>;

export const transactionPagesQuery = (filter: TransactionFilter) =>
  infiniteQueryOptions({
    queryKey: ['transactions', filter],
    queryFn: ({ pageParam }) =>
      answerOf(api.GET('/transactions', { params: { query: known({ ...filter, cursor: pageParam }) } })),
    initialPageParam: undefined as string | undefined, // The first page has no cursor.
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
