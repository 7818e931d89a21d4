import { invariant, ok, refused } from '@cordee/kernel';
import type { Result } from '@cordee/kernel';

export type Search = {
  /** What is wanted, in minor units of pay. */
  readonly target: bigint;
  /** The most that is tried, in minor units of sales. */
  readonly most: bigint;
  /** Answers are whole multiples of it: 1 for a cent, 100 for whole euros. */
  readonly step: bigint;
};

/**
 * How much must be sold to earn this much: the smallest multiple of the step, from zero up, for which the pay reaches the
 * target. The pay must not fall when sales rise; where a plan has a cliff the answer is one that reaches the target, not
 * always the smallest. Refuses compensation.solve_out_of_reach when the most that is tried earns too little. It asks for
 * about twice as many pays as the answer has bits.
 * Example: 15 % of sales, 2,000.00 wanted, whole euros → 13,334.00.
 */
export function salesToEarn(pay: (sales: bigint) => bigint, { target, most, step }: Search): Result<bigint> {
  invariant(step > 0n && most >= 0n, 'a search goes up in steps');
  const isReached = (steps: bigint) => pay(steps * step) >= target;
  if (isReached(0n)) return ok(0n);
  const last = most / step;
  let low = 0n;
  let high = 1n;
  while (high < last && !isReached(high)) {
    low = high;
    high *= 2n;
  }
  if (high > last) high = last;
  if (!isReached(high)) return refused('compensation.solve_out_of_reach');
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (isReached(middle)) high = middle;
    else low = middle;
  }
  return ok(high * step);
}
