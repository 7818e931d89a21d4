import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Body } from '../client.ts';
import type { Schemas } from '../schemas.ts';

export type WatchedFolder = Schemas['WatchedFolder'];
export type FolderSource = Body<'/imports/folders'>;

/** Files arrive behind the screen: what is shown is looked at again. */
const lookAgainMs = 5_000;

export const foldersQuery = queryOptions({
  queryKey: ['imports', 'folders'],
  queryFn: () => answerOf(api.GET('/imports/folders')),
  refetchInterval: lookAgainMs,
});

export function useWatchFolder() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: FolderSource) => answerOf(api.POST('/imports/folders', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['imports', 'folders'] }),
    meta: { shownInPlace: true },
  });
}

export function useLeaveFolder() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      answerOf(api.POST('/imports/folders/{id}/leave', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['imports', 'folders'] }),
  });
}
