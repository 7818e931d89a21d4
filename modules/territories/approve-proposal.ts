import type { Result, Scope } from '@cordee/kernel';
import { proposalNotFound, proposalOutdated } from './errors.ts';
import { holdingsOf, onDay } from './propose-territories.ts';
import type { TerritoryStore } from './territories-store.ts';

/**
 * Brings a proposal into force from its first day on, by another than whoever made it. Refuses
 * territories.outdated_conflict where an account has changed hands since, and what the store refuses.
 */
export async function approveProposal(
  store: TerritoryStore,
  scope: Scope,
  id: string,
): Promise<Result<null>> {
  const proposal = await store.proposal(scope, id);
  if (!proposal) return proposalNotFound();
  const { moves } = proposal.result;
  const { accounts } = await store.book({ ...onDay(scope, proposal.effectiveFrom), branch: 0 });
  const owners = new Map<string, string | null>(
    accounts.map(({ id: account, territoryId }) => [account, territoryId]),
  );
  const changed = moves.filter(({ accountId, from }) => (owners.get(accountId) ?? null) !== from);
  if (proposal.approvedBy === null && changed.length > 0) return proposalOutdated(changed.length);
  return store.approve(scope, proposal, holdingsOf(proposal));
}
