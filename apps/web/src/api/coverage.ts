import { infiniteQueryOptions, keepPreviousData, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Body } from './client.ts';
import { known, type Filter } from './filter.ts';
import type { Schemas } from './schemas.ts';

export type Coverage = Schemas['Coverage'];
export type CoverageFilter = Filter<'/coverage'>;

export const coveragePagesQuery = (filter: CoverageFilter) =>
  infiniteQueryOptions({
    queryKey: ['coverage', filter],
    queryFn: ({ pageParam }) =>
      answerOf(api.GET('/coverage', { params: { query: known({ ...filter, cursor: pageParam }) } })),
    initialPageParam: undefined as string | undefined, // The first page has no cursor.
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

export type LastDay = Body<'/coverage/{id}/last-day'> & { readonly id: string };

/** Whom a sale counts for follows from it: everything known is asked for again. */
export function useSetLastDay() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: LastDay) =>
      answerOf(api.POST('/coverage/{id}/last-day', { params: { path: { id } }, body })),
    onSettled: () => queryClient.invalidateQueries(),
    meta: { shownInPlace: true },
  });
}
