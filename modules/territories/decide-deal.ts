import { plainDate, refused, type EntityId, type Result, type Scope } from '@cordee/kernel';
import type { Fate } from './deal-fate.ts';
import { dealNotFound, proposalNotFound } from './errors.ts';
import { movedDeals, sellerChanges, type Holders, type MovedDeal, type SellerChange } from './moved-deal.ts';
import type { DealComment, MovedDealStore } from './moved-deals-store.ts';
import { whoReads } from './policy.ts';
import type { Proposal } from './proposal.ts';
import type { TerritoryStore } from './territories-store.ts';

export type MovedDealDeps = {
  readonly store: Pick<TerritoryStore, 'proposal'>;
  readonly movedDeals: MovedDealStore;
  readonly currencyOf: (tenant: string) => Promise<string>;
  readonly newId: () => string;
};

export type SeenDeals = {
  readonly proposal: Proposal;
  readonly isShared: boolean;
  readonly deals: readonly MovedDeal[];
  readonly sellers: readonly SellerChange[];
  readonly holders: Holders;
  readonly currency: string;
  readonly comments: readonly DealComment[];
};

/**
 * The open deals that a proposal moves, as far as the reader is concerned by them: sellers and managers see those given or
 * taken by their own people, once they are shown. Refuses territories.proposal_not_found to whoever it does not concern.
 */
export async function seenDeals(
  { store, movedDeals: kept, currencyOf }: MovedDealDeps,
  scope: Scope,
  id: string,
): Promise<Result<SeenDeals>> {
  const proposal = await store.proposal(scope, id);
  if (!proposal) return proposalNotFound();
  const { result, effectiveFrom } = proposal;
  const { moves } = result;
  const facts = await kept.facts(scope, proposal);
  const all = movedDeals({ ...facts, effectiveFrom, moves });
  const currency = await currencyOf(scope.tenant);
  const changes = sellerChanges(moves, all, { holders: facts.holders, currency });
  const sees = (person: EntityId | null) =>
    scope.people === 'all' || (person !== null && scope.people.includes(person));
  const deals = all.filter(({ giverId, takerId }) => sees(giverId) || sees(takerId));
  const sellers = changes.filter(({ personId }) => sees(personId));
  const isWide = scope.roles.some((role) => whoReads.some((each) => each === role));
  if (!isWide && (sellers.length === 0 || !isSeen(proposal, facts.isShared))) return proposalNotFound();
  const known = new Set<string>(deals.map((deal) => deal.id));
  const comments = facts.comments.filter(({ dealId }) => known.has(dealId));
  const { isShared, holders } = facts;
  return { ok: true, value: { proposal, isShared, deals, sellers, holders, currency, comments } };
}

const isSeen = ({ approvedBy }: Proposal, isShared: boolean): boolean => isShared || approvedBy !== null;

type Found = { readonly proposal: Proposal; readonly deal: MovedDeal };

async function findDeal(
  deps: MovedDealDeps,
  scope: Scope,
  { id, dealId }: { readonly id: string; readonly dealId: string },
): Promise<Result<Found>> {
  const seen = await seenDeals(deps, scope, id);
  if (!seen.ok) return seen;
  const deal = seen.value.deals.find((each) => each.id === dealId);
  return deal === undefined ? dealNotFound() : { ok: true, value: { proposal: seen.value.proposal, deal } };
}

type At = { readonly id: string; readonly dealId: string };

/**
 * Lets a deal follow its account, or leaves it to its seller until a day. Refuses territories.deal_not_found,
 * territories.deal_days_invalid, territories.deal_seller_missing and territories.approved_conflict.
 */
export async function decideDeal(
  deps: MovedDealDeps,
  scope: Scope,
  at: At,
  fate: Fate,
): Promise<Result<null>> {
  const found = await findDeal(deps, scope, at);
  if (!found.ok) return found;
  const { proposal, deal } = found.value;
  if (proposal.approvedBy !== null) return refused('territories.approved_conflict');
  if (deal.giverId === null) return refused('territories.deal_seller_missing', { deal: deal.code });
  const day = plainDate(proposal.effectiveFrom).toString();
  if (fate.kind === 'stays' && fate.lastDay < day) return refused('territories.deal_days_invalid', { day });
  return deps.movedDeals.decide(scope, proposal, { id: deps.newId(), deal, fate });
}

/** One of the two says something of a deal. Refuses territories.deal_not_found. */
export async function commentDeal(
  deps: MovedDealDeps,
  scope: Scope,
  at: At,
  text: string,
): Promise<Result<null>> {
  const found = await findDeal(deps, scope, at);
  if (!found.ok) return found;
  const { proposal, deal } = found.value;
  await deps.movedDeals.comment(scope, proposal, { id: deps.newId(), deal, text });
  return { ok: true, value: null };
}

/** Shows the proposal to those whom it moves. Refuses territories.proposal_not_found, territories.shared_conflict. */
export async function shareProposal(deps: MovedDealDeps, scope: Scope, id: string): Promise<Result<null>> {
  const proposal = await deps.store.proposal(scope, id);
  return proposal ? deps.movedDeals.share(scope, proposal) : proposalNotFound();
}
