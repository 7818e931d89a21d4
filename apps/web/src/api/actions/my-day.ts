import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Body } from '../client.ts';
import type { Schemas } from '../schemas.ts';

export type MyDay = Schemas['MyDay'];
export type DayItem = Schemas['DayItem'];
export type DayActivity = Schemas['Activity'];
export type SaidActivity = Body<'/activities'>;
type Finished = Body<'/activities/{id}/outcome'>;

export const myDayQuery = queryOptions({
  queryKey: ['my-day'],
  queryFn: () => answerOf(api.GET('/my-day', { params: {} })),
});

/** A new activity, or what came of a planned one. */
export function useSayActivity() {
  return useDayChange(({ id, said }: { id: string | null; said: SaidActivity }): Promise<unknown> => {
    if (id === null || said.outcome === null) return answerOf(api.POST('/activities', { body: said }));
    const body: Finished = { outcome: said.outcome, note: said.note };
    return answerOf(api.POST('/activities/{id}/outcome', { params: { path: { id } }, body }));
  });
}

export function useUndoActivity() {
  return useDayChange((id: string) =>
    answerOf(api.POST('/activities/{id}/undo', { params: { path: { id } } })),
  );
}

function useDayChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () =>
      Promise.all(
        ['my-day', 'action-plans'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })),
      ),
    meta: { shownInPlace: true },
  });
}
