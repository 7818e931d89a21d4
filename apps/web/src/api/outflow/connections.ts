import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Body } from '../client.ts';
import type { Schemas } from '../schemas.ts';

export type Connection = Schemas['Connection'];
export type Connector = Schemas['Connector'];
export type NewConnection = Body<'/connections'>;

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
