import type { EntityId, Result, Scope } from '@cordee/kernel';
import type { MadeProposal, Proposal, ProposalHead } from './proposal.ts';
import type { Book } from './territory.ts';

export type NewTerritory = {
  readonly id: EntityId;
  readonly code: string;
  readonly name: string;
  readonly positionId: EntityId | null;
};

/** Whose an account is from a day on; null: nobody's. */
export type Holding = {
  readonly accountId: EntityId;
  readonly territoryId: EntityId | null;
  readonly isLocked: boolean;
};

export type AccountPlace = {
  readonly accountId: EntityId;
  readonly latitude: number;
  readonly longitude: number;
  readonly origin: 'town' | 'given';
};

/** An account as it is written: where it could be is still to be found out. */
export type UnplacedAccount = {
  readonly id: EntityId;
  readonly code: string;
  readonly name: string;
  readonly country: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
};

export type TerritoryStore = {
  /** Territories and all accounts, as of the scope's date and branch. */
  book(scope: Scope): Promise<Book>;
  unplaced(scope: Scope): Promise<readonly UnplacedAccount[]>;
  keepPlaces(scope: Scope, places: readonly AccountPlace[]): Promise<void>;
  open(scope: Scope, territories: readonly NewTerritory[], from: string): Promise<void>;
  assign(scope: Scope, holdings: readonly Holding[], from: string): Promise<void>;
  /** Newest first. */
  proposals(scope: Scope): Promise<readonly ProposalHead[]>;
  proposal(scope: Scope, id: string): Promise<Proposal | undefined>;
  /** All of one search at once: kept again under the same ids, the first stay. */
  propose(
    scope: Scope,
    set: readonly (MadeProposal & { readonly holdings: readonly Holding[] })[],
  ): Promise<void>;
  /** Refuses territories.own_approval_forbidden, territories.approved_conflict. */
  approve(scope: Scope, proposal: Proposal, holdings: readonly Holding[]): Promise<Result<null>>;
};
