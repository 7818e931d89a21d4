import type { MatchReason } from './match-words.ts';

/** What a word of a source should lead to: a person, an account, or the same word as elsewhere. */
export const MATCH_FIELDS = ['seller', 'account', 'product', 'territory', 'channel'] as const;
export type MatchField = (typeof MATCH_FIELDS)[number];

/** A word of a source that leads nowhere, or is written otherwise than elsewhere, with what hangs on it. */
export type Unmatched = {
  readonly field: MatchField;
  readonly source: string;
  readonly written: string;
  readonly rows: number;
  /** The first and last day of its rows, where they have one. */
  readonly from: string | null;
  readonly to: string | null;
  /** The sum of its rows, currency by currency. */
  readonly amounts: readonly { readonly currency: string; readonly amount: string }[];
  /** The oldest file that holds such rows. */
  readonly importId: string | null;
  /** What a person said already that it means: its files need only be read again. */
  readonly accepted: string | null;
};

export type ProposedMatch = Unmatched & {
  readonly candidates: readonly {
    readonly meant: string;
    readonly label: string;
    readonly reason: MatchReason;
  }[];
};
