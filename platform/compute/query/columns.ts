import { invariant } from '@cordee/kernel';
import { readableColumns, segmentTables, type ComputeColumn, type SegmentTable } from '../segment-tables.ts';
import type { ColumnPath, ComputeQuery } from './compute-query.ts';
import type { NumericType } from './numeric-type.ts';

/** A column found: its SQL and its type. A column that the list of segments does not hold is a bug of the caller. */
export type FoundColumn = { readonly sql: string; readonly type: ComputeColumn };

export const factsAlias = 'fact';

export function findColumn(query: ComputeQuery, path: ColumnPath): FoundColumn {
  const [first = '', second] = path.split('.');
  const alias = second === undefined ? factsAlias : first;
  const column = second ?? first;
  const type = readableColumns(tableOf(query, alias))[column];
  invariant(type !== undefined, 'a query names a column of its tables', { path, table: query.from });
  return { sql: `"${alias}"."${column}"`, type };
}

/** The name a path has in the answer: rate.rate leaves as rate_rate. */
export function outputName(path: ColumnPath): string {
  return path.replace('.', '_');
}

export function numericColumn(
  query: ComputeQuery,
  path: ColumnPath,
): { readonly sql: string; readonly type: NumericType } {
  const { sql, type } = findColumn(query, path);
  invariant(typeof type === 'object', 'arithmetic needs a number', { path });
  return { sql, type };
}

function tableOf(query: ComputeQuery, alias: string): SegmentTable {
  const name = alias === factsAlias ? query.from : query.joins?.[alias]?.table;
  invariant(name !== undefined, 'a path names a join of its query', { alias });
  return segmentTables[name];
}
