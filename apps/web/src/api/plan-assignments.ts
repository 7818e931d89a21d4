import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { Schemas } from './schemas.ts';

/** From that day on the payee holds the plan, or none, until the next day that says otherwise. */
export type PlanHeld = Schemas['PlanHeld'];

export const planAssignmentsQuery = queryOptions({
  queryKey: ['plan-assignments'],
  queryFn: () => answerOf(api.GET('/plan-assignments')),
});

export function useHoldPlans() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (cells: readonly PlanHeld[]) =>
      answerOf(api.POST('/plan-assignments', { body: { cells: [...cells] } })),
    onSettled: () => void queryClient.invalidateQueries(),
    meta: { shownInPlace: true },
  });
}
