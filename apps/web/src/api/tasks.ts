import { queryOptions, useMutation } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { Schemas } from './schemas.ts';

export type Task = Schemas['Task'];

export const isTaskOver = (task: Task) => task.state !== 'queued' && task.state !== 'running';

export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: ['task', id],
    queryFn: () => answerOf(api.GET('/tasks/{id}', { params: { path: { id } } })),
    refetchInterval: (query) => (query.state.data && isTaskOver(query.state.data) ? false : 500),
  });

export function useCancelTask() {
  return useMutation({
    mutationFn: (id: string) => answerOf(api.POST('/tasks/{id}/cancel', { params: { path: { id } } })),
  });
}
