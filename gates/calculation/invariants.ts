/** What must hold of every calculation of pay, and where it is tried: a property names it by its code, as in "(C7)". */
export const INVARIANTS = {
  K: 'the arithmetic of the kernel is that of exact fractions',
  C1: 'the credits of a split sum to the transaction, to the cent',
  C2: 'what is earned is released, held, carried or lost, and the lines of a pay are the pay',
  C3: 'a further positive sale never lowers the pay of a plan that is marked monotone',
  C4: 'floor ≤ pay ≤ cap, and never below zero unless clawback is on',
  C5: 'the order of arrival takes no part in a result',
  C7: 'any partition of the year with a true-up sums to the year',
  C8: 'a sale and its reversal leave the total as if neither had been',
  C9: 'late data leave what is closed, and the correction is the full recalculation less what stood',
  C11: 'a transaction takes one rule of an exclusive group, a euro one tier',
  C12: 'a cent below, on and above every threshold, the documented side',
  C13: 'amounts and thresholds × k give pay × k',
  C14: 'the parts over any split of days sum to the whole',
  C15: 'one conversion an amount, the same on recalculation',
  C16: 'no sale, no quota, nobody in the team: a typed answer',
  C17: 'the engine pays what the oracle pays, to the cent',
  C18: 'the printed explanation alone evaluates to the amount',
  C19: 'every story is paid as it has always been',
  C20: 'the hierarchy is that of the day of the sale, and a reorganisation pays nothing twice',
  C21: 'a simulation leaves every table as it was',
} as const;

export type InvariantCode = keyof typeof INVARIANTS;

/** As a report says it. */
export function claimOf(code: InvariantCode): string {
  return `${code} ${INVARIANTS[code]}`;
}

const NAMED = /\((K|C\d+(?:, C\d+)*)\)/;

/** The invariants that the name of a test says it tries. */
export function invariantsOf(testName: string): readonly InvariantCode[] {
  const codes = NAMED.exec(testName)?.[1]?.split(', ') ?? [];
  return codes.filter((code): code is InvariantCode => code in INVARIANTS);
}
