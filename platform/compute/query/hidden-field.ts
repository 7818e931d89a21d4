import { segmentTables, type TableName } from '../segment-tables.ts';
import type { Aggregate, ColumnPath, ComputeQuery, Condition, Expression } from './compute-query.ts';

/**
 * The first field that the query names and the reader may not: shown, summed, compared or joined on, since each of these
 * tells of it. Fields are named table.column; a column that every fact has (its id, its place) is never hidden.
 */
export function hiddenField(query: ComputeQuery, fields: 'all' | readonly string[]): string | undefined {
  if (fields === 'all') return undefined;
  const seen = new Set(fields);
  return namedPaths(query)
    .map((path) => fieldOf(query, path))
    .find((field) => field !== undefined && !seen.has(field));
}

function fieldOf(query: ComputeQuery, path: ColumnPath): string | undefined {
  const [first = '', second] = path.split('.');
  const table: TableName | undefined = second === undefined ? query.from : query.joins?.[first]?.table;
  const column = second ?? first;
  if (table === undefined || !(column in segmentTables[table].columns)) return undefined;
  return `${table}.${column}`;
}

function namedPaths(query: ComputeQuery): readonly ColumnPath[] {
  const joins = Object.entries(query.joins ?? {}).flatMap(([alias, { on, inForceOn }]) => [
    ...Object.entries(on).flatMap(([column, path]) => [`${alias}.${column}`, path]),
    ...(inForceOn === undefined ? [] : [inForceOn]),
  ]);
  const shared = [...joins, ...(query.where ?? []).map(pathOf), ...(query.periods ? [query.periods.on] : [])];
  if ('totals' in query)
    return [...shared, ...query.groupBy, ...Object.values(query.totals).flatMap(pathsOfAggregate)];
  return [
    ...shared,
    ...query.columns,
    ...query.orderBy,
    ...Object.values(query.values ?? {}).flatMap(pathsOfExpression),
  ];
}

const pathOf = ({ column }: Condition): ColumnPath => column;

function pathsOfAggregate(aggregate: Aggregate): readonly ColumnPath[] {
  if ('count' in aggregate) return [];
  if ('sum' in aggregate) return pathsOfExpression(aggregate.sum);
  return ['min' in aggregate ? aggregate.min : aggregate.max];
}

function pathsOfExpression(expression: Expression): readonly ColumnPath[] {
  if (typeof expression === 'string') return [expression];
  if ('constant' in expression) return [];
  if ('times' in expression) return expression.times.flatMap(pathsOfExpression);
  return [...pathsOfExpression(expression.lowered), pathOf(expression.where)];
}
