import { keepPreviousData, queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { answerOf, api, type Body } from './client.ts';
import type { Schemas } from './schemas.ts';
import type { Session } from './session.ts';

export type Simulation = Schemas['Simulation'];
export type SimulationDetail = Schemas['SimulationDetail'];

export const simulationsQuery = queryOptions({
  queryKey: ['simulations'],
  queryFn: () => answerOf(api.GET('/simulations')),
});

export const simulationQuery = (id: string) =>
  queryOptions({
    queryKey: ['simulation', id],
    queryFn: () => answerOf(api.GET('/simulations/{id}', { params: { path: { id } } })),
  });

export function useSimulate() {
  return useMutation({
    mutationFn: (order: Body<'/simulations'>) => answerOf(api.POST('/simulations', { body: order })),
    meta: { shownInPlace: true },
  });
}

/** The pay of everyone under a changed document; the last answer stays while the next one comes. */
export function useWhatIf(id: string, document: unknown) {
  return useQuery({
    queryKey: ['what-if', id, JSON.stringify(document)],
    queryFn: ({ signal }) =>
      answerOf(
        api.POST('/simulations/{id}/what-if', { params: { path: { id } }, body: { document }, signal }),
      ),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    retry: false,
  });
}

/** Trying a plan says what everyone would be paid; others read what was tried. */
export const maySimulate = ({ roles }: Pick<Session, 'roles'>): boolean =>
  roles.some((role) => role === 'revops' || role === 'finance');
