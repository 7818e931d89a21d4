import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { read } from './client.ts';
import type { SourcePlace } from './figure.ts';

export type Person = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly email: string | null;
  readonly positionTitle: string | null;
  readonly role: string | null;
  readonly team: string | null;
  readonly teamId: string | null;
  readonly manager: string | null;
  readonly effectiveFrom: string;
  /** A ratio: '0.8' is 80 %. */
  readonly workingTime: string | null;
  readonly hiredOn: string | null;
  readonly leftOn: string | null;
  readonly place: SourcePlace | null;
};

export type Team = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly manager: string | null;
  readonly sellers: number;
};

export type PeopleFilter = { asOf?: string | undefined; q?: string | undefined; team?: string | undefined };

export const peopleQuery = (filter: PeopleFilter) =>
  queryOptions({
    queryKey: ['people', filter],
    queryFn: () => read<{ rows: readonly Person[]; total: number }>('/people', filter),
    placeholderData: keepPreviousData,
  });

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: () => read<readonly Team[]>('/teams'),
  staleTime: 300_000,
});
