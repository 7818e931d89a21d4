import { quantile } from '../quantile.ts';
import { randomShare, randomWords, type RandomWords } from '../random.ts';
import { drawBeta, type Beta } from './beta.ts';
import type { Conversion } from './conversion.ts';
import type { PriorPart } from './fit-prior.ts';

const draws = 4000;

/** Eight chances in ten that the first activities needed lie between the two. */
export type NeededInterval = { readonly low: number; readonly median: number; readonly high: number };

/**
 * How many first activities so many deals ask for, when each rate is only as sure as its posterior: 4,000 draws from a
 * seed, each of one rate a stage.
 */
export function neededInterval(deals: number, stages: readonly Conversion[], seed: number): NeededInterval {
  const random = randomWords(seed);
  const needed = Float64Array.from({ length: draws }, () =>
    stages.reduce((count, { posterior }) => count / drawBeta(pick(posterior, random), random), deals),
  ).sort();
  return { low: quantile(needed, 0.1), median: quantile(needed, 0.5), high: quantile(needed, 0.9) };
}

function pick(parts: readonly PriorPart[], random: RandomWords): Beta {
  let left = randomShare(random);
  const part = parts.find(({ share }) => (left -= share) < 0) ?? parts.at(-1);
  return part?.beta ?? { alpha: 1, beta: 1 };
}
