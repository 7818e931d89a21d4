// One search after the other, each leaning elsewhere: the first takes its time, the others go on from what it found.
import type { Answer } from '@cordee/engine-territory';
import { decimalText, ok, type Refusal, type Result } from '@cordee/kernel';
import { sumOf } from './balance.ts';
import { noAccounts } from './errors.ts';
import type { Solve, Watch } from './propose-territories.ts';
import type { ProposalRequest, ProposalResult } from './proposal.ts';
import { sweepOf, type Traded, type Weights } from './sweep.ts';
import { problemOf } from './territory-problem.ts';
import type { Book } from './territory.ts';

export type Found = {
  readonly weights: Weights;
  readonly answer: Answer;
  readonly isInterrupted: boolean;
  readonly seconds: number;
};

export type SweepOrder = {
  readonly solve: Solve;
  readonly book: Book;
  readonly request: ProposalRequest;
  /** Where to begin, where something is known already. */
  readonly start: Readonly<Record<string, string>> | null;
};

const seed = 1;
/** The time of each search after the first, beside it. */
const after = 0.25;

/**
 * What each weight of the sweep leads to, as asked first. A search that leans elsewhere and finds nothing that keeps its
 * constraints is left out; stopped, the sweep ends with what it has. Refuses territories.no_accounts, and what is impossible
 * as asked.
 */
export async function searchSweep(
  { solve, book, request, start }: SweepOrder,
  watch: Watch,
): Promise<Result<readonly Found[]>> {
  const sweep = sweepOf(request);
  const found: Found[] = [];
  let done = 0;
  for (const weights of sweep) {
    const isFirst = found.length === 0;
    const problem = problemOf(book, { ...request, ...weights });
    if (problem.points.length === 0) return noAccounts();
    const share = (isFirst ? 1 : after) / (1 + after * (sweep.length - 1));
    const { result, ...spent } = await solve(
      {
        problem,
        seed,
        seconds: request.seconds * (isFirst ? 1 : after),
        start: found[0]?.answer.assignment ?? start,
      },
      partOf(watch, done, share),
    );
    done += share;
    if (isFirst && !result.ok) return { ok: false, refusal: inWords(book, firstOf(result.refusal)) };
    if (result.ok && (isFirst || result.value.feasible))
      found.push({ weights, answer: result.value, ...spent });
    if (spent.isInterrupted) break;
  }
  return ok(found);
}

/** The progress of one search as a part of all. */
function partOf(watch: Watch, done: number, share: number): Watch {
  return {
    check: () => watch.check(),
    progress: (own, total) => watch.progress(Math.floor((done + (share * own) / total) * 100), 100),
  };
}

function firstOf(refusals: readonly Refusal[]): Refusal {
  return refusals[0] ?? { code: 'territories.no_accounts', args: {} };
}

/** The engine knows ids alone: accounts and territories are told by their names. */
function inWords({ accounts, territories }: Book, { code, args }: Refusal): Refusal {
  const names = new Map<string, string>([
    ...accounts.map(({ id, name }) => [id, name] as const),
    ...territories.map(({ id, code: own, holder, name }) => [id, `${own} ${holder ?? name}`] as const),
  ]);
  const said = Object.entries(args).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.replaceAll(/[0-9a-f-]{36}/g, (id) => names.get(id) ?? id) : value,
  ]);
  return { code, args: Object.fromEntries(said) };
}

/** What a proposal costs beside its sisters. */
export function tradedIn({ after: then, moves }: Pick<ProposalResult, 'after' | 'moves'>): Traded {
  const gone = moves.filter(({ from }) => from !== null);
  // A comparison of sums that are shown exactly elsewhere: binary numbers are enough.
  const revenue = Number(decimalText(sumOf(gone, (move) => move.revenue)));
  return [Math.max(then.potential.gini, then.visits.gini), then.meanKm, gone.length, revenue];
}
