// All that differs between the two engines. The rest of a query is letter for letter the same.
import { parquetSource } from '../segments/segment-sql.ts';
import { storedColumns, type SegmentTable } from '../segment-tables.ts';
import type { NumericType } from './numeric-type.ts';

export type Dialect = {
  /** Every row of a tenant's table, whichever change wrote it. */
  source(table: SegmentTable): string;
  /** At least every row of those cells of a table of events that were written more than once, by key and change. */
  rewritten(table: SegmentTable): string;
  /** A number ready for exact arithmetic. PostgreSQL's numeric is: a cast could only round it. */
  exact(sql: string, type: NumericType): string;
  /** Whether a value is one of those that a query gives. PostgreSQL looks them up one by one in an index. */
  isAmong(sql: string, query: string): string;
};

/** Row security in the transaction narrows the table to its tenant. */
export const postgresDialect: Dialect = {
  source: (table) => `(select ${names(table)} from "${table.name}")`,
  rewritten: (table) => `(select ${names(table)} from "${table.name}")`,
  exact: (sql) => sql,
  isAmong: (sql, query) => `${sql} = any(array(${query}))`,
};

type Copies = {
  readonly files: ReadonlyMap<string, readonly string[]>;
  readonly rewritten?: ReadonlyMap<string, string>;
};

export function duckdbDialect({ files, rewritten }: Copies): Dialect {
  const source: Dialect['source'] = (table) =>
    `(select ${names(table)} from ${parquetSource(table, files.get(table.name) ?? [])})`;
  return {
    source,
    rewritten: (table) => {
      const path = rewritten?.get(table.name);
      return path === undefined ? source(table) : `read_parquet('${path.replaceAll("'", "''")}')`;
    },
    exact: (sql, { scale }) => `cast(${sql} as decimal(38,${scale}))`,
    isAmong: (sql, query) => `${sql} in (${query})`,
  };
}

const names = (table: SegmentTable) =>
  storedColumns(table)
    .map(({ name }) => `"${name}"`)
    .join(', ');
