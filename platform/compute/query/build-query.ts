// One question → one SQL statement, for either engine.
import { invariant, ok, type Result } from '@cordee/kernel';
import type { ComputeColumn } from '../segment-tables.ts';
import { findColumn, outputName } from './columns.ts';
import type { Aggregate, ColumnPath, ComputeQuery, RowsQuery, TotalsQuery } from './compute-query.ts';
import { expressionSql } from './expression.ts';
import { fromSql } from './from-sql.ts';
import type { BuildContext } from './known-facts.ts';
import { sumType } from './numeric-type.ts';

export type BuiltQuery = {
  readonly sql: string;
  readonly parameters: readonly string[];
  readonly columns: readonly OutputColumn[];
};

export type OutputColumn = { readonly name: string; readonly type: ComputeColumn };

type Selected = OutputColumn & { readonly sql: string };

/** Refuses platform.compute_bound_exceeded when a number of the answer may pass 38 digits. */
export function buildQuery(query: ComputeQuery, context: BuildContext): Result<BuiltQuery> {
  return 'totals' in query ? totalsSql(query, context) : rowsSql(query, context);
}

function totalsSql(query: TotalsQuery, context: BuildContext): Result<BuiltQuery> {
  const keys = [...query.groupBy.map((path) => selectedColumn(query, path)), ...periodColumn(query)];
  const totals: Selected[] = [];
  for (const [name, aggregate] of Object.entries(query.totals)) {
    const total = aggregateSql(query, aggregate, context);
    if (!total.ok) return total;
    totals.push({ name, ...total.value });
  }
  const groups =
    keys.length === 0
      ? ''
      : `group by ${keys.map(({ sql }) => sql).join(', ')} order by ${keys.map(orderSql).join(', ')}`;
  return built(query, [...keys, ...totals], { context, tail: groups });
}

function rowsSql(query: RowsQuery, context: BuildContext): Result<BuiltQuery> {
  const columns = [...query.columns.map((path) => selectedColumn(query, path)), ...periodColumn(query)];
  const values: Selected[] = [];
  for (const [name, expression] of Object.entries(query.values ?? {})) {
    const value = expressionSql(query, expression, context);
    if (!value.ok) return value;
    values.push({ name, ...value.value });
  }
  const first = query.orderBy.map((path) => selectedColumn(query, path));
  const order = [
    ...first,
    ...[...columns, ...values].filter(({ sql }) => !first.some((key) => key.sql === sql)),
  ];
  const tail = order.length === 0 ? '' : `order by ${order.map(orderSql).join(', ')}`;
  return built(query, [...columns, ...values], { context, tail });
}

type Rest = { readonly context: BuildContext; readonly tail: string };

function built(
  query: ComputeQuery,
  selected: readonly Selected[],
  { context, tail }: Rest,
): Result<BuiltQuery> {
  const names = selected.map(({ name }) => name);
  invariant(new Set(names).size === names.length, 'the columns of an answer have distinct names', {
    names: names.join(),
  });
  const list = selected.map(({ name, sql }) => `cast(${sql} as text) as "${name}"`).join(', ');
  const columns = selected.map(({ name, type }) => ({ name, type }));
  const { facts, from } = fromSql(query, context);
  return ok({
    sql: `with ${facts} select ${list} ${from} ${tail}`,
    parameters: context.parameters.values,
    columns,
  });
}

function aggregateSql(
  query: TotalsQuery,
  aggregate: Aggregate,
  context: BuildContext,
): Result<Omit<Selected, 'name'>> {
  if ('count' in aggregate) return ok({ sql: 'count(*)', type: 'integer' });
  if ('sum' in aggregate) {
    const added = expressionSql(query, aggregate.sum, context);
    if (!added.ok) return added;
    const type = sumType(added.value.type);
    return type.ok ? ok({ sql: `sum(${added.value.sql})`, type: type.value }) : type;
  }
  const [name, path] = 'min' in aggregate ? ['min', aggregate.min] : ['max', aggregate.max];
  const { sql, type } = findColumn(query, path);
  invariant(type !== 'uuid', 'an id has no order', { path });
  return ok({ sql: `${name}(${type === 'text' ? `${sql} collate "C"` : sql})`, type });
}

function periodColumn(query: ComputeQuery): readonly Selected[] {
  return query.periods === undefined ? [] : [{ name: 'period', sql: 'period.code', type: 'text' }];
}

function selectedColumn(query: ComputeQuery, path: ColumnPath): Selected {
  return { name: outputName(path), ...findColumn(query, path) };
}

/** Text by its bytes in both engines, nothing before something. */
function orderSql({ sql, type }: Selected): string {
  return `${sql}${type === 'text' ? ' collate "C"' : ''} nulls first`;
}
