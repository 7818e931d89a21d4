// Many accounts around many sellers, made from a seed: how long until both balances hold, and again after locks.
import { parseProblem, solveProblem, type Answer, type ProblemDocument } from '@cordee/engine-territory';
import { invariant } from '@cordee/kernel';
import { seededRandom } from '../random.ts';
import type { Check, Figure } from '../report.ts';
import { times } from './instance.ts';
import { processorClock } from './processor-clock.ts';

const accountsOfSeller = 100;
const [proposalSeconds, againSeconds, locks] = [10, 2, 50];
const tolerance = 0.05;

export type MeasuredAccounts = { readonly checks: readonly Check[]; readonly figures: readonly Figure[] };

export function measureAccounts(accounts: number, seed: number): MeasuredAccounts {
  const problem = accountsProblem(accounts, seed);
  const first = timed(problem, proposalSeconds);
  const each = Math.ceil(accounts / locks);
  const locked = {
    ...problem,
    points: problem.points.map((point, index) => {
      const owner = first.answer.assignment[point.id] ?? '';
      const other = problem.seats?.[(index * 7) % problem.seats.length]?.id ?? owner;
      return { ...point, owner, ...(index % each === 0 ? { lock: other } : {}) };
    }),
    continuity: { weight: 20 },
  };
  const again = timed(locked, againSeconds, first.answer.assignment);
  const title = `${accounts} accounts × ${problem.seats?.length ?? 0} sellers`;
  // Balance takes time, which is a figure; what needs none must always hold.
  const isBroken = ({ answer }: typeof first) =>
    Number(answer.constraints.some(({ constraint, broken }) => constraint !== 'balance' && broken > 0));
  return {
    checks: [
      {
        claim: `${title}: one seller an account, locks kept`,
        tried: 2,
        violated: isBroken(first) + isBroken(again),
      },
    ],
    figures: [
      {
        what: `${title}: first proposal within 5 % on both balances`,
        value: first.firstSeconds,
        unit: 's',
        goal: proposalSeconds,
      },
      {
        what: `· its distance to the bound after ${proposalSeconds} s`,
        value: 100 * (first.answer.bound.gap ?? NaN),
        unit: '%',
        goal: null,
      },
      {
        what: `· again after ${locks} locks: first proposal`,
        value: again.firstSeconds,
        unit: 's',
        goal: againSeconds,
      },
      {
        what: '· accounts that change hands then',
        value: again.answer.continuity.owned - again.answer.continuity.kept,
        unit: 'rows',
        goal: null,
      },
    ],
  };
}

function timed(problem: ProblemDocument, seconds: number, start?: Answer['assignment']) {
  const since = processorClock();
  const parsed = parseProblem(problem);
  invariant(parsed.ok, 'a made problem can be read');
  const budget = { spent: () => since() / seconds };
  const solved = solveProblem(parsed.value, { budget, seed: 1, ...(start === undefined ? {} : { start }) });
  invariant(solved.ok, 'a made problem has an answer');
  return { answer: solved.value, firstSeconds: (solved.value.trace[0]?.spent ?? Infinity) * seconds };
}

/** Sellers over a country of 800 by 900 km, accounts within 60 km of where a seller might be; a few are worth far more. */
function accountsProblem(accounts: number, seed: number): ProblemDocument {
  const random = seededRandom(seed);
  const share = () => random.below(2 ** 20) / 2 ** 20;
  const seats = times(Math.max(2, Math.round(accounts / accountsOfSeller)), (index) => ({
    id: `s${index}`,
    x: share() * 800,
    y: share() * 900,
  }));
  const points = times(accounts, (index) => {
    const near = seats[random.below(seats.length)] ?? { x: 0, y: 0 };
    return {
      id: `a${index}`,
      x: near.x + (share() - 0.5) * 120,
      y: near.y + (share() - 0.5) * 120,
      activities: [Math.exp(3 * share()), 1 + random.below(12)],
    };
  });
  return {
    format: 'cordee-territory/1',
    objective: 'sum_of_distances',
    activities: [
      { code: 'potential', tolerance },
      { code: 'workload', tolerance },
    ],
    points,
    seats,
  };
}
