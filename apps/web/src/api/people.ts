import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import { known, type Filter } from './filter.ts';
import type { Schemas } from './schemas.ts';

export type Person = Schemas['Person'];
export type Team = Schemas['Team'];
export type PeopleFilter = Filter<'/people'>;

export const peopleQuery = (filter: PeopleFilter) =>
  queryOptions({
    queryKey: ['people', filter],
    queryFn: () => answerOf(api.GET('/people', { params: { query: known(filter) } })),
    placeholderData: keepPreviousData,
  });

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: () => answerOf(api.GET('/teams')),
  staleTime: 300_000,
});
