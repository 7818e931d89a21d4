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

export type QuotaPeriod = {
  readonly calendar: string;
  readonly code: string;
  readonly from: string;
  readonly to: string;
};

export const quotaPeriodsQuery = queryOptions({
  queryKey: ['quota-periods'],
  queryFn: () => read<readonly QuotaPeriod[]>('/quotas/periods'),
});

/** The period with quotas in which a day falls, else the last one before it: half-open, so `to` is outside. */
export function currentPeriod(periods: readonly QuotaPeriod[], day: string): string | undefined {
  const begun = periods.filter((period) => period.from <= day).toSorted((a, b) => (a.from < b.from ? 1 : -1));
  return (begun.find((period) => day < period.to) ?? begun[0])?.code;
}
