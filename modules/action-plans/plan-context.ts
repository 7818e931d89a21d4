// All that the plan of one seller for one period follows from: their history, the team's, the days worked, the quota.
import {
  civilCalendar,
  compareDates,
  currency,
  decimal,
  ok,
  periodByCode,
  refused,
  sumDecimals,
  type Currency,
  type Decimal,
  type EntityId,
  type Period,
  type PlainDate,
  type Result,
  type Scope,
} from '@cordee/kernel';
import { outermostQuotas, type QuotaStore } from '@cordee/modules/quotas';
import type { ActivityStore, Window } from './activities-store.ts';
import type { ActivityList } from './activity-list.ts';
import type { PlanStore } from './plans-store.ts';
import type { ReviewStore } from './reviews-store.ts';
import { sees } from './policy.ts';
import type { SellerTried } from './tried-history.ts';
import { workedDays } from './worked-days.ts';

export type ActionPlanDeps = {
  readonly activities: ActivityStore;
  readonly activityList: ActivityList;
  readonly plans: PlanStore;
  readonly reviews: ReviewStore;
  readonly quotas: QuotaStore;
  readonly currencyOf: (tenant: Scope['tenant']) => Promise<string>;
  /** Which person the caller is; null for whoever is none, or sees everybody. */
  readonly personOf: (scope: Scope) => Promise<EntityId | null>;
  readonly personNames: (scope: Scope) => Promise<ReadonlyMap<string, { readonly name: string }>>;
  readonly nameOf: (userId: string) => Promise<string>;
  readonly newId: () => string;
};

export type PlanContext = {
  readonly sellerId: EntityId;
  readonly period: Period;
  readonly today: PlainDate;
  readonly currency: Currency;
  readonly window: Window;
  readonly own: SellerTried;
  readonly everybody: readonly SellerTried[];
  readonly daysWorked: Decimal;
  /** The sum of the seller's quotas of order intake for the period; null where there is none. */
  readonly quota: { readonly amount: Decimal; readonly id: string | null } | null;
};

export const monthsOfHistory = 12;

/** Refuses actions.seller_not_found to whoever does not see the seller, kernel.period_unknown, actions.no_days_worked. */
export async function planContext(
  deps: ActionPlanDeps,
  scope: Scope,
  { sellerId, period: code }: { readonly sellerId: EntityId; readonly period: string },
): Promise<Result<PlanContext>> {
  if (!sees(scope, sellerId)) return refused('actions.seller_not_found');
  const period = periodByCode(civilCalendar, code);
  if (!period.ok) return period;
  const { today } = scope;
  const window = historyWindow(period.value, today);
  const unit = await deps.currencyOf(scope.tenant);
  const everybody = await deps.activities.tried(organisationWide(scope), window, unit);
  const own = everybody.find((each) => each.sellerId === sellerId);
  if (own === undefined) return refused('actions.seller_not_found');
  const away = await deps.activities.absences(scope, sellerId, period.value);
  const daysWorked = workedDays(period.value, away);
  if (daysWorked.unscaled <= 0n) return refused('actions.no_days_worked', { period: code });
  const quota = await quotaOf(deps.quotas, organisationWide(scope), sellerId, period.value, unit);
  const known = { period: period.value, today, window, own, everybody, daysWorked, quota };
  return ok({ sellerId, currency: currency(unit), ...known });
}

/** The team's and the organisation's averages are everybody's to compare with; nobody's own figures leave from here. */
export const organisationWide = (scope: Scope): Scope => ({
  ...scope,
  people: 'all',
  positions: 'all',
  branch: 0,
  asOf: { ...scope.asOf, effective: scope.today },
});

/** The last twelve months that are over, and for a period that is over those that end with it. */
export function historyWindow({ to: end }: Pick<Period, 'to'>, today: PlainDate): Window {
  const thisMonth = today.with({ day: 1 });
  const to = compareDates(end, thisMonth) < 0 ? end : thisMonth;
  return { from: to.subtract({ months: monthsOfHistory }), to };
}

async function quotaOf(
  quotas: QuotaStore,
  scope: Scope,
  sellerId: EntityId,
  period: Period,
  unit: string,
): Promise<PlanContext['quota']> {
  const rows = (await quotas.quotas(scope, { people: [sellerId], overlapping: period })).filter(
    ({ personId, measure, dimension, currency: of }) =>
      personId === sellerId && measure === 'order_intake' && dimension === null && of === unit,
  );
  const whole = rows.filter((row) => row.period === period.code);
  const inside = rows.filter(
    ({ periodFrom, periodTo }) => periodFrom >= period.from.toString() && periodTo <= period.to.toString(),
  );
  const chosen = whole.length > 0 ? whole : outermostQuotas(inside);
  if (chosen.length === 0) return null;
  return {
    amount: sumDecimals(chosen.map(({ amount }) => decimal(amount))),
    id: chosen.length === 1 ? (chosen[0]?.id ?? null) : null,
  };
}
