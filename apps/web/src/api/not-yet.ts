import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';

export const notYetQuery = queryOptions({
  queryKey: ['not-yet'],
  queryFn: () => answerOf(api.GET('/not-yet')),
  staleTime: Number.POSITIVE_INFINITY,
});
