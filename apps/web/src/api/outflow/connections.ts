import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Body } from '../client.ts';
import type { Schemas } from '../schemas.ts';

export type Connection = Schemas['Connection'];
export type Connector = Schemas['Connector'];
export type NewConnection = Body<'/connections'>;

export type OwnerChange = Schemas['OwnerChange'];
export type OwnerWrite = Schemas['OwnerWrite'];

export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: () => answerOf(api.GET('/connections')),
});

export function useKeepConnection() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewConnection) => answerOf(api.POST('/connections', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['connections'] }),
  });
}

export function useTryConnection() {
  return useMutation({
    mutationFn: (id: string) => answerOf(api.POST('/connections/{id}/try', { params: { path: { id } } })),
  });
}

export function useRunConnection() {
  return useMutation({
    mutationFn: (id: string) => answerOf(api.POST('/connections/{id}/run', { params: { path: { id } } })),
  });
}

/** A look at the other system: asked for by a person, never by itself. */
export function useOwnerChanges() {
  return useMutation({
    mutationFn: (id: string) =>
      answerOf(api.GET('/connections/{id}/owner-changes', { params: { path: { id } } })),
  });
}

export function useSendOwners(id: string) {
  return useMutation({
    mutationFn: (changes: Body<'/connections/{id}/owner-changes'>['changes']) =>
      answerOf(api.POST('/connections/{id}/owner-changes', { params: { path: { id } }, body: { changes } })),
  });
}
