import { infiniteQueryOptions, useMutation } from '@tanstack/react-query';
import { read, send } from './client.ts';

export type Change = {
  readonly number: number | string;
  readonly at: string;
  readonly actor: string;
  readonly cause: string;
  readonly sentence: string;
  readonly hash: string;
};

export const changePagesQuery = infiniteQueryOptions({
  queryKey: ['changes'],
  queryFn: ({ pageParam }) =>
    read<{ rows: readonly Change[]; next: string | number | null }>('/changes', { cursor: pageParam }),
  initialPageParam: undefined as string | number | undefined, // The first page has no cursor.
  getNextPageParam: (page) => page.next ?? undefined,
});

export function useVerify() {
  return useMutation({ mutationFn: () => send<{ taskId: string }>('POST', '/verify') });
}
