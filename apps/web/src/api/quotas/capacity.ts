import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../client.ts';
import { known, type Filter } from '../filter.ts';
import type { Schemas } from '../schemas.ts';

export type Capacity = Schemas['Capacity'];
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
