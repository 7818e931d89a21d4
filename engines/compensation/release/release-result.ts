import type { EntityId, Explanation, Money, PlainDate, Refusal } from '@cordee/kernel';
import type { Sale } from './release-input.ts';
import type { ReleaseState } from './release-state.ts';
import type { FallsDue } from './schedule-field.ts';

/** A share that falls due in the period, before limits. */
export type ReleasedLine = {
  readonly component: string;
  readonly earnedIn: string;
  readonly on: FallsDue;
  readonly sale: Sale | null;
  readonly amount: Money;
  readonly explanation: Explanation;
};

export const PAY_LINES = [
  'component',
  'guarantee',
  'adjustment',
  'draw_advance',
  'draw_recovery',
  'clawback',
  'below_zero',
] as const;

/** A signed line of the pay. The lines sum to what is paid at the start and at the end of the period. */
export type PayLine = {
  readonly kind: (typeof PAY_LINES)[number];
  readonly code: string;
  readonly amount: Money;
  /** Whether it was paid before the month began, as an advance is. */
  readonly paidAtStart: boolean;
  readonly explanation: Explanation;
};

/** Earned and not released for good: above a limit, not collected in time, or cancelled before it fell due. */
export type LostLine = {
  readonly reason: 'limit' | 'not_collected' | 'cancelled';
  readonly code: string;
  readonly component: string;
  readonly amount: Money;
  readonly explanation: Explanation;
};

export type Balance = {
  readonly kind: 'held' | 'excess' | 'draw' | 'clawback';
  /** The draw, the limit or the component; empty for the clawback. */
  readonly code: string;
  readonly before: Money;
  readonly after: Money;
};

/** What is not paid yet, with when and why. */
export type ScheduledLine = {
  readonly component: string;
  readonly earnedIn: string;
  readonly sale: Sale | null;
  readonly amount: Money;
  /** Null while nobody can say: it waits for the customer. */
  readonly due: PlainDate | null;
  readonly reason: FallsDue | 'limit';
};

export type Withheld = { readonly code: string; readonly amount: Money; readonly explanation: Explanation };

export type ReleaseIssue = { readonly code: string; readonly refusal: Refusal };

export type ReleaseResult = {
  readonly payee: EntityId;
  readonly period: string;
  readonly released: readonly ReleasedLine[];
  readonly lost: readonly LostLine[];
  readonly lines: readonly PayLine[];
  readonly balances: readonly Balance[];
  readonly schedule: readonly ScheduledLine[];
  /** Draws that were paid when the period began. */
  readonly advance: Money;
  /** What is paid at the end of the period, before withholdings. */
  readonly payable: Money;
  readonly withheld: readonly Withheld[];
  readonly net: Money;
  /** Draws that were forgiven at the period's end. */
  readonly forgiven: Money;
  readonly issues: readonly ReleaseIssue[];
  readonly explanation: Explanation;
  readonly state: ReleaseState;
};
