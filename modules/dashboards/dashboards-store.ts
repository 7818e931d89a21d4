import type { EntityId, Period, PlainDate, Scope } from '@cordee/kernel';
import type { SellerFigures } from './attainment.ts';

/** What a period's revenue counts: orders where the organisation has any, else won deals. */
export type RevenueBase = 'order_intake' | 'won_deals';

export type Counts = {
  readonly people: number;
  /** Persons who hold a position. */
  readonly holders: number;
  readonly accounts: number;
  readonly deals: number;
  readonly transactions: number;
  readonly quotas: number;
  readonly plans: number;
  readonly imports: number;
  readonly runs: number;
  readonly uncredited: number;
};

export type DashboardStore = {
  sellerFigures(scope: Scope, period: Period, base: RevenueBase): Promise<readonly SellerFigures[]>;
  revenueBase(scope: Scope): Promise<RevenueBase>;
  /** The day of the oldest sale that counts, whoever made it; null where nothing was sold yet. */
  firstSaleOn(scope: Scope, base: RevenueBase): Promise<PlainDate | null>;
  /** The day of the newest sale that counts and that the scope sees; null where there is none. */
  lastSaleOn(scope: Scope, base: RevenueBase): Promise<PlainDate | null>;
  counts(scope: Scope): Promise<Counts>;
  monthlyRevenue(
    scope: Scope,
    base: RevenueBase,
    sellers: 'all' | readonly EntityId[],
    months: readonly Period[],
  ): Promise<readonly string[]>;
  /** Of every seller who sold anything in the months: one sum a month, in their order. */
  monthlyRevenueBySeller(
    scope: Scope,
    base: RevenueBase,
    months: readonly Period[],
  ): Promise<ReadonlyMap<EntityId, readonly string[]>>;
  /** Of every account that bought anything in the months, whoever sold it: one sum a month, in their order. */
  monthlyRevenueByAccount(
    scope: Scope,
    base: RevenueBase,
    months: readonly Period[],
  ): Promise<ReadonlyMap<EntityId, readonly string[]>>;
};
