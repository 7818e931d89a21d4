// Indices come from the loops' own bounds, hence `!`.
import type { RandomWords } from '../random.ts';

/** Cumulated chances of 0, 1, 2 … successes, in words of 2^32, for each number of trials from 0 on. */
export type BinomialTable = { readonly from: Int32Array; readonly words: Float64Array };

const certain = 2 ** 32;
const negligible = 2 ** -40;

/**
 * The exact binomial of every number of trials up to `trialsMax`, to the 2^-32 that a word resolves (inversion, Devroye
 * 1986): no normal or Poisson stands in for it. `chance` is of one success, from 0 to 1.
 */
export function binomialTable(trialsMax: number, chance: number): BinomialTable {
  const from = new Int32Array(trialsMax + 2);
  const words: number[] = [];
  for (let trials = 0; trials <= trialsMax; trials++) {
    from[trials] = words.length;
    words.push(...cumulated(trials, chance));
  }
  from[trialsMax + 1] = words.length;
  return { from, words: Float64Array.from(words) };
}

function cumulated(trials: number, chance: number): readonly number[] {
  if (chance >= 1) return [...Array.from({ length: trials }, () => 0), certain];
  const list: number[] = [];
  let [probability, sum] = [(1 - chance) ** trials, 0];
  for (let successes = 0; successes < trials; successes++) {
    sum += probability;
    list.push(Math.min(certain, Math.round(sum * certain)));
    probability *= ((trials - successes) / (successes + 1)) * (chance / (1 - chance));
    if (successes > trials * chance && probability < negligible) break;
  }
  return [...list.slice(0, -1), ...(list.length === trials ? list.slice(-1) : []), certain];
}

/** How many of `trials` succeed. */
export function drawBinomial({ from, words }: BinomialTable, trials: number, random: RandomWords): number {
  const word = random();
  const first = from[trials]!;
  let at = first;
  while (word >= words[at]!) at += 1;
  return at - first;
}
