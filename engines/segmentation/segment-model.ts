import type { CheckedFormula } from '@cordee/engine-formula';
import type { Locale } from '@cordee/kernel';
import type { AbcEnds } from './abc.ts';
import type { GroupSpace } from './groups/group-space.ts';

/** What an account of a segment is owed in a year. Minutes are those of one contact, the way included. */
export type EffortNorm = {
  /** The share of the segment's accounts that is to be seen at least once, as a ratio. */
  readonly coverage: string;
  readonly calls: number;
  readonly visits: number;
  readonly callMinutes: number;
  readonly visitMinutes: number;
};

export type Segment = {
  readonly code: string;
  readonly name: string;
  /** A condition of the formula language; empty: only by hand. */
  readonly condition: string;
  readonly norm: EffortNorm | null;
};

export type Score = { readonly code: string; readonly name: string; readonly formula: string };

export type Cuts = { readonly low: string; readonly high: string };

/** Where the grid is cut: amounts of potential and ratios of share. */
export type GridCuts = { readonly potential: Cuts; readonly share: Cuts };

/** How accounts are put into segments, as it is written and stored. The first segment whose condition holds is theirs. */
export type SegmentModel = {
  readonly language: Locale;
  readonly abc: AbcEnds & { readonly by: 'potential' | 'sales' };
  readonly grid: GridCuts;
  readonly scores: readonly Score[];
  /** An accepted proposal: the field `group` is the nearest of its centres. */
  readonly groups: GroupSpace | null;
  readonly segments: readonly Segment[];
};

/** A model whose formulas were read and hold. */
export type CheckedModel = {
  readonly model: SegmentModel;
  readonly scores: readonly { readonly score: Score; readonly formula: CheckedFormula }[];
  readonly segments: readonly { readonly segment: Segment; readonly condition: CheckedFormula | null }[];
};
