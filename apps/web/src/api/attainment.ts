import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import { known, type Filter } from './filter.ts';
import type { Schemas } from './schemas.ts';

export type AttainmentRow = Schemas['AttainmentRow'];
export type Attainment = Schemas['Attainment'];
export type AttainmentTotal = Pick<AttainmentRow, 'revenue' | 'quota' | 'attainment'>;
export type AttainmentFilter = Filter<'/attainment'> & { readonly by: AttainmentBy };
export type AttainmentBy = NonNullable<Filter<'/attainment'>['by']>;

export const attainmentQuery = (filter: AttainmentFilter) =>
  queryOptions({
    queryKey: ['attainment', filter],
    queryFn: () => answerOf(api.GET('/attainment', { params: { query: known(filter) } })),
    placeholderData: keepPreviousData,
  });
