import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Body } from './client.ts';
import type { Schemas } from './schemas.ts';

export type PlanForm = Schemas['PlanForm'];
export type FormField = Schemas['FormField'];
export type FieldShape = Schemas['FieldShape'];
export type PlanTrial = Schemas['PlanTrial'];
export type PlanRefusal = Schemas['PlanTrialAnswer']['refusals'][number];

export const planFormQuery = queryOptions({
  queryKey: ['plan-form'],
  queryFn: () => answerOf(api.GET('/plan-form')),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The pay of one seller under a document; the last answer stays while the next one comes. */
export const planTrialQuery = (document: string, payeeId: string, period: string) =>
  queryOptions({
    queryKey: ['plan-trial', document, payeeId, period],
    queryFn: () =>
      answerOf(api.POST('/plan-trials', { body: { document: JSON.parse(document), payeeId, period } })),
    placeholderData: keepPreviousData,
    enabled: payeeId !== '' && period !== '',
    staleTime: 60_000,
    gcTime: 60_000,
  });

export type PlanFinding = Schemas['PlanLint']['findings'][number];

/** What a document may do wrong to people or to the company; nothing is stored. */
export const planLintQuery = (document: string) =>
  queryOptions({
    queryKey: ['plan-lint', document],
    queryFn: () => answerOf(api.POST('/plans/lint', { body: { document: JSON.parse(document) } })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
  });

export function usePublishPlan() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Body<'/plans'>) => answerOf(api.POST('/plans', { body })),
    meta: { shownInPlace: true },
    onSuccess: () => queryClient.invalidateQueries(),
  });
}

export type FormulaPurpose = Schemas['FormulaQuestion']['purpose'];

/** What may be written at the cursor of a formula, and what is wrong with it. */
export function lookAtFormula(body: Schemas['FormulaQuestion']) {
  return answerOf(api.POST('/plans/formula', { body }));
}
