import type { Answer } from '@cordee/engine-territory';
import type { EntityId } from '@cordee/kernel';
import type { Balance } from './balance.ts';
import type { Visits } from './effort.ts';
import type { Aim } from './sweep.ts';

/** What is asked of a division. */
export type ProposalRequest = {
  readonly name: string;
  /** The first day on which it would be in force. */
  readonly effectiveFrom: string;
  /** The team whose territories are divided anew; null: all territories. */
  readonly teamId: EntityId | null;
  /** How far a territory may be from the mean of potential and of visits: 0.05 for five percent. */
  readonly tolerance: number;
  /** What it costs to take an account from its seller, in kilometres of way. */
  readonly continuityKm: number;
  /** The most that may change hands, as a share of the accounts that somebody follows: 1 for all. */
  readonly movedMost: number;
  readonly visits: Visits;
  readonly seconds: number;
  /** The proposal to go on from. */
  readonly basedOn: string | null;
  readonly locks: readonly { readonly accountId: EntityId; readonly territoryId: EntityId }[];
};

/** An account that would change hands, and the first reason that applies. */
export type ProposedMove = {
  readonly accountId: EntityId;
  readonly code: string;
  readonly account: string;
  readonly potential: string | null;
  /** What it bought in a year, as exact text. */
  readonly revenue: string;
  readonly from: EntityId | null;
  readonly to: EntityId;
  readonly reason: Answer['moves'][number]['reason'] | 'unowned';
  readonly activity: string;
  readonly excess: number;
  /** Kilometres that going back alone would add. */
  readonly change: number;
};

/** Accounts that the search could not place among the others, each counted and the first few named. */
export type LeftOut = { readonly count: number; readonly names: readonly string[] };

export type ProposalResult = {
  readonly before: Balance;
  readonly after: Balance;
  readonly isFeasible: boolean;
  readonly constraints: Answer['constraints'];
  readonly conflict: Answer['conflict'];
  /** What the accounts of the conflict are called. */
  readonly accountNames: Readonly<Record<string, string>>;
  readonly objectiveKm: number;
  readonly bound: Answer['bound'];
  readonly isInterrupted: boolean;
  readonly seconds: number;
  readonly moves: readonly ProposedMove[];
  readonly kept: number;
  readonly owned: number;
  /** Without a place: they stay where they are, or with nobody. */
  readonly unplaced: LeftOut;
  readonly withoutPotential: LeftOut;
};

export type ProposalHead = {
  readonly id: string;
  /** The search that found it, with others that lean elsewhere. */
  readonly setId: string;
  readonly aim: Aim;
  readonly name: string;
  readonly branch: number;
  readonly effectiveFrom: string;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
};

export type Proposal = ProposalHead & {
  readonly request: ProposalRequest;
  readonly result: ProposalResult;
};

/** As a search leaves it, before anybody wrote it down. */
export type MadeProposal = Pick<
  Proposal,
  'id' | 'setId' | 'aim' | 'name' | 'effectiveFrom' | 'request' | 'result'
>;

const namesMax = 5;

export function leftOut(names: readonly string[]): LeftOut {
  return { count: names.length, names: names.slice(0, namesMax) };
}
