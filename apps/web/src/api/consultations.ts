import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Body } from './client.ts';
import type { Schemas } from './schemas.ts';

export type Consultation = Schemas['Consultation'];
export type ConsultationComment = Schemas['ConsultationComment'];
export type ChangedArticle = NonNullable<Schemas['ConsultationRecord']['changes']>[number];
export type Trial = Schemas['PlanTrial'];

/** Newest first. */
export const consultationsQuery = queryOptions({
  queryKey: ['consultations'],
  queryFn: () => answerOf(api.GET('/consultations')),
});

export const consultationQuery = (id: string) =>
  queryOptions({
    queryKey: ['consultations', id],
    queryFn: () => answerOf(api.GET('/consultations/{id}', { params: { path: { id } } })),
  });

export const consultationRecordQuery = (id: string) =>
  queryOptions({
    queryKey: ['consultations', id, 'record'],
    queryFn: () => answerOf(api.GET('/consultations/{id}/record', { params: { path: { id } } })),
  });

export function useOpenConsultation() {
  return useConsultationChange((body: Body<'/consultations'>) =>
    answerOf(api.POST('/consultations', { body })),
  );
}

export function useComment(id: string) {
  return useConsultationChange((body: Body<'/consultations/{id}/comments'>) =>
    answerOf(api.POST('/consultations/{id}/comments', { params: { path: { id } }, body })),
  );
}

export function useAnswerComment(id: string, commentId: string) {
  return useConsultationChange((body: Body<'/consultations/{id}/comments/{commentId}/answer'>) =>
    answerOf(
      api.POST('/consultations/{id}/comments/{commentId}/answer', {
        params: { path: { id, commentId } },
        body,
      }),
    ),
  );
}

export function useCloseConsultation(id: string) {
  return useConsultationChange((body: Body<'/consultations/{id}/closing'>) =>
    answerOf(api.POST('/consultations/{id}/closing', { params: { path: { id } }, body })),
  );
}

export function useRecordPublication(id: string) {
  return useConsultationChange((effectiveFrom: string) =>
    answerOf(
      api.POST('/consultations/{id}/publication', { params: { path: { id } }, body: { effectiveFrom } }),
    ),
  );
}

/** Nothing is stored: the answer is the pay of that period under the plan, beside what one holds. */
export function useTrial(id: string) {
  return useMutation({
    mutationFn: (period: string): Promise<Trial> =>
      answerOf(api.POST('/consultations/{id}/trials', { params: { path: { id } }, body: { period } })),
    meta: { shownInPlace: true },
  });
}

function useConsultationChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['consultations'] }),
    meta: { shownInPlace: true },
  });
}
