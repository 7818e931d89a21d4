// A question to the facts, as data: the same for PostgreSQL and for DuckDB.
import type { Decimal, Period } from '@cordee/kernel';
import type { TableName } from '../segment-tables.ts';

/** A column of the first table ('amount') or of a join ('rate.rate'). */
export type ColumnPath = string;

export type Condition =
  | { readonly column: ColumnPath; readonly equals: string | null }
  | { readonly column: ColumnPath; readonly in: readonly string[] }
  /** Half-open: `from` belongs to it, `to` does not. For dates and numbers. */
  | { readonly column: ColumnPath; readonly from?: string; readonly to?: string };

/**
 * An exact number of each row: a column, a constant, a product, or a number that always lowers the total where a
 * condition holds, whichever sign its source wrote (a credit note).
 */
export type Expression =
  | ColumnPath
  | { readonly constant: Decimal }
  | { readonly times: readonly [Expression, Expression] }
  | { readonly lowered: Expression; readonly where: Condition };

export type Aggregate =
  | { readonly sum: Expression }
  | { readonly count: 'rows' }
  | { readonly min: ColumnPath }
  | { readonly max: ColumnPath };

export type Join = {
  readonly table: TableName;
  /** Column of the joined table → column it must equal. */
  readonly on: Readonly<Record<string, ColumnPath>>;
  /** The date on which the joined state must be in force; without it, the scope's effective date. */
  readonly inForceOn?: ColumnPath;
  /** Keep rows that find no partner; by default they fall out. */
  readonly isOptional?: boolean;
};

type Reading = {
  readonly from: TableName;
  readonly joins?: Readonly<Record<string, Join>>;
  readonly where?: readonly Condition[];
  /** Each row belongs to every period that its date lies in; `period`, the code, becomes a column. */
  readonly periods?: { readonly on: ColumnPath; readonly list: readonly Period[] };
};

/** One row for each combination of the group's values, in their order. Periods, when given, are part of the group. */
export type TotalsQuery = Reading & {
  readonly groupBy: readonly ColumnPath[];
  readonly totals: Readonly<Record<string, Aggregate>>;
};

/**
 * The rows themselves. They are ordered by `orderBy`, then by all other columns selected: a total order over what is
 * seen, so that the hash of the stream does not depend on the engine, and on no id unless one is selected.
 */
export type RowsQuery = Reading & {
  readonly columns: readonly ColumnPath[];
  readonly values?: Readonly<Record<string, Expression>>;
  readonly orderBy: readonly ColumnPath[];
};

export type ComputeQuery = TotalsQuery | RowsQuery;

/** Everything leaves as text: exact numbers with their full scale, dates as ISO, ids in lower case. */
export type ComputeRow = Readonly<Record<string, string | null>>;
