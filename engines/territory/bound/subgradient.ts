import type { Budget } from '../budget.ts';
import type { Incumbent } from '../solve/incumbent.ts';

/** The least cost at given prices, and how far what costs it is from keeping each priced constraint. */
export type Relaxed = { readonly cost: number; readonly gradient: Float64Array };

export type Ascent = {
  readonly prices: Float64Array;
  readonly relax: (prices: Float64Array) => Relaxed;
  readonly rounds: number;
};

const patience = 12;

/**
 * Raises a lower bound by subgradient steps after Held, Wolfe and Crowder: each step as long as the gap to the best known
 * allows. Leaves the best prices in `prices`.
 */
export function ascend({ prices, relax, rounds }: Ascent, incumbent: Incumbent, budget: Budget): void {
  let [best, scale, idle] = [-Infinity, 1.8, 0];
  const at = Float64Array.from(prices);
  for (let round = 0; round < rounds && budget.spent() < 1 && scale > 1e-4; round++) {
    const { cost, gradient } = relax(at);
    incumbent.raiseBound(cost);
    if (cost > best + 1e-9) {
      [best, idle] = [cost, 0];
      prices.set(at);
    } else if ((idle += 1) >= patience) {
      [scale, idle] = [scale / 2, 0];
      at.set(prices);
    }
    const length = gradient.reduce((sum, each) => sum + each * each, 0);
    if (length === 0) return;
    const goal = incumbent.imbalance === 0 ? incumbent.cost : best + Math.abs(best) * 0.05 + 1;
    const step = (scale * Math.max(goal * 1.001 - cost, Math.abs(goal) * 1e-4)) / length;
    for (let index = 0; index < at.length; index++)
      at[index] = (at[index] ?? 0) + step * (gradient[index] ?? 0);
  }
}
