import type { Answer } from '@cordee/engine-territory';
import { compareDecimals, decimal } from '@cordee/kernel';
import { balanceOf, type YearRevenue } from './balance.ts';
import type { Visits } from './effort.ts';
import { leftOut, type ProposalResult, type ProposedMove } from './proposal.ts';
import { isPlaced, type Book, type BookAccount } from './territory.ts';

/** What a division would change, in the words of the organisation. */
export function resultOf(
  book: Book,
  { visits, revenue }: { readonly visits: Visits; readonly revenue: YearRevenue },
  answer: Answer,
): Omit<ProposalResult, 'isInterrupted' | 'seconds'> {
  const ids = new Map<string, BookAccount['territoryId']>(book.territories.map(({ id }) => [id, id]));
  const after = book.accounts.map((each) => ({
    ...each,
    territoryId: ids.get(answer.assignment[each.id] ?? '') ?? each.territoryId,
  }));
  return {
    before: balanceOf(book, visits, revenue),
    after: balanceOf({ ...book, accounts: after }, visits, revenue),
    isFeasible: answer.feasible,
    constraints: answer.constraints,
    conflict: answer.conflict,
    accountNames: namesIn(book, answer),
    objectiveKm: answer.objective.value,
    bound: answer.bound,
    moves: movesOf(book, { after, revenue }, answer),
    ...answer.continuity,
    unplaced: leftOut(book.accounts.filter((each) => !isPlaced(each)).map(({ name }) => name)),
    withoutPotential: leftOut(
      book.accounts.filter(({ potential }) => potential === null).map(({ name }) => name),
    ),
  };
}

function namesIn({ accounts }: Book, { conflict }: Answer): Readonly<Record<string, string>> {
  const named = new Set(conflict.map(({ point }) => point));
  return Object.fromEntries(accounts.flatMap(({ id, name }) => (named.has(id) ? [[id, name]] : [])));
}

/** The accounts worth most first. */
function movesOf(
  book: Book,
  { after, revenue }: { readonly after: readonly BookAccount[]; readonly revenue: YearRevenue },
  { moves }: Answer,
): readonly ProposedMove[] {
  const reasons = new Map(moves.map((move) => [move.point, move]));
  return after
    .flatMap(({ id, code, name, potential, territoryId: to }, index): ProposedMove[] => {
      const from = book.accounts[index]?.territoryId ?? null;
      if (to === null || from === to) return [];
      const { reason = 'unowned', activity = '', excess = 0, change = 0 } = reasons.get(id) ?? {};
      const own = { accountId: id, code, account: name, potential, revenue: revenue.get(id) ?? '0' };
      return [{ ...own, from, to, reason, activity, excess, change }];
    })
    .toSorted(
      (a, b) =>
        compareDecimals(decimal(b.potential ?? '0'), decimal(a.potential ?? '0')) ||
        (a.code < b.code ? -1 : 1),
    );
}
