import type { Result, Scope } from '@cordee/kernel';
import type { Fate } from './deal-fate.ts';
import type { DealDecision, Holders, OpenDeal } from './moved-deal.ts';
import type { Proposal } from './proposal.ts';

export type DealComment = {
  readonly id: string;
  readonly dealId: string;
  readonly text: string;
  readonly by: string;
  readonly at: string;
};

export type DealFacts = {
  readonly holders: Holders;
  readonly deals: readonly OpenDeal[];
  readonly decisions: readonly DealDecision[];
  readonly comments: readonly DealComment[];
  /** Whether the sellers and managers whom it moves may look at it. */
  readonly isShared: boolean;
};

type About = { readonly id: string; readonly deal: Pick<OpenDeal, 'id' | 'code'> };

export type MovedDealStore = {
  /** The open deals of the accounts that a proposal moves, as the scope knows them, with what was decided and said. */
  facts(scope: Scope, proposal: Proposal): Promise<DealFacts>;
  /** Who holds each territory on a day. */
  holders(scope: Scope, day: string): Promise<Holders>;
  /** Those that are shown to the people whom they move and still wait for their approval, before their day. */
  waiting(scope: Scope): Promise<readonly string[]>;
  /** Refuses territories.shared_conflict. */
  share(scope: Scope, proposal: Proposal): Promise<Result<null>>;
  /** Refuses territories.approved_conflict where the proposal came into force meanwhile. */
  decide(scope: Scope, proposal: Proposal, decision: About & { readonly fate: Fate }): Promise<Result<null>>;
  comment(scope: Scope, proposal: Proposal, comment: About & { readonly text: string }): Promise<void>;
};
