import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { JsonObject } from './plan-json.ts';
import { ProblemError } from './problem.ts';
import type { Schemas } from './schemas.ts';

export type PlanDraft = Schemas['PlanDraft'];

export const planDraftsQuery = queryOptions({
  queryKey: ['plan-drafts'],
  queryFn: () => answerOf(api.GET('/plan-drafts')),
});

export const planDraftQuery = (id: string) =>
  queryOptions({
    queryKey: ['plan-draft', id],
    queryFn: async () => {
      const { draft, document } = await answerOf(api.GET('/plan-drafts/{id}', { params: { path: { id } } }));
      return { draft, document: document as JsonObject }; // it came as JSON
    },
  });

export type DraftSaving = Pick<PlanDraft, 'id' | 'planCode'> & {
  /** The saving that whoever writes has before their eyes; '0' before the first. */
  readonly follows: string;
  readonly document: JsonObject;
};

/** What was just saved is known here without being asked for again. */
export function useSaveDraft() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: sendDraft,
    meta: { shownInPlace: true },
    onSuccess: (draft, { document }) => {
      queryClient.setQueryData(planDraftQuery(draft.id).queryKey, { draft, document });
      return queryClient.invalidateQueries({ queryKey: planDraftsQuery.queryKey });
    },
  });
}

/** Kept alive by the browser when its page is left at once. */
export function sendDraft({ id, ...body }: DraftSaving): Promise<PlanDraft> {
  return answerOf(api.PUT('/plan-drafts/{id}', { params: { path: { id } }, body, keepalive: true }));
}

export type DraftState = Pick<PlanDraft, 'id'> & {
  readonly follows: string;
  readonly state: 'open' | 'discarded';
};

export function useSetDraftState() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: DraftState) =>
      answerOf(api.PUT('/plan-drafts/{id}/state', { params: { path: { id } }, body })),
    meta: { shownInPlace: true },
    onSettled: () => queryClient.invalidateQueries(),
  });
}

/** Whether another saved the same draft in between. */
export const isOvertaken = (error: unknown) =>
  error instanceof ProblemError && error.problem.code === 'plans.draft_overtaken_conflict';

/** A random UUID, also where the page came over plain HTTP: browsers then keep `crypto.randomUUID` away. */
export function newDraftId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
