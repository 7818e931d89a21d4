import { quantile } from '../quantile.ts';
import { randomBelow, randomWords } from '../random.ts';

/** Results of one past month of a seller; `weight` is what the month weighs beside an average one, by the season. */
export type PastMonth = { readonly result: number; readonly weight: number };

export type SellerHistory = {
  readonly seller: string;
  readonly months: readonly PastMonth[];
  readonly quota: number;
};

/** Of a year to come: quota reached as a share, so that 1 is all of it. */
export type SimulatedAttainment = {
  readonly seller: string;
  /** Null where the history is too short: `monthsMissing` says by how much. */
  readonly known: KnownAttainment | null;
  readonly monthsMissing: number;
};

export type KnownAttainment = {
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** Chance to reach the whole quota, and 70 % of it. */
  readonly reaches: number;
  readonly reaches70: number;
  /** Year by year, in the order of the draws. */
  readonly years: Float64Array;
};

export type AttainmentSimulation = {
  readonly histories: readonly SellerHistory[];
  /** Weight of each month of the year to come beside an average one. */
  readonly season: readonly number[];
  readonly draws: number;
  readonly seed: number;
};

/** A year of one's own months says how a seller varies; fewer do not. */
export const monthsMin = 12;

/**
 * What each seller's year may come to: months of the own history, their season taken off, are drawn with replacement and
 * given the season of the year to come (bootstrap, Efron 1979). Draws are spread around the mean by √(n ÷ (n − 1)), as a sample
 * of n varies less than what it comes from. Half of the draws lie between the quartiles; `low` and `high` hold 80 %.
 */
export function simulateAttainment(of: AttainmentSimulation): readonly SimulatedAttainment[] {
  return of.histories.map((history, index) => {
    const months = history.months.filter(({ weight }) => weight > 0);
    const monthsMissing = Math.max(0, monthsMin - months.length);
    const known = monthsMissing > 0 || history.quota <= 0 ? null : knownOf({ ...history, months }, of, index);
    return { seller: history.seller, known, monthsMissing };
  });
}

function knownOf(
  { months, quota }: SellerHistory,
  { season, draws, seed }: AttainmentSimulation,
  stream: number,
): KnownAttainment {
  const random = randomWords(seed, stream + 1);
  const levels = spreadOut(months.map(({ result, weight }) => result / weight));
  const years = Float64Array.from(
    { length: draws },
    () =>
      season.reduce((sum, weight) => sum + weight * (levels[randomBelow(random, levels.length)] ?? 0), 0) /
      quota,
  );
  const sorted = years.toSorted();
  const share = (bar: number): number => years.filter((year) => year >= bar).length / draws;
  return {
    low: quantile(sorted, 0.1),
    median: quantile(sorted, 0.5),
    high: quantile(sorted, 0.9),
    reaches: share(1),
    reaches70: share(0.7),
    years,
  };
}

function spreadOut(levels: readonly number[]): readonly number[] {
  const mean = levels.reduce((sum, each) => sum + each, 0) / levels.length;
  const factor = Math.sqrt(levels.length / (levels.length - 1));
  return levels.map((each) => mean + (each - mean) * factor);
}
