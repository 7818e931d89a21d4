import { queryOptions } from '@tanstack/react-query';
import { read } from './client.ts';

export type PeriodChoice = {
  readonly code: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
};

export type Grain = 'month' | 'quarter' | 'year';

export const periodsQuery = (grain: Grain) =>
  queryOptions({
    queryKey: ['periods', grain],
    queryFn: () => read<readonly PeriodChoice[]>('/periods', { grain }),
    staleTime: 300_000,
  });
