import { infiniteQueryOptions, useMutation } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import { known } from './filter.ts';
import type { Schemas } from './schemas.ts';

export type Change = Schemas['Change'];

export const changePagesQuery = infiniteQueryOptions({
  queryKey: ['changes'],
  queryFn: ({ pageParam }) =>
    answerOf(api.GET('/changes', { params: { query: known({ cursor: pageParam }) } })),
  initialPageParam: undefined as string | undefined, // The first page has no cursor.
  getNextPageParam: (page) => page.next ?? undefined,
});

export function useVerify() {
  return useMutation({
    mutationFn: () => answerOf(api.POST('/changes/verify')),
    meta: { shownInPlace: true },
  });
}
