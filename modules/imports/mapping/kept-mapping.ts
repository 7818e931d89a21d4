// What was agreed to for a source is proposed again for its next file, where the file still has those columns.
import type { FoundColumn } from '../preview/import-preview.ts';
import type { ImportKind } from '../import-target.ts';
import type { Mapping } from './mapping.ts';
import { columnNumber } from '../reading/resolve-columns.ts';

/** The mapping of the last import of a source that still stands. */
export type KeptMapping = {
  readonly kind: ImportKind;
  readonly source: string;
  readonly mapping: Mapping;
  readonly fileName: string;
  readonly at: string;
};

/**
 * The kept mapping that fits the columns best: all of the columns that it names are there, and it names the most. The
 * newest of equals; undefined when none fits.
 */
export function fittingMapping(
  kept: readonly KeptMapping[],
  kind: ImportKind,
  columns: readonly FoundColumn[],
): KeptMapping | undefined {
  const headers = columns.map((column) => column.header);
  return kept
    .filter((one) => one.kind === kind && namedColumns(one.mapping) > 0 && isWhole(one.mapping, headers))
    .toSorted((a, b) => namedColumns(b.mapping) - namedColumns(a.mapping) || (a.at < b.at ? 1 : -1))[0];
}

const referencesOf = ({ fields }: Mapping) =>
  Object.values(fields).flatMap((source) =>
    source.from === 'constant' ? [] : source.from === 'column' ? [source.column] : source.columns,
  );

const namedColumns = (mapping: Mapping): number =>
  referencesOf(mapping).filter((reference) => 'header' in reference).length;

function isWhole(mapping: Mapping, headers: readonly (string | null)[]): boolean {
  return referencesOf(mapping).every((reference) => {
    const column = columnNumber(reference, { headers });
    return column !== null && column <= headers.length;
  });
}
