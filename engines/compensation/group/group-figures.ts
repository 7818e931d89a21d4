import type { Amount, Decimal, Money, Refusal, SourcePlace } from '@cordee/kernel';
import type { MeasuredValue } from '../measure/measured-value.ts';

/** What is ranked: a figure, or a figure of a quota. The quota is 1 where the figure alone is ranked. */
export type RankedFigure = { readonly value: Decimal; readonly quota: Decimal };

/** The place of a payee in a component's ranking. Equal measures share the best place of them all. */
export type Rank = {
  readonly component: string;
  readonly rank: number;
  /** How many payees hold this place, the payee included. */
  readonly tied: number;
  /** The next place up, and the figure that holds it; null for the first. */
  readonly above: { readonly rank: number; readonly figure: RankedFigure } | null;
  /** How many payees are ranked. */
  readonly of: number;
  /** How many belong to the group, those without a place among them. */
  readonly members: number;
};

/** What a payee takes from a pool: the pool, the sum of the weights it is shared by, and the payee's part to the cent. */
export type PoolShare = {
  readonly component: string;
  readonly pool: Amount;
  readonly weights: Decimal;
  readonly share: Money;
};

/** What the budget of a challenge grants for one sale: all that was asked, a part, or nothing once it is spent. */
export type Grant = {
  readonly component: string;
  readonly source: string;
  readonly code: string;
  readonly asked: Amount;
  readonly granted: Amount;
};

/** What a component gave another payee: a report, or a member of the team. */
export type GroupLine = {
  readonly component: string;
  readonly of: 'reports' | 'team';
  readonly earned: Amount;
  readonly place: SourcePlace;
};

/** What a payee's pay reads of others, calculated before it: the group stage of a run. */
export type GroupFigures = {
  readonly measures: readonly MeasuredValue[];
  readonly ranks: readonly Rank[];
  readonly pools: readonly PoolShare[];
  readonly grants: readonly Grant[];
  readonly lines: readonly GroupLine[];
  /** By component: why the group stage has no figure for it. */
  readonly refusals: Readonly<Record<string, Refusal>>;
};

/** The figures of a payee whose plan reads nobody else. */
export const NO_GROUP: GroupFigures = {
  measures: [],
  ranks: [],
  pools: [],
  grants: [],
  lines: [],
  refusals: {},
};
