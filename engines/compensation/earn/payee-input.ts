import type { Amount, Decimal, EntityId, Percentage, Period, SourcePlace } from '@cordee/kernel';
import type { MeasuredValue } from '../measure/measured-value.ts';
import type { Base, Measure } from '../measure/measure.ts';
import type { TermCode } from '../plan-format/term-field.ts';

/** A quota line of the payee for the period, in money or in units. Several lines of one measure add up. */
export type QuotaRow = {
  /** A base, or the code of the one measure that it is of. */
  readonly measure: Base | (string & {});
  /** The days it covers; null means the period that is calculated. */
  readonly period?: Pick<Period, 'from' | 'to'> | null;
  readonly dimension: Measure['dimension'];
  readonly target:
    | { readonly kind: 'amount'; readonly amount: Amount }
    | { readonly kind: 'units'; readonly units: Decimal };
  readonly place: SourcePlace;
};

/** A term of the payee's contract, as it stands for the period. */
export type PayeeTerm = {
  readonly code: TermCode;
  readonly value:
    | { readonly kind: 'amount'; readonly amount: Amount }
    | { readonly kind: 'percentage'; readonly ratio: Percentage };
  readonly place: SourcePlace;
};

/** All that the pay of one payee for one period depends on. */
export type PayeeInput = {
  readonly payee: EntityId;
  readonly period: Period;
  readonly measures: readonly MeasuredValue[];
  readonly quotas: readonly QuotaRow[];
  readonly terms: readonly PayeeTerm[];
};
