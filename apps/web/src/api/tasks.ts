import { queryOptions, useMutation } from '@tanstack/react-query';
import { read, send } from './client.ts';

type TaskState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export type Task = {
  readonly id: string;
  readonly kind: string;
  readonly state: TaskState;
  readonly done: number;
  readonly total: number | null;
  readonly unit: string;
  /** What went wrong, or what is being done, in words. */
  readonly message?: string | null;
  readonly startedAt: string | null;
  readonly secondsLeft?: number | null;
  readonly result?: unknown;
};

export const isTaskOver = (task: Task) => task.state !== 'queued' && task.state !== 'running';

export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: ['task', id],
    queryFn: () => read<Task>(`/tasks/${id}`),
    refetchInterval: (query) => (query.state.data && isTaskOver(query.state.data) ? false : 500),
  });

export function useCancelTask() {
  return useMutation({ mutationFn: (id: string) => send('POST', `/tasks/${id}/cancel`) });
}
