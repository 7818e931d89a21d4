// A division as it can be judged: who holds what on its first day, and who held it until then.
import type { ProposalResult } from '../proposal.ts';
import type { Book, BookAccount } from '../territory.ts';

export const SIDES = ['before', 'after'] as const;
export type Side = (typeof SIDES)[number];

/** `before` is null where nothing would change: what is in force is looked at. */
export type Division = { readonly before: Book | null; readonly after: Book };

/**
 * Both sides of a proposal, of the territories that it divides. Accounts that it moves stand where it says, whether it is in
 * force already or not; all others where the book has them.
 */
export function divisionOf(
  { territories, accounts }: Book,
  { before, moves }: Pick<ProposalResult, 'before' | 'moves'>,
): Division {
  const divided = new Set(before.territories.map(({ territoryId }) => territoryId));
  const own = territories.filter(({ id }) => divided.has(id));
  const moved = new Map<string, (typeof moves)[number]>(moves.map((move) => [move.accountId, move]));
  const stood = (side: 'from' | 'to'): readonly BookAccount[] =>
    accounts.flatMap((account) => {
      const move = moved.get(account.id);
      if (move !== undefined) return [{ ...account, territoryId: move[side] }];
      return account.territoryId !== null && divided.has(account.territoryId) ? [account] : [];
    });
  return {
    before: { territories: own, accounts: stood('from') },
    after: { territories: own, accounts: stood('to') },
  };
}
