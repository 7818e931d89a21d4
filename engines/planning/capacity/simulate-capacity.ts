// Indices come from the loops' own bounds, hence `!`.
import { invariant } from '@cordee/kernel';
import { quantile } from '../quantile.ts';
import { randomWords, type RandomWords } from '../random.ts';
import { openPath } from './path.ts';
import type { SimulatedGroup } from './simulated-group.ts';

export type CapacitySimulation = {
  readonly groups: readonly SimulatedGroup[];
  /** Of all groups, by month. */
  readonly targets: readonly number[];
  readonly paths: number;
  readonly seed: number;
};

export type SimulatedMonth = {
  readonly mean: number;
  /** One path in ten lies below `low`, one in ten above `high`. */
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** Share of paths that reach the target. */
  readonly reached: number;
};

/** Mean and variance of the sellers in place at the end of each month, over the paths. */
export type SimulatedHeads = { readonly mean: readonly number[]; readonly variance: readonly number[] };

export type SimulatedCapacity = {
  readonly months: readonly SimulatedMonth[];
  readonly heads: readonly SimulatedHeads[];
};

/**
 * What all groups may bring, month by month, over many paths drawn from a seed. In a month, whoever is in place leaves with
 * the group's chance (exact binomials), hires arrive with their delays, and the output of those in place varies (normal).
 * Every group draws from a stream of its own, so that adding one changes no other.
 */
export function simulateCapacity({ groups, targets, paths, seed }: CapacitySimulation): SimulatedCapacity {
  const months = targets.length;
  const totals = new Float64Array(months * paths);
  const heads = groups.map((group, index) => {
    invariant(group.output.length >= months, 'a group says what it brings in every month');
    return simulateGroup(group, { months, paths, totals, random: randomWords(seed, index + 1) });
  });
  return { months: targets.map((target, month) => bandOf(totals, month, paths, target)), heads };
}

type Paths = {
  readonly months: number;
  readonly paths: number;
  /** Month by month, each path's output. */
  readonly totals: Float64Array;
  readonly random: RandomWords;
};

function simulateGroup(group: SimulatedGroup, { months, paths, totals, random }: Paths): SimulatedHeads {
  const [sum, squares] = [new Float64Array(months), new Float64Array(months)];
  const path = openPath(group, months, random);
  for (let index = 0; index < paths; index++) {
    path.begin();
    for (let month = 0; month < months; month++) {
      totals[month * paths + index]! += path.live(month);
      const heads = path.heads();
      sum[month]! += heads;
      squares[month]! += heads * heads;
    }
  }
  const mean = [...sum].map((each) => each / paths);
  return {
    mean,
    variance: mean.map((each, month) => (squares[month]! - paths * each * each) / Math.max(1, paths - 1)),
  };
}

function bandOf(totals: Float64Array, month: number, paths: number, target: number): SimulatedMonth {
  const sorted = totals.slice(month * paths, (month + 1) * paths).sort();
  const below = sorted.findIndex((each) => each >= target);
  return {
    mean: sorted.reduce((sum, each) => sum + each, 0) / paths,
    low: quantile(sorted, 0.1),
    median: quantile(sorted, 0.5),
    high: quantile(sorted, 0.9),
    reached: below === -1 ? 0 : (paths - below) / paths,
  };
}
