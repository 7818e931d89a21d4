import type { EntityId } from '@cordee/kernel';

export type Territory = {
  readonly id: EntityId;
  readonly code: string;
  readonly name: string;
  readonly positionId: EntityId | null;
  /** Whoever holds the position on the scope's date. */
  readonly holder: string | null;
  readonly teamId: EntityId | null;
  readonly team: string | null;
};

/** An account as territories see it: where it is, what it is worth, whose it is. */
export type BookAccount = {
  readonly id: EntityId;
  readonly code: string;
  readonly name: string;
  readonly town: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** Money a year, as exact text. */
  readonly potential: string | null;
  readonly territoryId: EntityId | null;
  readonly isLocked: boolean;
  /** Visits a year that the norm of its segment asks for; null where no norm does. */
  readonly normVisits: number | null;
};

export type PlacedAccount = BookAccount & { readonly latitude: number; readonly longitude: number };

export function isPlaced(account: BookAccount): account is PlacedAccount {
  return account.latitude !== null && account.longitude !== null;
}

/** Territories and the accounts of the whole organisation, on one day. */
export type Book = { readonly territories: readonly Territory[]; readonly accounts: readonly BookAccount[] };
