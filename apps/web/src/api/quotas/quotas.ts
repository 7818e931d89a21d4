import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../client.ts';
import { known, type Filter } from '../filter.ts';
import type { Schemas } from '../schemas.ts';

export type Quota = Schemas['Quota'];
export type QuotaPeriod = Schemas['QuotaPeriod'];
export type QuotaFilter = Filter<'/quotas'>;

export const quotasQuery = (filter: QuotaFilter) =>
  queryOptions({
    queryKey: ['quotas', filter],
    queryFn: () => answerOf(api.GET('/quotas', { params: { query: known(filter) } })),
    placeholderData: keepPreviousData,
  });

export const quotaPeriodsQuery = queryOptions({
  queryKey: ['quota-periods'],
  queryFn: () => answerOf(api.GET('/quotas/periods')),
});

/** The period with quotas in which a day falls, else the last one before it: half-open, so `to` is outside. */
export function currentPeriod(periods: readonly QuotaPeriod[], day: string): string | undefined {
  const begun = periods.filter((period) => period.from <= day).toSorted((a, b) => (a.from < b.from ? 1 : -1));
  return (begun.find((period) => day < period.to) ?? begun[0])?.code;
}
