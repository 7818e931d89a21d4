import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Body } from '../client.ts';
import { known, type Filter } from '../filter.ts';
import type { Schemas } from '../schemas.ts';

export type PlanEquation = Schemas['PlanEquation'];
export type EquationStep = Schemas['EquationStep'];
export type ActionPlan = Schemas['ActionPlan'];
export type ActionPlanVersion = Schemas['ActionPlanVersion'];
export type AccountSuggestion = Schemas['AccountSuggestion'];
export type AskedEquation = Filter<'/action-plans/equation'> & { readonly period: string };
export type ProposedPlan = Body<'/action-plans'>;

/** Asked again while a slider moves: what stood there stays until the next answer is in. */
export const equationQuery = (asked: AskedEquation) =>
  queryOptions({
    queryKey: ['action-plans', 'equation', asked],
    queryFn: ({ signal }) => {
      const { period, ...rest } = asked;
      const query = { ...known(rest), period };
      return answerOf(api.GET('/action-plans/equation', { params: { query }, signal }));
    },
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    retry: false,
  });

export const actionPlansQuery = (asked: Filter<'/action-plans'>) =>
  queryOptions({
    queryKey: ['action-plans', 'list', asked],
    queryFn: () => answerOf(api.GET('/action-plans', { params: { query: known(asked) } })),
  });

export const suggestionsQuery = (seller: string | undefined) =>
  queryOptions({
    queryKey: ['action-plans', 'suggestions', seller],
    queryFn: () => answerOf(api.GET('/action-plans/suggestions', { params: { query: known({ seller }) } })),
  });

export function useProposePlan() {
  return usePlanChange((body: ProposedPlan) => answerOf(api.POST('/action-plans', { body })));
}

export function useAgreePlan(id: string) {
  return usePlanChange((versionId: string) =>
    answerOf(api.POST('/action-plans/{id}/agreement', { params: { path: { id } }, body: { versionId } })),
  );
}

/** Runs a change of a plan, then asks for plans anew, whether it was done or refused. */
function usePlanChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['action-plans'] }),
    meta: { shownInPlace: true },
  });
}
