import { entityId, ok, plainDate, type EntityId, type Result, type Scope } from '@cordee/kernel';
import { proposalNotFound } from '../errors.ts';
import { pastMonths, type MonthlyRevenue } from '../past-revenue.ts';
import type { Proposal } from '../proposal.ts';
import { onDay } from '../propose-territories.ts';
import type { TerritoryStore } from '../territories-store.ts';
import type { MovedDealStore } from '../moved-deals-store.ts';
import { divisionOf } from './division.ts';
import { fairnessSheet, type FairnessSheet } from './fairness-sheet.ts';
import type { PositionQuota } from './territory-quota.ts';

export type FairnessDeps = {
  readonly store: Pick<TerritoryStore, 'book' | 'proposal'>;
  readonly movedDeals: Pick<MovedDealStore, 'holders'>;
  readonly currencyOf: (tenant: string) => Promise<string>;
  readonly monthlyRevenue: MonthlyRevenue;
  readonly positionQuotas: (scope: Scope) => Promise<readonly PositionQuota[]>;
};

export type JudgedDivision = {
  readonly sheet: FairnessSheet;
  /** Null: what is in force on the day is looked at. */
  readonly proposal: Proposal | null;
};

/**
 * The sheet of a proposal by its id, or of what is in force on a day. Refuses territories.proposal_not_found.
 */
export async function judgedDivision(
  deps: FairnessDeps,
  scope: Scope,
  division: string,
): Promise<Result<JudgedDivision>> {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(division);
  const proposal = isDay ? null : await deps.store.proposal(scope, division);
  if (proposal === undefined) return proposalNotFound();
  const day = plainDate(proposal?.effectiveFrom ?? division).toString();
  const book = await deps.store.book(onDay(scope, day));
  const months = pastMonths(scope);
  const [byAccount, quotas, currency] = await Promise.all([
    deps.monthlyRevenue(scope, months),
    deps.positionQuotas(onDay(scope, day)),
    deps.currencyOf(scope.tenant),
  ]);
  const sheet = fairnessSheet({
    day,
    currency,
    division: proposal === null ? { before: null, after: book } : divisionOf(book, proposal.result),
    bought: { months: months.map(({ from }) => from.month), byAccount },
    quotas,
  });
  return ok({ sheet, proposal });
}

/** Who would give an account and who would take it, on the first day of the division. */
export async function sellersOfMove(
  { movedDeals }: FairnessDeps,
  scope: Scope,
  { sheet, proposal }: JudgedDivision,
  accountId: string,
): Promise<{ readonly giver: EntityId | null; readonly taker: EntityId | null } | null> {
  const move = proposal?.result.moves.find((each) => each.accountId === entityId(accountId));
  if (move === undefined) return null;
  const holders = await movedDeals.holders(scope, sheet.day);
  return { giver: holders.get(move.from ?? '') ?? null, taker: holders.get(move.to) ?? null };
}
