import type { EffortNorm } from './segment-model.ts';

/** What was held with an account within twelve months. */
export type Contacts = { readonly calls: number; readonly visits: number };

/** What an account has of its norm; a segment without one owes nothing. */
export type Effort = {
  readonly callsMissing: number;
  readonly visitsMissing: number;
  /** What is missing, in minutes. */
  readonly minutesMissing: number;
};

export const NO_CONTACTS: Contacts = { calls: 0, visits: 0 };

/**
 * What is missing of a norm: calls too many do not make up for visits too few.
 *
 * Example: of 4 calls of 15 minutes and 2 visits of 90, with 1 call and 3 visits held, 3 calls and 45 minutes are missing.
 */
export function missingEffort(norm: EffortNorm | null, held: Contacts): Effort {
  if (norm === null) return { callsMissing: 0, visitsMissing: 0, minutesMissing: 0 };
  const callsMissing = Math.max(0, norm.calls - held.calls);
  const visitsMissing = Math.max(0, norm.visits - held.visits);
  return {
    callsMissing,
    visitsMissing,
    minutesMissing: callsMissing * norm.callMinutes + visitsMissing * norm.visitMinutes,
  };
}

/** Minutes a year that the norm asks for one account. */
export function yearlyMinutes({ calls, callMinutes, visits, visitMinutes }: EffortNorm): number {
  return calls * callMinutes + visits * visitMinutes;
}
