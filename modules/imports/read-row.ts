import type { Refusal } from '@cordee/kernel';

import type { ImportValues } from './import-target.ts';
import type { RawCell } from './raw-table.ts';

type RowPlace = {
  readonly line: number;
  readonly record: number;
  readonly sheet?: string;
  readonly byteOffset?: number;
};

/** A row ready to be posted. */
export type AcceptedRow = RowPlace & { readonly kind: 'row'; readonly values: ImportValues };

/** A row with faults: all of them are told at once, each with its line and column. */
export type RejectedRow = RowPlace & {
  readonly kind: 'rejected';
  readonly refusals: readonly Refusal[];
  readonly raw: readonly RawCell[];
};

/** A row that is no record: blank, total, repeated header, note, example or exact duplicate. */
export type ExcludedRow = RowPlace & {
  readonly kind: 'excluded';
  readonly reason: Refusal;
  readonly raw: readonly RawCell[];
};

/** Every record of the data part of a file becomes exactly one of these: nothing is silently lost. */
export type ReadRow = AcceptedRow | RejectedRow | ExcludedRow;
