import type {
  Amount,
  Calendar,
  Decimal,
  Effective,
  EntityId,
  Percentage,
  Period,
  PlainDate,
  SourcePlace,
} from '@cordee/kernel';
import type { GroupFigures } from '../group/group-figures.ts';
import type { MeasuredValue } from '../measure/measured-value.ts';
import type { Base, Measure } from '../measure/measure.ts';
import type { Presence } from '../prorate/presence.ts';
import type { TermCode } from '../plan-format/term-field.ts';

/** A quota line of the payee for the period, in money or in units. Several lines of one measure add up. */
export type QuotaRow = {
  /** A base, or the code of the one measure that it is of. */
  readonly measure: Base | (string & {});
  /** The days it covers; null means the period that is calculated. */
  readonly period?: Pick<Period, 'from' | 'to'> | null;
  /** The days it is in force, where the quota changed within its period; all of them when absent. */
  readonly effective?: Effective | null;
  readonly dimension: Measure['dimension'];
  readonly target:
    | { readonly kind: 'amount'; readonly amount: Amount }
    | { readonly kind: 'units'; readonly units: Decimal };
  readonly place: SourcePlace;
};

/** A term of the payee's contract, from a day until the next value of the same code. */
export type PayeeTerm = {
  readonly code: TermCode;
  /** It stood always when absent. */
  readonly effectiveFrom?: PlainDate;
  readonly value:
    | { readonly kind: 'amount'; readonly amount: Amount }
    | { readonly kind: 'percentage'; readonly ratio: Percentage };
  readonly place: SourcePlace;
};

/**
 * What a component gave the payee in an earlier period: true-ups, caps of a year and carried excess read it. `earned` is
 * the earned amount of that period's line; `entitlement`, what it was before floors and caps, when they changed it.
 */
export type EarlierEarning = {
  readonly component: string;
  readonly period: Period;
  readonly earned: Amount;
  readonly entitlement?: Amount;
};

/** All that the pay of one payee for one period depends on. */
export type PayeeInput = {
  readonly payee: EntityId;
  readonly period: Period;
  readonly measures: readonly MeasuredValue[];
  readonly quotas: readonly QuotaRow[];
  readonly terms: readonly PayeeTerm[];
  /** The calendar of the period, for years and quarters; the civil one when absent. */
  readonly calendar?: Calendar;
  /** What orders payees where cents or places are shared: a business code; the id when absent. */
  readonly order?: string;
  /** The payee's earlier periods, in order; none when absent. */
  readonly earlier?: readonly EarlierEarning[];
  /** What the payee's pay reads of others; nothing when absent. */
  readonly group?: GroupFigures;
  /** The part of the period that counts, for components that prorate; the whole of it when null or absent. */
  readonly proration?: Percentage | null;
  /** When the payee is there and how much, for a plan that prorates; always and whole when absent. */
  readonly presence?: Presence;
};
