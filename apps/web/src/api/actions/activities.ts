import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { answerOf, api } from '../client.ts';
import { known, type Filter } from '../filter.ts';
import type { Schemas } from '../schemas.ts';

export type ListedActivity = Schemas['ListedActivity'];
export type ActivityFilter = Filter<'/activities'>;

export const activityPagesQuery = (filter: ActivityFilter) =>
  infiniteQueryOptions({
    queryKey: ['activities', filter],
    queryFn: ({ pageParam }) =>
      answerOf(api.GET('/activities', { params: { query: known({ ...filter, cursor: pageParam }) } })),
    initialPageParam: undefined as string | undefined, // The first page has no cursor.
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
