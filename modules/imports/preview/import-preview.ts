import type { Refusal } from '@cordee/kernel';

import type { ColumnStyle } from '../reading/column-style.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { ReadRow } from '../reading/read-row.ts';

/** One column of the file, as found. */
export type FoundColumn = {
  readonly column: number;
  /** The header as written; a two-line header is joined by a space; null when the file has none. */
  readonly header: string | null;
  readonly samples: readonly string[];
};

/**
 * Why a column was proposed for a field: the header is its name, resembles it, only the content fits, it served so in the
 * last import of the source, or a person said so.
 */
export type ProposalReason =
  | 'header_same'
  | 'header_similar'
  | 'content'
  | 'identifies'
  | 'kept'
  | 'chosen'
  | 'months';

export type Proposal = {
  readonly field: string;
  readonly column: number;
  /** From 0 to 1; under 0.6 the user is asked to look. */
  readonly confidence: number;
  readonly reason: ProposalReason;
};

/** How a column was found to write its values; `evident` is false when nothing in the column decides. */
export type FoundStyle = {
  readonly field: string;
  readonly column: number;
  readonly style: ColumnStyle;
  readonly evident: boolean;
};

/** What the wizard shows before anything is written. */
export type ImportPreview = {
  readonly sheet: string | null;
  readonly headerLines: readonly number[];
  readonly columns: readonly FoundColumn[];
  readonly mapping: Mapping;
  /** One column a month, and neither they nor anything above them says of which year. */
  readonly isYearMissing: boolean;
  readonly proposals: readonly Proposal[];
  readonly styles: readonly FoundStyle[];
  /** The first 20 records of the file, read with the mapping. */
  readonly rows: readonly ReadRow[];
  /** Required fields (or groups of which one is needed) that no column carries. */
  readonly missing: readonly (readonly string[])[];
  readonly warnings: readonly Refusal[];
};
