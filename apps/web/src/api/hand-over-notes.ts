import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Body } from './client.ts';
import type { Schemas } from './schemas.ts';

export type HandOver = Schemas['HandOver'];
export type HandOverNote = Schemas['HandOverNote'];
export type NoteOrder = Body<'/hand-over-notes'>;
export type NoteReply = Body<'/hand-over-notes/{id}/answer'>;

export const handOversQuery = queryOptions({
  queryKey: ['hand-over-notes'],
  queryFn: () => answerOf(api.GET('/hand-over-notes')),
});

export function useWriteNote() {
  return useNoteChange((body: NoteOrder) => answerOf(api.POST('/hand-over-notes', { body })));
}

export function useAnswerNote(id: string) {
  return useNoteChange((body: NoteReply) =>
    answerOf(api.POST('/hand-over-notes/{id}/answer', { params: { path: { id } }, body })),
  );
}

/** Notes are asked for anew, whether it was done or refused. */
function useNoteChange<Given, Answered>(change: (given: Given) => Promise<Answered>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: ['hand-over-notes'] }),
    meta: { shownInPlace: true },
  });
}
