import type { EntityId, Result, Scope } from '@cordee/kernel';
import type { Dossier, Entry, Outcome, Proposal } from './dossier.ts';
import type { Round } from './round.ts';
import type { PublicKey, Seal } from './seal.ts';

export type NewRound = Omit<Round, 'openedBy' | 'openedAt'>;
export type NewDossier = Pick<Dossier, 'id' | 'positionId' | 'sellerId' | 'managerId' | 'node' | 'allocated'>;
export type NewProposal = Omit<Proposal, 'by' | 'at'>;
export type NewOutcome = Pick<Outcome, 'kind' | 'amount' | 'proposalId' | 'reason'>;
export type SideSeal = Seal & Pick<Entry, 'side' | 'commitment'>;

export type QuotaRoundStore = {
  /** Newest first, with all that was said of it only in its dossiers. */
  rounds(scope: Scope): Promise<readonly Round[]>;
  /** Of the sellers whom the scope sees, by seller's name. */
  dossiers(
    scope: Scope,
    filter: { readonly id?: string; readonly roundId?: string },
  ): Promise<readonly Dossier[]>;
  open(scope: Scope, round: NewRound, dossiers: readonly NewDossier[]): Promise<void>;
  propose(scope: Scope, dossier: Dossier, proposal: NewProposal): Promise<void>;
  addKey(scope: Scope, key: PublicKey): Promise<void>;
  /** The newest key of each person who has one, and every older one. */
  keys(scope: Scope, people: readonly EntityId[]): Promise<readonly PublicKey[]>;
  /** Refuses rounds.entered_conflict for a second entry of a side, settled_conflict once there is an outcome. */
  enter(scope: Scope, dossier: Dossier, entry: SideSeal): Promise<Result<null>>;
  /** Both sides' seals; none as long as one of them is missing. */
  seals(scope: Scope, dossier: Dossier): Promise<readonly SideSeal[]>;
  /** Both proposals in one change, and the seals are gone. Refuses rounds.opened_conflict, settled_conflict. */
  unseal(scope: Scope, dossier: Dossier, proposals: readonly NewProposal[]): Promise<Result<null>>;
  /** The outcome, its quota, and what was still sealed destroyed, in one change. Refuses rounds.settled_conflict. */
  settle(scope: Scope, dossier: Dossier, round: Round, outcome: NewOutcome): Promise<Result<null>>;
};
