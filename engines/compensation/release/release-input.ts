import type {
  Amount,
  Calendar,
  EntityId,
  Explanation,
  Money,
  Percentage,
  Period,
  PlainDate,
  SourcePlace,
} from '@cordee/kernel';
import type { TransactionReference } from '../credit/transaction.ts';
import type { EarnedPart } from '../earn/parts.ts';
import type { PayeeTerm } from '../earn/payee-input.ts';

/** Names a transaction: the system it came from and its code there. */
export type Sale = TransactionReference;

/**
 * A line of the earn stage as release reads it: an EarnedLine is one. `parts` say what each transaction earned and sum to
 * the line before its rounding; without them the line is one lump. A line that corrects a closed period says which.
 */
export type ReleasableLine = {
  readonly component: string;
  readonly payable: Money;
  readonly explanation: Explanation;
  readonly pays?: 'money' | 'points' | 'nothing';
  readonly parts?: readonly EarnedPart[] | null;
  readonly earnedIn?: Period;
};

/** What a customer paid of a sale, whenever that was. The sum and its payments are in one currency. */
export type Collection = {
  readonly sale: Sale;
  readonly soldOn: PlainDate;
  readonly amount: Amount;
  readonly payments: readonly {
    readonly date: PlainDate;
    readonly amount: Amount;
    readonly place: SourcePlace;
  }[];
  readonly place: SourcePlace;
};

/**
 * A refund or cancellation. It takes back commission of the sale, or, for what no sale is known of, of a component's
 * line in a period. `share` is the part of the sale that was undone: 1 for all of it.
 */
export type Cancellation = {
  readonly code: string;
  readonly date: PlainDate;
  readonly sale: Sale | null;
  readonly component: string | null;
  readonly earnedIn: string | null;
  readonly share: Percentage;
  /** The day of the sale, from which its age counts; null takes the end of the period it was earned in. */
  readonly soldOn: PlainDate | null;
  readonly servedMonths: number | null;
  readonly contractMonths: number | null;
  /** Heard of after the period of its date was closed: it takes back in this one. */
  readonly isLate?: boolean;
  readonly place: SourcePlace;
};

/** A signed sum decided by people: who asked is never who approves. */
export type Adjustment = {
  readonly code: string;
  readonly component: string | null;
  readonly amount: Money;
  readonly reason: string;
  readonly requester: string;
  readonly approver: string;
  readonly place: SourcePlace;
};

/** All that the release of one payee's period depends on, besides the state that the period before left. */
export type ReleaseInput = {
  readonly payee: EntityId;
  readonly period: Period;
  readonly calendar: Calendar;
  readonly lines: readonly ReleasableLine[];
  readonly terms: readonly PayeeTerm[];
  readonly collections: readonly Collection[];
  readonly cancellations: readonly Cancellation[];
  readonly adjustments: readonly Adjustment[];
  /** The part of the period that counts for a guarantee or draw that is prorated; null for the whole. */
  readonly proration: Percentage | null;
  /** The payee's first day in the plan, from which a ramp counts; null takes the first day of the guarantee. */
  readonly startedOn: PlainDate | null;
  /** Pay outside of this plan that a legal ceiling also counts, such as the fixed salary; null for none. */
  readonly otherPay: Money | null;
  /** What must stay with the payee each period whatever is owed; null for nothing. */
  readonly protectedPay: Money | null;
  readonly dependants: number;
};
