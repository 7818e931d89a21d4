// What this module needs from whoever opens a file, in its own words; platform/files provides it.
import type { Refusal } from '@cordee/kernel';
import type { TextStyle } from '../mapping/mapping.ts';

/** One cell as the file holds it: text of a CSV or XLSX cell, a typed XLSX cell, an error such as #REF!, or nothing. */
export type RawCell =
  | string
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'percentage'; readonly ratio: string }
  | { readonly kind: 'date'; readonly text: string }
  | { readonly kind: 'error'; readonly text: string }
  | null;

/**
 * One record of the file. `line` is the physical line where it starts (CSV) or the row number (XLSX), `record` counts
 * from 1. Both are 0 for the names of JSON lines, which stand on no line. A record that could not be cut into cells carries its `refusal`, and its text as its only cell.
 */
export type RawRow = {
  readonly sheet?: string;
  readonly line: number;
  readonly record: number;
  readonly byteOffset?: number;
  readonly cells: readonly RawCell[];
  readonly refusal?: Refusal;
};

/** A file that can be read from its start as often as needed. `sheets` are the visible sheets of a workbook. */
export type RawTable = {
  readonly format: 'csv' | 'xlsx' | 'jsonl' | 'parquet';
  readonly sheets: readonly string[];
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly warnings: readonly Refusal[];
  rows(options?: { readonly sheet?: string }): AsyncIterable<RawRow>;
  /** The same records in parts that can be read apart, in their order; absent or null where only the whole can be read. */
  readonly parts?: () => Promise<readonly TablePart[] | null>;
};

/** Whole records of a text table: its bytes from `start.at` to `end`, with the line there and the records before. */
export type TablePart = {
  readonly path: string;
  readonly encoding: NonNullable<TextStyle['encoding']>;
  readonly delimiter: NonNullable<TextStyle['delimiter']>;
  readonly start: { readonly at: number; readonly line: number; readonly record: number };
  readonly end: number;
};

/** The cell as the user would read it, spaces at both ends removed; empty when there is nothing. */
export function cellText(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell.trim();
  return cell.kind === 'percentage' ? cell.ratio : cell.text;
}
