import { queryOptions, useMutation } from '@tanstack/react-query';
import { answerOf, api, type Body } from './client.ts';
import type { Schemas } from './schemas.ts';

export type SimulationDetail = Schemas['SimulationDetail'];

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
