import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../client.ts';
import { fileForm } from '../file-form.ts';
import { known, type Filter } from '../filter.ts';
import type { Schemas } from '../schemas.ts';

export type TerritoryAreas = Schemas['TerritoryAreas'];
export type TerritoryArea = Schemas['TerritoryArea'];
export type AreaOutline = Schemas['AreaOutline'];

export const areasQuery = (day: Filter<'/territory-areas'>) =>
  queryOptions({
    queryKey: ['territories', 'areas', day],
    queryFn: () => answerOf(api.GET('/territory-areas', { params: { query: known(day) } })),
  });

export const areaOutlinesQuery = (day: Filter<'/territory-areas/outlines'>) =>
  queryOptions({
    queryKey: ['territories', 'area-outlines', day],
    queryFn: () => answerOf(api.GET('/territory-areas/outlines', { params: { query: known(day) } })),
  });

export function useBringAreas() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (file: File) =>
      answerOf(api.POST('/territory-areas', { body: { file }, bodySerializer: fileForm })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['territories'] }),
    meta: { shownInPlace: true },
  });
}
