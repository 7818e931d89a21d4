import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Body } from '../client.ts';
import { known, type Filter } from '../filter.ts';
import type { Schemas } from '../schemas.ts';

export type MonthReview = Schemas['MonthReview'];
export type ReviewLine = Schemas['ReviewLine'];
export type TeamReviewLine = Schemas['TeamReviewLine'];
type AskedReview = Filter<'/action-plans/review'> & { readonly month: string };

export const monthReviewQuery = ({ month, ...asked }: AskedReview) =>
  queryOptions({
    queryKey: ['action-plans', 'review', month, asked],
    queryFn: () =>
      answerOf(api.GET('/action-plans/review', { params: { query: { ...known(asked), month } } })),
  });

export const teamReviewQuery = (month: string) =>
  queryOptions({
    queryKey: ['action-plans', 'team-review', month],
    queryFn: () => answerOf(api.GET('/action-plans/team-review', { params: { query: { month } } })),
  });

export function useSayReview(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Body<'/action-plans/{id}/reviews'>) =>
      answerOf(api.POST('/action-plans/{id}/reviews', { params: { path: { id } }, body })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['action-plans'] }),
    meta: { shownInPlace: true },
  });
}
