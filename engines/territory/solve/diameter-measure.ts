// Pairs of one district that are further apart than a limit: at none, no diameter passes the limit, which then comes
// down. Indices come from the loops' own bounds, hence `!`.
import type { Model } from '../model.ts';
import type { Districts } from './districts.ts';
import type { Measure } from './measure.ts';

export type DiameterMeasure = Measure & { readonly limitTo: (limit: number) => void };

/** How much an excess of the whole limit counts beside the pair itself. */
const excessWeight = 4;
/** Less than any pair counts, more than what sums lose. */
const pairMin = 0.5;

export function diameterMeasure(model: Model, districts: Districts): DiameterMeasure {
  const { pointCount: n, districtCount: p, costs } = model;
  const excess = new Float64Array(n * n);
  /** What point i is too far from in district c, summed: [i × p + c]. */
  const tooFar = new Float64Array(n * p);
  const ends: number[] = [];
  let isListed = false;
  const limitTo = (limit: number): void => {
    for (let pair = 0; pair < n * n; pair++) {
      const over = costs[pair]! - limit;
      excess[pair] = over > 1e-9 ? 1 + (excessWeight * over) / limit : 0;
    }
    isListed = false;
    tooFar.fill(0);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) tooFar[i * p + districts.of[j]!]! += excess[i * n + j]!;
    }
  };
  return {
    limitTo,
    change: (district, gone, come) => {
      let change = 0;
      if (come !== -1) change += tooFar[come * p + district]!;
      if (gone !== -1) change -= tooFar[gone * p + district]!;
      if (come !== -1 && gone !== -1) change -= excess[come * n + gone]!;
      return change;
    },
    moved: (point, from, to) => {
      isListed = false;
      const row = point * n;
      for (let other = 0; other < n; other++) {
        const far = excess[row + other]!;
        if (far === 0) continue;
        tooFar[other * p + from]! -= far;
        tooFar[other * p + to]! += far;
      }
    },
    critical: () => {
      if (isListed) return ends;
      [ends.length, isListed] = [0, true];
      for (let i = 0; i < n; i++) if (tooFar[i * p + districts.of[i]!]! > pairMin) ends.push(i);
      return ends;
    },
    total: () => {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += tooFar[i * p + districts.of[i]!]! / 2;
      return sum;
    },
  };
}

/** The largest distance between two points of one district. */
export function largestDiameter({ pointCount: n, costs }: Model, of: Int32Array): number {
  let largest = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++)
      if (of[i] === of[j] && costs[i * n + j]! > largest) largest = costs[i * n + j]!;
  }
  return largest;
}
