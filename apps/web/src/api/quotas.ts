import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { read } from './client.ts';
import type { Figure, SourcePlace } from './figure.ts';

export type Quota = {
  readonly id: string;
  readonly seller: string;
  readonly team: string | null;
  readonly measure: string;
  readonly period: string;
  readonly amount: Figure;
  readonly place: SourcePlace | null;
};

export type QuotaFilter = {
  readonly asOf?: string | undefined;
  readonly period?: string | undefined;
  readonly team?: string | undefined;
};

export const quotasQuery = (filter: QuotaFilter) =>
  queryOptions({
    queryKey: ['quotas', filter],
    queryFn: () => read<{ rows: readonly Quota[]; total: Figure | null }>('/quotas', filter),
    placeholderData: keepPreviousData,
  });
