import type { TerritoryAccount, TerritoryProposal } from '../../api/territories.ts';

/** The accounts of the territories that are divided, with their owner on one side of the proposal. */
export function ownedOn(
  accounts: readonly TerritoryAccount[],
  { moves, before }: TerritoryProposal,
  side: 'before' | 'after',
): readonly TerritoryAccount[] {
  const owners = new Map(moves.map((move) => [move.accountId, side === 'after' ? move.toId : move.fromId]));
  const taken = new Set(before.territories.map(({ territoryId }) => territoryId));
  return accounts
    .map((each) => ({
      ...each,
      territoryId: owners.has(each.id) ? (owners.get(each.id) ?? null) : each.territoryId,
    }))
    .filter(({ id, territoryId }) => owners.has(id) || taken.has(territoryId ?? ''));
}
