import type { Answer, ProblemDocument } from '@cordee/engine-territory';
import { derivedId, ok, plainDate, type Refusal, type Result, type Scope } from '@cordee/kernel';
import { noTerritories, proposalNotFound } from './errors.ts';
import { pastMonths, yearOf, type MonthlyRevenue } from './past-revenue.ts';
import type { MadeProposal, Proposal, ProposalRequest } from './proposal.ts';
import { resultOf } from './proposal-result.ts';
import { searchSweep, tradedIn, type Found } from './search-sweep.ts';
import { worthComparing } from './sweep.ts';
import type { Holding, TerritoryStore } from './territories-store.ts';
import type { Book } from './territory.ts';

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
export type Solve = (order: SolveOrder, watch: Watch) => Promise<Solved>;

export type TerritoryDeps = {
  readonly store: TerritoryStore;
  readonly solve: Solve;
  readonly monthlyRevenue: MonthlyRevenue;
};

/**
 * Divides the accounts of some territories anew, leaning one way and another, and keeps what is worth comparing as a set of
 * proposals, each in a branch of its own. Nothing in force changes. Refuses territories.no_territories,
 * territories.no_accounts, and what the engine finds impossible.
 */
export async function proposeTerritories(
  { store, solve, monthlyRevenue }: TerritoryDeps,
  scope: Scope,
  { id, request }: { readonly id: string; readonly request: ProposalRequest },
  watch: Watch,
): Promise<Result<{ readonly proposalId: string }>> {
  if (await store.proposal(scope, id)) return ok({ proposalId: id });
  const base = request.basedOn === null ? null : await store.proposal(scope, request.basedOn);
  if (base === undefined) return proposalNotFound();
  const book = takenPart(await store.book(onDay(scope, request.effectiveFrom)), request);
  if (book.territories.length === 0) return noTerritories();
  const start = base === null ? null : startFrom(book, base);
  const searched = await searchSweep({ solve, book, request, start }, watch);
  if (!searched.ok) return searched;
  const revenue = yearOf(await monthlyRevenue(scope, pastMonths(scope)));
  const results = searched.value.map((found) => ({
    ...found,
    result: { ...resultOf(book, { visits: request.visits, revenue }, found.answer), ...spentBy(found) },
  }));
  const shown = worthComparing(results, ({ result }) => tradedIn(result));
  const made = shown.map(({ weights: { aim, ...weights }, result }, index): MadeProposal => ({
    id: index === 0 ? id : derivedId(scope.tenant, 'territory_proposal', `${id}:${aim}`),
    setId: id,
    aim,
    name: request.name,
    effectiveFrom: request.effectiveFrom,
    request: { ...request, ...weights },
    result,
  }));
  await store.propose(
    scope,
    made.map((each) => ({ ...each, holdings: holdingsOf(each) })),
  );
  return ok({ proposalId: id });
}

const spentBy = ({ isInterrupted, seconds }: Found) => ({ isInterrupted, seconds });

/** What a proposal would write: who moves, and who is locked. */
export function holdingsOf({ result, request }: Pick<Proposal, 'result' | 'request'>): readonly Holding[] {
  const locked = request.locks.map((lock): Holding => ({ ...lock, isLocked: true }));
  const known = new Set(locked.map(({ accountId }) => accountId));
  const moved = result.moves.filter(({ accountId }) => !known.has(accountId));
  return [
    ...moved.map(({ accountId, to }): Holding => ({ accountId, territoryId: to, isLocked: false })),
    ...locked,
  ];
}

export function onDay(scope: Scope, day: string): Scope {
  return { ...scope, asOf: { ...scope.asOf, effective: plainDate(day) } };
}

/** The territories of the team, their accounts, and those that nobody has. */
export function takenPart({ territories, accounts }: Book, { teamId }: ProposalRequest): Book {
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
