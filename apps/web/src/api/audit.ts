import { infiniteQueryOptions, useMutation } from '@tanstack/react-query';
import { read, send } from './client.ts';

export type Change = {
  readonly number: string;
  readonly at: string;
  readonly actor: string;
  readonly cause: string;
  readonly sentence: string;
  readonly hash: string;
};

export const changePagesQuery = infiniteQueryOptions({
  queryKey: ['changes'],
  queryFn: ({ pageParam }) =>
    read<{ rows: readonly Change[]; next: string | null }>('/changes', { cursor: pageParam }),
  initialPageParam: undefined as string | undefined, // The first page has no cursor.
  getNextPageParam: (page) => page.next ?? undefined,
});

export type Verification = { readonly changes: number; readonly head: string };

export function useVerify() {
  return useMutation({
    mutationFn: () => send<Verification>('POST', '/changes/verify'),
    meta: { shownInPlace: true },
  });
}
