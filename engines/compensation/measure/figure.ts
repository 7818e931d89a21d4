import type { EntityId, PlainDate, Quantity, SourcePlace } from '@cordee/kernel';

/**
 * What no sale carries: a score, hours worked, days on an internal project. It has a number, in a unit of its own. A sum of
 * money is no figure but a transaction.
 */
export type Figure = {
  readonly source: string;
  readonly code: string;
  readonly payee: EntityId;
  /** The code of what is told: the `figure` of a measure. */
  readonly figure: string;
  readonly date: PlainDate;
  readonly value: Extract<Quantity, { readonly kind: 'decimal' | 'percentage' }>;
  readonly place: SourcePlace;
};
