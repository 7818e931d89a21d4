import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import { known, type Filter } from './filter.ts';
import type { Schemas } from './schemas.ts';

export type Deal = Schemas['Deal'];
export type DealFilter = Filter<'/deals'>;
export type DealOrder = NonNullable<DealFilter['sort']>;

const dealPage = (filter: DealFilter, cursor?: string) =>
  answerOf(api.GET('/deals', { params: { query: known({ ...filter, cursor }) } }));

export const dealsQuery = (filter: DealFilter) =>
  queryOptions({ queryKey: ['deals', 'first', filter], queryFn: () => dealPage(filter) });

export const dealPagesQuery = (filter: DealFilter) =>
  infiniteQueryOptions({
    queryKey: ['deals', 'pages', filter],
    queryFn: ({ pageParam }) => dealPage(filter, pageParam),
    initialPageParam: undefined as string | undefined, // The first page has no cursor.
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

export const dealQuery = (id: string) =>
  queryOptions({
    queryKey: ['deal', id],
    queryFn: () => answerOf(api.GET('/deals/{id}', { params: { path: { id } } })),
  });
