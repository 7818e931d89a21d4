import { ok, type Result, type Scope } from '@cordee/kernel';
import { balanceOf, type Balance } from './balance.ts';
import { proposalNotFound, territoryNotFound } from './errors.ts';
import { pastMonths, yearOf } from './past-revenue.ts';
import type { ProposalRequest } from './proposal.ts';
import { onDay, takenPart, type TerritoryDeps } from './propose-territories.ts';

export type Draft = { readonly id: string; readonly locks: ProposalRequest['locks'] };

/** How even a proposal would be were these accounts where they are locked; nothing is written. Refuses what is not there. */
export async function draftBalance(
  { store, monthlyRevenue }: Pick<TerritoryDeps, 'store' | 'monthlyRevenue'>,
  scope: Scope,
  { id, locks }: Draft,
): Promise<Result<Balance>> {
  const proposal = await store.proposal(scope, id);
  if (!proposal) return proposalNotFound();
  const { request, result } = proposal;
  const [whole, months] = await Promise.all([
    store.book(onDay(scope, request.effectiveFrom)),
    monthlyRevenue(scope, pastMonths(scope)),
  ]);
  const book = takenPart(whole, request);
  const known = new Set<string>([...book.territories, ...book.accounts].map((each) => each.id));
  if (!locks.every((lock) => known.has(lock.accountId) && known.has(lock.territoryId)))
    return territoryNotFound();
  const owners = new Map([
    ...result.moves.map(({ accountId, to }) => [accountId, to] as const),
    ...locks.map(({ accountId, territoryId }) => [accountId, territoryId] as const),
  ]);
  const accounts = book.accounts.map((each) => ({
    ...each,
    territoryId: owners.get(each.id) ?? each.territoryId,
  }));
  return ok(balanceOf({ ...book, accounts }, request.visits, yearOf(months)));
}
