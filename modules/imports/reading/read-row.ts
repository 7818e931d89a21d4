import type { Refusal } from '@cordee/kernel';

import type { ImportValues } from '../import-target.ts';
import type { RawCell } from './raw-table.ts';

type RowPlace = {
  readonly line: number;
  readonly record: number;
  readonly sheet?: string;
  readonly byteOffset?: number;
};

/** A row ready to be posted. */
export type AcceptedRow = RowPlace & {
  readonly kind: 'row';
  readonly values: ImportValues;
  /** What the mapping's replacements changed, each with its place; empty for most rows. */
  readonly repairs: readonly Refusal[];
  /** The cells as the file holds them, should the module that posts the row turn it away. */
  readonly raw: readonly RawCell[];
};

/** A row with faults: all of them are told at once, each with its line and column. */
export type RejectedRow = RowPlace & {
  readonly kind: 'rejected';
  readonly refusals: readonly Refusal[];
  /** What could be read of it all the same: its amount has its place in the bridge. */
  readonly values: ImportValues;
  readonly raw: readonly RawCell[];
};

/** A row that is no record: blank, total, repeated header, note, example or exact duplicate. */
export type ExcludedRow = RowPlace & {
  readonly kind: 'excluded';
  readonly reason: Refusal;
  /** Filled for a duplicate alone: the others are no records. */
  readonly values: ImportValues;
  readonly raw: readonly RawCell[];
};

/** Every record of the data part of a file becomes exactly one of these: nothing is silently lost. */
export type ReadRow = AcceptedRow | RejectedRow | ExcludedRow;
