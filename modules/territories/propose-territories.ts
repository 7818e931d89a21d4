import type { Answer, ProblemDocument } from '@cordee/engine-territory';
import {
  compareDecimals,
  decimal,
  ok,
  plainDate,
  type Refusal,
  type Result,
  type Scope,
} from '@cordee/kernel';
import { balanceOf } from './balance.ts';
import { noAccounts, noTerritories, proposalNotFound } from './errors.ts';
import {
  leftOut,
  type Proposal,
  type ProposalRequest,
  type ProposalResult,
  type ProposedMove,
} from './proposal.ts';
import type { Holding, TerritoryStore } from './territories-store.ts';
import { problemOf } from './territory-problem.ts';
import { isPlaced, type Book, type BookAccount } from './territory.ts';

export type Solved = {
  readonly result: Result<Answer, readonly Refusal[]>;
  readonly isInterrupted: boolean;
  readonly seconds: number;
};
export type Watch = { progress(done: number, total: number): void; check(): void };
export type SolveOrder = {
  readonly problem: ProblemDocument;
  readonly seconds: number;
  readonly seed: number;
  readonly start: Readonly<Record<string, string>> | null;
};
/** Searches as long as it is allowed, away from the thread that asks; asked to stop, it answers with the best so far. */
type Solve = (order: SolveOrder, watch: Watch) => Promise<Solved>;

export type TerritoryDeps = { readonly store: TerritoryStore; readonly solve: Solve };

const seed = 1;

/**
 * Divides the accounts of some territories anew and keeps what came out as a proposal, in a branch of its own. Nothing in
 * force changes. Refuses territories.no_territories, territories.no_accounts, and what the engine finds impossible.
 */
export async function proposeTerritories(
  { store, solve }: TerritoryDeps,
  scope: Scope,
  { id, request }: { readonly id: string; readonly request: ProposalRequest },
  watch: Watch,
): Promise<Result<{ readonly proposalId: string }>> {
  if (await store.proposal(scope, id)) return ok({ proposalId: id });
  const base = request.basedOn === null ? null : await store.proposal(scope, request.basedOn);
  if (base === undefined) return proposalNotFound();
  const book = takenPart(await store.book(onDay(scope, request.effectiveFrom)), request);
  if (book.territories.length === 0) return noTerritories();
  const problem = problemOf(book, request);
  if (problem.points.length === 0) return noAccounts();
  const start = base === null ? null : startFrom(book, base);
  const { result, isInterrupted, seconds } = await solve(
    { problem, seconds: request.seconds, seed, start },
    watch,
  );
  if (!result.ok) return { ok: false, refusal: firstOf(result.refusal) };
  const made = resultOf(book, request, result.value);
  const holdings = made.moves.map(({ accountId, to }): Holding => ({
    accountId,
    territoryId: to,
    isLocked: false,
  }));
  const { name, effectiveFrom } = request;
  const locked = request.locks.map((lock): Holding => ({ ...lock, isLocked: true }));
  await store.propose(
    scope,
    { id, name, effectiveFrom, request, result: { ...made, isInterrupted, seconds } },
    [...holdings, ...locked],
  );
  return ok({ proposalId: id });
}

export function onDay(scope: Scope, day: string): Scope {
  return { ...scope, asOf: { ...scope.asOf, effective: plainDate(day) } };
}

/** The territories of the team, their accounts, and those that nobody has. */
function takenPart({ territories, accounts }: Book, { teamId }: ProposalRequest): Book {
  const own = territories.filter((each) => teamId === null || each.teamId === teamId);
  const ids = new Set<string>(own.map(({ id }) => id));
  return {
    territories: own,
    accounts: accounts.filter(({ territoryId }) =>
      territoryId === null ? teamId === null : ids.has(territoryId),
    ),
  };
}

/** Where the search begins: the earlier proposal's owner of each account. */
function startFrom({ accounts }: Book, { result }: Proposal): Readonly<Record<string, string>> {
  const moved = new Map<string, string>(result.moves.map(({ accountId, to }) => [accountId, to]));
  return Object.fromEntries(accounts.map(({ id, territoryId }) => [id, moved.get(id) ?? territoryId ?? '']));
}

function firstOf(refusals: readonly Refusal[]): Refusal {
  return refusals[0] ?? { code: 'territories.no_accounts', args: {} };
}

function resultOf(
  book: Book,
  { visits }: ProposalRequest,
  answer: Answer,
): Omit<ProposalResult, 'isInterrupted' | 'seconds'> {
  const ids = new Map<string, BookAccount['territoryId']>(book.territories.map(({ id }) => [id, id]));
  const after = book.accounts.map((each) => ({
    ...each,
    territoryId: ids.get(answer.assignment[each.id] ?? '') ?? each.territoryId,
  }));
  return {
    before: balanceOf(book, visits),
    after: balanceOf({ ...book, accounts: after }, visits),
    isFeasible: answer.feasible,
    constraints: answer.constraints,
    objectiveKm: answer.objective.value,
    bound: answer.bound,
    moves: movesOf(book, after, answer),
    ...answer.continuity,
    unplaced: leftOut(book.accounts.filter((each) => !isPlaced(each)).map(({ name }) => name)),
    withoutPotential: leftOut(
      book.accounts.filter(({ potential }) => potential === null).map(({ name }) => name),
    ),
  };
}

/** The accounts worth most first. */
function movesOf(book: Book, after: readonly BookAccount[], { moves }: Answer): readonly ProposedMove[] {
  const reasons = new Map(moves.map((move) => [move.point, move]));
  return after
    .flatMap(({ id, code, name, potential, territoryId: to }, index): ProposedMove[] => {
      const from = book.accounts[index]?.territoryId ?? null;
      if (to === null || from === to) return [];
      const { reason = 'unowned', activity = '', excess = 0, change = 0 } = reasons.get(id) ?? {};
      return [{ accountId: id, code, account: name, potential, from, to, reason, activity, excess, change }];
    })
    .toSorted(
      (a, b) =>
        compareDecimals(decimal(b.potential ?? '0'), decimal(a.potential ?? '0')) ||
        (a.code < b.code ? -1 : 1),
    );
}
