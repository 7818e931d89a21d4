// A lower bound and a first assignment where seats are given: what a district carries has a price, every point goes
// where cost and price together are least. Indices come from the loops' own bounds, hence `!`.
import type { Budget } from '../budget.ts';
import { mayHold, type Assignment, type Model } from '../model.ts';
import type { Incumbent } from '../solve/incumbent.ts';
import { ascend, type Relaxed } from './subgradient.ts';

/** Raises the incumbent's bound. Returns the assignment at the best prices, which seldom keeps every capacity. */
export function priceSeats(model: Model, incumbent: Incumbent, budget: Budget, rounds: number): Assignment {
  const { districtCount, activityCount } = model;
  const prices = new Float64Array(districtCount * activityCount);
  ascend({ prices, relax: (at) => relaxed(model, at).relaxed, rounds }, incumbent, budget);
  return relaxed(model, prices).of;
}

function relaxed(model: Model, prices: Float64Array): { readonly of: Assignment; readonly relaxed: Relaxed } {
  const {
    pointCount: n,
    districtCount: p,
    activityCount,
    weights,
    pointStride,
    districtStride,
    lower,
    upper,
  } = model;
  const of = new Int32Array(n);
  const gradient = new Float64Array(prices.length);
  let cost = 0;
  for (let point = 0; point < n; point++) {
    let [best, bestCost] = [-1, Infinity];
    for (let district = 0; district < p; district++) {
      if (!isPossible(model, point, district)) continue;
      let at = model.costs[point * p + district]!;
      if (model.continuityWeight > 0 && model.owner[point]! >= 0 && model.owner[point] !== district)
        at += model.continuityWeight;
      const from = point * pointStride + district * districtStride;
      for (let k = 0; k < activityCount; k++)
        at += prices[district * activityCount + k]! * weights[from + k]!;
      if (at < bestCost) [best, bestCost] = [district, at];
    }
    of[point] = best;
    cost += bestCost;
    const from = point * pointStride + best * districtStride;
    for (let k = 0; k < activityCount; k++) gradient[best * activityCount + k]! += weights[from + k]!;
  }
  for (let index = 0; index < prices.length; index++) {
    const price = prices[index]!;
    const [least, most] = [lower[index]!, upper[index]!];
    const load = gradient[index]!;
    if (price > 0) cost -= Number.isFinite(most) ? price * most : Infinity;
    else if (price < 0) cost -= price * least;
    // At no price, being inside of the bounds asks for nothing.
    if (price > 0) gradient[index] = load - most;
    else if (price < 0) gradient[index] = load - least;
    else gradient[index] = load > most ? load - most : Math.min(load - least, 0);
    if (!Number.isFinite(gradient[index]!)) gradient[index] = 0;
  }
  return { of, relaxed: { cost, gradient } };
}

/** A locked point is nowhere else. */
export function isPossible(model: Model, point: number, district: number): boolean {
  const lock = model.lock[point]!;
  return lock === -1 ? mayHold(model, point, district) : lock === district;
}
