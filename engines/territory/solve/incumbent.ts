import type { Budget } from '../budget.ts';
import type { Assignment } from '../model.ts';

/** One improvement: the share of the budget that was used, and the cost from there. */
export type TracePoint = { readonly spent: number; readonly cost: number };

/** The best assignment so far, the proof so far, and how it came to be better. */
export class Incumbent {
  of: Assignment | null = null;
  cost = Infinity;
  imbalance = Infinity;
  /** Nothing can cost less. */
  bound = -Infinity;
  /** Whether every assignment was looked at or ruled out. */
  isExhausted = false;
  readonly trace: TracePoint[] = [];
  readonly #isWhole: boolean;
  #spent = 0;

  constructor(isWhole: boolean) {
    this.#isWhole = isWhole;
  }

  /** Keeps the assignment if it is better: less out of balance first, then cheaper. */
  offer(of: Assignment, cost: number, imbalance: number): void {
    if (imbalance > this.imbalance) return;
    if (imbalance === this.imbalance && cost >= this.cost - 1e-9) return;
    if (this.of === null) this.of = Int32Array.from(of);
    else this.of.set(of);
    this.cost = cost;
    this.imbalance = imbalance;
    if (imbalance === 0) this.trace.push({ spent: this.#spent, cost });
  }

  raiseBound(bound: number): void {
    const proven = this.#isWhole ? Math.ceil(bound - 1e-6) : bound;
    if (proven > this.bound) this.bound = proven;
  }

  get isProven(): boolean {
    return this.isExhausted || (this.imbalance === 0 && this.cost <= this.bound + 1e-6);
  }

  /** The budget, ended early once the best is proven. */
  until(budget: Budget): Budget {
    return {
      spent: () => {
        this.#spent = budget.spent();
        return this.isProven ? 1 : this.#spent;
      },
    };
  }
}
