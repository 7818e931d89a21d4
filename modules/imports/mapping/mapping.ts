import type { ColumnStyle } from '../reading/column-style.ts';
import type { TargetKind } from '../import-target.ts';

/** A column named by its header as written in the file, or by its position from 1 when there is no header. */
export type ColumnReference =
  | { readonly header: string; readonly occurrence?: number }
  | { readonly column: number };

/** Where the value of a field comes from. */
export type FieldSource =
  | {
      readonly from: 'column';
      readonly column: ColumnReference;
      /** Whole cell values to write differently: {"GTXPro": "GTX Pro"}. */
      readonly replacements?: Readonly<Record<string, string>>;
      /** How the column writes numbers and dates; detected over the column when absent. */
      readonly style?: ColumnStyle;
    }
  | { readonly from: 'columns'; readonly columns: readonly ColumnReference[]; readonly separator: string }
  | { readonly from: 'constant'; readonly text: string };

/** Where the header stands: found by itself, absent, or on the lines that the user showed (two when it is merged). */
type HeaderPlace = 'find' | 'none' | { readonly lines: readonly number[] };

/** How a text file is written, where a person said so; what is absent is found in the file. */
export type TextStyle = {
  readonly delimiter?: ';' | ',' | '\t' | '|';
  readonly encoding?: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
};

/** One column a month is read as one row a month; the year is that of months whose headers do not say it. */
export type Months = { readonly year?: number };

/** What the user agreed to for one kind of file: plain JSON, kept and used again for the next file of the same shape. */
export type Mapping = {
  readonly version: 1;
  readonly target: TargetKind;
  readonly text?: TextStyle;
  readonly sheet?: string;
  readonly header: HeaderPlace;
  readonly months?: Months;
  readonly fields: Readonly<Record<string, FieldSource>>;
};
