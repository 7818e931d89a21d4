import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { Filter } from './filter.ts';

export type Grain = NonNullable<Filter<'/periods'>['grain']>;

export const periodsQuery = (grain: Grain) =>
  queryOptions({
    queryKey: ['periods', grain],
    queryFn: () => answerOf(api.GET('/periods', { params: { query: { grain } } })),
    staleTime: 300_000,
  });
