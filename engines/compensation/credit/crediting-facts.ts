import type { Effective, EntityId, Percentage, PlainDate } from '@cordee/kernel';
import type { Transaction } from './transaction.ts';

/** A payee holds the plan from a day until, and without, another. */
export type PlanAssignment = Effective & { readonly payee: EntityId };

/** A payee reports to a manager; on one day, to one. */
export type Reporting = Effective & { readonly payee: EntityId; readonly manager: EntityId };

export type TeamMembership = Effective & {
  readonly payee: EntityId;
  readonly team: string;
  readonly role: string | null;
};

export type TerritoryHolding = Effective & { readonly payee: EntityId; readonly territory: string };

export type CustomerHolding = Effective & { readonly payee: EntityId; readonly customer: string };

/** A specialist of one value of a field: a product, a segment, an overlay territory. */
export type Specialism = Effective & {
  readonly payee: EntityId;
  readonly field: string;
  readonly value: string;
};

/** A customer passed from one seller to another on a day; the transition ends on `until`, or as the rule says. */
export type Handover = {
  readonly customer: string;
  readonly from: EntityId;
  readonly to: EntityId | null;
  readonly on: PlainDate;
  readonly until: PlainDate | null;
};

/** A deal, by its code, that stays with a seller though its customer went to another: a share of the sale that it becomes. */
export type DealHolding = Effective & {
  readonly payee: EntityId;
  readonly deal: string;
  readonly share: Percentage;
};

/** Who stands where, from when until when. What is left out is empty. */
export type CreditingFacts = {
  readonly assignments: readonly PlanAssignment[];
  readonly reports?: readonly Reporting[];
  readonly teams?: readonly TeamMembership[];
  readonly territories?: readonly TerritoryHolding[];
  readonly customers?: readonly CustomerHolding[];
  readonly specialists?: readonly Specialism[];
  readonly handovers?: readonly Handover[];
  readonly deals?: readonly DealHolding[];
  /** Sales of earlier periods that a credit note, a payment or a cancellation may belong to. */
  readonly originals?: readonly Transaction[];
};
