/**
 * How long a solver may go on. `spent` says the share of what was allowed that is used, from 0; at 1 the solver stops
 * with the best it has. It is asked once a step, so that a budget of steps gives the same answer on every machine.
 */
export type Budget = { readonly spent: () => number };

/** A budget of so many steps: the same seed and steps, the same answer. */
export function stepBudget(steps: number): Budget {
  let taken = 0;
  return { spent: () => Math.min(1, taken++ / steps) };
}

/** The part of a budget from one share to another, as a budget of its own. */
export function partOf(budget: Budget, from: number, to: number): Budget {
  return { spent: () => Math.min(1, Math.max(0, (budget.spent() - from) / (to - from))) };
}
