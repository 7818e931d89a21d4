import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Body } from './client.ts';
import { known } from './filter.ts';
import type { Schemas } from './schemas.ts';

export type Estimate = Schemas['Estimate'];
export type EstimateLine = Estimate['lines'][number];
export type EstimateOrder = Body<'/estimates'>;
export type DealChange = Schemas['DealChange'];

/** The pay of one period as it stands and as it would stand. */
export const estimateQuery = (order: EstimateOrder, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['estimate', order, asOf],
    queryFn: () => answerOf(api.POST('/estimates', { params: { query: known({ asOf }) }, body: order })),
    staleTime: 30_000,
    gcTime: 60_000,
  });
