import type { Money, PlainDate } from '@cordee/kernel';
import type { FallsDue } from './schedule-field.ts';
import type { Sale } from './release-input.ts';

/** A share of what was earned that is not yet released in full. */
export type HeldShare = {
  readonly component: string;
  /** The code of the period it was earned in, and its first day and the first day after it. */
  readonly earnedIn: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly on: FallsDue;
  /** When it falls due at the latest; null while it waits for the customer without an end. */
  readonly due: PlainDate | null;
  readonly collected: 'pro_rata' | 'in_full';
  readonly withinDays: number | null;
  readonly sale: Sale | null;
  readonly amount: Money;
  readonly released: Money;
};

/** What a limit or a guarantee has counted so far in its current window. */
export type WindowBalance = {
  readonly kind: 'limit' | 'guarantee';
  readonly code: string;
  readonly window: string;
  readonly counted: Money;
};

/** What exceeded a limit and waits for room. */
export type CarriedExcess = { readonly limit: string; readonly component: string; readonly amount: Money };

export type DrawBalance = { readonly draw: string; readonly owed: Money };

/** What a sale, or a line without known sales, earned at the rate of its day: what a clawback takes back. */
export type EarnedShare = {
  readonly component: string;
  readonly earnedIn: string;
  readonly to: PlainDate;
  readonly sale: Sale | null;
  readonly earned: Money;
  readonly takenBack: Money;
};

/**
 * What one period hands the next. A run starts from the state of the last locked run, or from balances brought from
 * another system: this is the whole memory of the stage.
 */
export type ReleaseState = {
  readonly held: readonly HeldShare[];
  readonly windows: readonly WindowBalance[];
  readonly carried: readonly CarriedExcess[];
  readonly draws: readonly DrawBalance[];
  /** What the payee owes of commission taken back and not yet deducted; null for nothing. */
  readonly outstanding: Money | null;
  readonly earned: readonly EarnedShare[];
};

/** The state of a payee whose first period this is. */
export const NOTHING_RELEASED: ReleaseState = {
  held: [],
  windows: [],
  carried: [],
  draws: [],
  outstanding: null,
  earned: [],
};
