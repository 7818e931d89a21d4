import {
  civilCalendar,
  periodByCode,
  refused,
  ok,
  type Period,
  type Result,
  type Scope,
} from '@cordee/kernel';
import type { QuotaStore } from '@cordee/modules/quotas';
import {
  attainmentBySeller,
  attainmentByTeam,
  byAttainment,
  totalOf,
  type AttainmentTable,
} from './attainment.ts';
import type { DashboardStore } from './dashboards-store.ts';

export type AttainmentDeps = {
  readonly store: DashboardStore;
  readonly quotas: QuotaStore;
  readonly currencyOf: (tenant: string) => Promise<string>;
};

export async function readAttainment(
  deps: AttainmentDeps,
  scope: Scope,
  periodCode: string,
  by: 'seller' | 'team',
): Promise<Result<AttainmentTable>> {
  const period = await findPeriod(deps.quotas, scope, periodCode);
  if (!period) return refused('dashboards.period_not_found', { period: periodCode });
  const figures = await deps.store.sellerFigures(scope, period, await deps.store.revenueBase(scope));
  const rows = by === 'seller' ? attainmentBySeller(figures) : attainmentByTeam(figures);
  return ok({
    period,
    currency: await deps.currencyOf(scope.tenant),
    rows: rows.toSorted(byAttainment),
    total: totalOf(figures),
  });
}

/** A civil period by its code, or one that the organisation's quotas define. */
export async function findPeriod(
  quotas: QuotaStore,
  scope: Scope,
  code: string,
): Promise<Period | undefined> {
  const civil = periodByCode(civilCalendar, code);
  if (civil.ok) return civil.value;
  return (await quotas.periods(scope)).find((period) => period.code === code);
}
