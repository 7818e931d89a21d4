import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { answerOf, api } from '../client.ts';
import { known, type Filter } from '../filter.ts';
import type { Schemas } from '../schemas.ts';

export type Quote = Schemas['Quote'];
export type QuoteFilter = Filter<'/quotes'>;

export const quotePagesQuery = (filter: QuoteFilter) =>
  infiniteQueryOptions({
    queryKey: ['quotes', filter],
    queryFn: ({ pageParam }) =>
      answerOf(api.GET('/quotes', { params: { query: known({ ...filter, cursor: pageParam }) } })),
    initialPageParam: undefined as string | undefined, // The first page has no cursor.
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
