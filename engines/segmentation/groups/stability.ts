import { adjustedRandIndex } from './adjusted-rand-index.ts';
import { findCentres } from './find-centres.ts';
import { nearestCentre } from './group-space.ts';

type Point = readonly number[];

/** Groups below it are not to be relied on. */
export const STABLE_MIN = 0.6;

const drawnMax = 1_000;

/**
 * How far groups come out the same when accounts are drawn anew: the mean adjusted Rand index, over so many draws with
 * replacement, between the groups as they are and those of the draw. At most a thousand accounts are drawn and compared.
 */
export function stabilityOf(
  points: readonly Point[],
  centres: readonly Point[],
  { draws, seed, watch }: { readonly draws: number; readonly seed: number; readonly watch: () => void },
): number {
  const every = Math.max(1, Math.ceil(points.length / drawnMax));
  const compared = points.filter((_, index) => index % every === 0);
  const usual = compared.map((point) => nearestCentre(point, centres));
  let sum = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    watch();
    const below = drawnIndexes(seed + draw);
    const drawn = compared.map(() => points[below(points.length)] ?? []);
    const other = findCentres(drawn, centres.length, seed + draw, 1);
    sum += adjustedRandIndex(
      usual,
      compared.map((point) => nearestCentre(point, other)),
    );
  }
  return sum / draws;
}

/** A seeded stream of indexes (Mulberry32). */
function drawnIndexes(seed: number): (end: number) => number {
  let state = seed >>> 0;
  return (end) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  };
}
