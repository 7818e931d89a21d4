/** A program that is called when something is written. */
export type Webhook = {
  readonly id: string;
  readonly url: string;
  /** Codes of causes such as payouts.run_locked, or rooms such as payouts; none: every change. */
  readonly causes: readonly string[];
  readonly isOn: boolean;
};

type Outcome = 'waiting' | 'sending' | 'delivered' | 'parked';

export type Delivery = {
  readonly change: bigint;
  readonly cause: string;
  readonly outcome: Outcome;
  readonly attempt: number;
  readonly dueAt: string;
  readonly triedAt: string | null;
  /** What the last attempt came to: an HTTP status, or why it did not get through. */
  readonly reason: string | null;
};

/** After the first, second … failure; after the last one a call is parked until a person replays it. About a day in all. */
const delaysS: readonly number[] = [10, 60, 300, 1_800, 7_200, 21_600, 43_200];

/** Seconds until the next attempt after so many, or null when it is parked. */
export const retryDelayS = (attempt: number): number | null => delaysS[attempt - 1] ?? null;
