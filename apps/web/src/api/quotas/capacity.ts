import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type Body } from '../client.ts';
import { known, type Filter } from '../filter.ts';
import type { Schemas } from '../schemas.ts';

export type Capacity = Schemas['Capacity'];
export type SavedPlan = Schemas['SavedCapacityPlan'];
export type CapacityComparison = Schemas['CapacityComparison'];
export type CapacityDrivers = Filter<'/capacity'>;

/** Asked again while a driver is typed: what stood there stays until the next answer is in. */
export const capacityQuery = (drivers: CapacityDrivers) =>
  queryOptions({
    queryKey: ['capacity', drivers],
    queryFn: ({ signal }) => answerOf(api.GET('/capacity', { params: { query: known(drivers) }, signal })),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    retry: false,
  });

const plansKey = ['capacity', 'plans'];

export const savedPlansQuery = queryOptions({
  queryKey: plansKey,
  queryFn: () => answerOf(api.GET('/capacity/plans')),
});

/** Of two versions, by their ids. */
export const comparisonQuery = (left: string, right: string) =>
  queryOptions({
    queryKey: ['capacity', 'comparison', left, right],
    queryFn: () => answerOf(api.GET('/capacity/comparison', { params: { query: { left, right } } })),
  });

const useSaved = () => {
  const queryClient = useQueryClient();
  return {
    onSettled: () => queryClient.invalidateQueries({ queryKey: plansKey }),
    meta: { shownInPlace: true },
  };
};

export const useOpenPlan = () =>
  useMutation({
    mutationFn: (body: Body<'/capacity/plans'>) => answerOf(api.POST('/capacity/plans', { body })),
    ...useSaved(),
  });

export const useNextVersion = (id: string) =>
  useMutation({
    mutationFn: (body: Body<'/capacity/plans/{id}/versions'>) =>
      answerOf(api.POST('/capacity/plans/{id}/versions', { params: { path: { id } }, body })),
    ...useSaved(),
  });

export const useRestoreVersion = (id: string) =>
  useMutation({
    mutationFn: (body: Body<'/capacity/plans/{id}/restored'>) =>
      answerOf(api.POST('/capacity/plans/{id}/restored', { params: { path: { id } }, body })),
    ...useSaved(),
  });
