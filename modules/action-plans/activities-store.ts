import type { EntityId, PlainDate, Scope } from '@cordee/kernel';
import type { Activity, NamedActivity } from './activity.ts';
import type { OpenDeal, PortfolioAccount } from './portfolio.ts';
import type { SellerTried } from './tried-history.ts';

export type Window = { readonly from: PlainDate; readonly to: PlainDate };

export type ActivityStore = {
  /** Of the sellers whom the scope sees; planned or done within the window, the newest first. */
  activities(
    scope: Scope,
    filter: Window & { readonly sellers: readonly EntityId[] },
  ): Promise<readonly NamedActivity[]>;
  activity(scope: Scope, id: string): Promise<NamedActivity | undefined>;
  /** Whether the account is there and the deal is one of a seller whom the scope sees; what is null is. */
  isSeen(
    scope: Scope,
    subject: { readonly accountId: EntityId | null; readonly dealId: EntityId | null },
  ): Promise<boolean>;
  /** New activities, and what became of those that are known. */
  post(
    scope: Scope,
    activities: readonly Activity[],
    cause: 'actions.planned' | 'actions.logged',
  ): Promise<void>;
  /** As if it had never been said. */
  takeBack(scope: Scope, activity: Activity): Promise<void>;
  /** What every seller of the scope tried within the window: who tried and sold nothing is there with zeros. */
  tried(scope: Scope, window: Window, currency: string): Promise<readonly SellerTried[]>;
  openDeals(scope: Scope, sellerId: EntityId): Promise<readonly OpenDeal[]>;
  /** Accounts that the seller has deals with. */
  portfolio(scope: Scope, sellerId: EntityId, currency: string): Promise<readonly PortfolioAccount[]>;
  /** Days between the opening and the closing of won deals in the window: the middle one; null where there are none. */
  usualCycleDays(scope: Scope, window: Window): Promise<number | null>;
  /** Days of the window on which the seller was or will be away, by day and share of it. */
  absences(
    scope: Scope,
    sellerId: EntityId,
    window: Window,
  ): Promise<readonly { readonly from: string; readonly to: string; readonly share: string }[]>;
};
