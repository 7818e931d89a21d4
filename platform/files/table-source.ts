import type { Refusal } from '@cordee/kernel';

/** One cell as the file holds it; an XLSX date or percentage is known by its number format. */
export type RawCell =
  | string
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'percentage'; readonly ratio: string }
  | { readonly kind: 'date'; readonly text: string }
  | { readonly kind: 'error'; readonly text: string }
  | null;

/**
 * One record. `line` is the physical line where it starts (CSV) or the row number (XLSX); `byteOffset` is its place in
 * the CSV file. A record that could not be cut into cells carries its `refusal` and its text as its only cell.
 */
export type RawRow = {
  readonly sheet?: string;
  readonly line: number;
  readonly record: number;
  readonly byteOffset?: number;
  readonly cells: readonly RawCell[];
  readonly refusal?: Refusal;
};

/** An open file. Each call of rows() reads it again from its start, in memory that does not grow with the rows. */
export type TableSource = {
  readonly format: 'csv' | 'xlsx' | 'jsonl' | 'parquet';
  /** The visible sheets of a workbook, in its order; none for CSV. */
  readonly sheets: readonly string[];
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  readonly warnings: readonly Refusal[];
  rows(options?: { readonly sheet?: string }): AsyncIterable<RawRow>;
  /** The same records in parts that can be read apart, in their order; absent or null where only the whole can be read. */
  readonly parts?: () => Promise<readonly TextPart[] | null>;
};

/** Whole records of a text table: its bytes from `start.at` to `end`, with the line there and the records before. */
export type TextPart = {
  readonly path: string;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly start: { readonly at: number; readonly line: number; readonly record: number };
  readonly end: number;
};

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type Delimiter = ';' | ',' | '\t' | '|';
