import { sql, type RawBuilder } from 'kysely';
import type { Role, Scope } from '@cordee/kernel';
import type { Reading } from '@cordee/platform/database';
import type { ExportColumn } from './export-column.ts';
import type { ListCode } from './list-code.ts';

/** A list that can leave the product: its columns, declared once for every format, and the rows of a scope. */
export type ExportList = {
  readonly code: ListCode;
  readonly labelKey: string;
  readonly readers: readonly Role[];
  readonly columns: readonly ExportColumn[];
  /** A query that gives each column under its code, in an order that no id decides. */
  readonly rows: (tx: Reading, scope: Scope) => RawBuilder<unknown> | Promise<RawBuilder<unknown>>;
  /** What the query alone cannot write, such as the units of a currency. */
  readonly mend?: (row: ListRecord) => ListRecord;
};

/** A row as the database gives it: numbers and dates as text. */
export type ListRecord = Readonly<Record<string, string | number | boolean | null>>;

/** Whether a scope sees the rows of the person that a column names. */
export const seenPerson = ({ people }: Scope, column: string): RawBuilder<unknown> =>
  people === 'all' ? sql`true` : sql`${sql.ref(column)} = any(${[...people]}::uuid[])`;

/** Whether a row of a change was known at the scope's change number. */
export const knownBy = ({ asOf }: Scope, column: string): RawBuilder<unknown> =>
  asOf.change === null ? sql`true` : sql`${sql.ref(column)} <= ${asOf.change}`;
