import type { FoundHeader } from '../reading/find-header.ts';
import type { FoundColumn, Proposal, ProposalReason } from '../preview/import-preview.ts';
import type { Mapping } from './mapping.ts';
import { columnsOf } from './propose-mapping.ts';
import type { RawRow } from '../reading/raw-table.ts';
import { columnNumber } from '../reading/resolve-columns.ts';

/** A mapping that somebody agreed to, and why it is shown. */
export type GivenMapping = {
  readonly mapping: Mapping;
  readonly reason: Extract<ProposalReason, 'kept' | 'chosen'>;
};

/** The same shape as a proposal: which column of this file feeds which field by the mapping given. */
export function asProposed(
  { mapping, reason }: GivenMapping,
  header: FoundHeader,
  rows: readonly RawRow[],
): {
  readonly mapping: Mapping;
  readonly proposals: readonly Proposal[];
  readonly columns: readonly FoundColumn[];
} {
  const proposals = Object.entries(mapping.fields).flatMap(([field, source]): Proposal[] => {
    const column = source.from === 'column' ? columnNumber(source.column, header) : null;
    return column === null ? [] : [{ field, column, confidence: 1, reason }];
  });
  return { mapping, proposals, columns: columnsOf(header, rows) };
}
