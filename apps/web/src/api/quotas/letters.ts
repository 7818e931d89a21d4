import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Body } from '../client.ts';
import { fileAddress } from '../file-address.ts';
import type { Schemas } from '../schemas.ts';

export type Letter = Schemas['Letter'];
export type LetterState = Schemas['LetterState'];
export type LetterCalendar = Schemas['LetterCalendar'];
export type LetterProofs = Schemas['LetterProofs'];
export type LetterContent = Body<'/quota-rounds/{id}/letters'>;
export type LetterAct = NonNullable<Letter['act']>;
export type CommitmentMark = Body<'/letters/{id}/commitments'>;

const at = (id: string) => ({ params: { path: { id } } });

/** Asked again now and then: the other may sign at any time. */
export const letterQuery = (id: string) =>
  queryOptions({
    queryKey: ['letters', id],
    queryFn: () => answerOf(api.GET('/letters/{id}', at(id))),
    refetchInterval: ({ state }) => (state.data?.outcome ? false : 15_000),
  });

export const letterCalendarQuery = (roundId: string) =>
  queryOptions({
    queryKey: ['letters', 'calendar', roundId],
    queryFn: () => answerOf(api.GET('/quota-rounds/{id}/calendar', at(roundId))),
  });

export const letterProofsQuery = (roundId: string) =>
  queryOptions({
    queryKey: ['letters', 'proofs', roundId],
    queryFn: () => answerOf(api.GET('/quota-rounds/{id}/proofs', at(roundId))),
  });

/** For whoever may read it alone; the server refuses it to everybody else. */
export const eurosAtRiskQuery = (roundId: string) =>
  queryOptions({
    queryKey: ['letters', 'risk', roundId],
    queryFn: () => answerOf(api.GET('/quota-rounds/{id}/euros-at-risk', at(roundId))),
  });

export const letterFile = (id: string, format: 'pdf' | 'zip') =>
  fileAddress('/letters/{id}/file', { path: { id }, query: { format } });

export function useOpenLetters(roundId: string) {
  return useLetterChange((body: LetterContent) =>
    answerOf(api.POST('/quota-rounds/{id}/letters', { ...at(roundId), body })),
  );
}

export function useWriteLetter(id: string) {
  return useLetterChange((body: LetterContent) => answerOf(api.PUT('/letters/{id}', { ...at(id), body })));
}

export function usePublishLetter(id: string) {
  return useLetterChange((act: LetterAct) =>
    answerOf(api.POST('/letters/{id}/publication', { ...at(id), body: { act } })),
  );
}

export function useReplaceLetter(id: string) {
  return useLetterChange(() => answerOf(api.POST('/letters/{id}/replacement', at(id))));
}

export function useWithdrawLetter(id: string) {
  return useLetterChange((reason: string) =>
    answerOf(api.POST('/letters/{id}/withdrawal', { ...at(id), body: { reason } })),
  );
}

export function useRefuseLetter(id: string) {
  return useLetterChange((reason: string) =>
    answerOf(api.POST('/letters/{id}/refusal', { ...at(id), body: { reason } })),
  );
}

export function useOpenedLetter(id: string) {
  return useLetterChange(() => answerOf(api.POST('/letters/{id}/reading', at(id))));
}

export function useSendCode(id: string) {
  return useLetterChange(() => answerOf(api.POST('/letters/{id}/code', at(id))));
}

export function useSignLetter(id: string) {
  return useLetterChange((body: Body<'/letters/{id}/signature'>) =>
    answerOf(api.POST('/letters/{id}/signature', { ...at(id), body })),
  );
}

export function useSayInLetter(id: string) {
  return useLetterChange((text: string) =>
    answerOf(api.POST('/letters/{id}/messages', { ...at(id), body: { text } })),
  );
}

export function useMarkCommitment(id: string) {
  return useLetterChange((body: CommitmentMark) =>
    answerOf(api.POST('/letters/{id}/commitments', { ...at(id), body })),
  );
}

/** Letters and calendars are asked for anew, whether it was done or refused. */
function useLetterChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['letters'] }),
    meta: { shownInPlace: true },
  });
}
