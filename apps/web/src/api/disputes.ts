import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Body } from './client.ts';
import { fileAddress } from './file-address.ts';
import type { Schemas } from './schemas.ts';

export type Dispute = Schemas['Dispute'];
export type NewDispute = Body<'/disputes'>;

/** Newest first. */
export const disputesQuery = queryOptions({
  queryKey: ['disputes'],
  queryFn: () => answerOf(api.GET('/disputes')),
});

export const disputeQuery = (id: string) =>
  queryOptions({
    queryKey: ['disputes', id],
    queryFn: () => answerOf(api.GET('/disputes/{id}', { params: { path: { id } } })),
  });

export const disputeStory = (id: string) => fileAddress('/disputes/{id}/story.json', { path: { id } });

export function useOpenDispute() {
  return useDisputeChange((body: NewDispute) => answerOf(api.POST('/disputes', { body })));
}

export function useSayInDispute(id: string) {
  return useDisputeChange((text: string) =>
    answerOf(api.POST('/disputes/{id}/messages', { params: { path: { id } }, body: { text } })),
  );
}

export type Outcome = Body<'/disputes/{id}/outcome'>;

export function useDecideDispute(id: string) {
  return useDisputeChange((body: Outcome) =>
    answerOf(api.POST('/disputes/{id}/outcome', { params: { path: { id } }, body })),
  );
}

/** Lists, threads and homes show a dispute; runs and plans do not. */
function useDisputeChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () =>
      Promise.all(['disputes', 'home'].map((key) => queryClient.invalidateQueries({ queryKey: [key] }))),
    meta: { shownInPlace: true },
  });
}
