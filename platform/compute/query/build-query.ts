// One question → one SQL statement, for either engine.
import { invariant, ok, type Result } from '@cordee/kernel';
import { segmentTables, type ComputeColumn } from '../segment-tables.ts';
import { factsAlias, findColumn, outputName } from './columns.ts';
import type { Aggregate, ColumnPath, ComputeQuery, Join, RowsQuery, TotalsQuery } from './compute-query.ts';
import { conditionSql } from './condition.ts';
import { expressionSql } from './expression.ts';
import { knownFacts, knownHistory, type BuildContext } from './known-facts.ts';
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
  return built([...keys, ...totals], `${fromSql(query, context)} ${groups}`, context);
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
  const tail = `${fromSql(query, context)} order by ${order.map(orderSql).join(', ')}`;
  return built([...columns, ...values], tail, context);
}

function built(
  selected: readonly Selected[],
  tail: string,
  { parameters }: BuildContext,
): Result<BuiltQuery> {
  const names = selected.map(({ name }) => name);
  invariant(new Set(names).size === names.length, 'the columns of an answer have distinct names', {
    names: names.join(),
  });
  const list = selected.map(({ name, sql }) => `cast(${sql} as text) as "${name}"`).join(', ');
  const columns = selected.map(({ name, type }) => ({ name, type }));
  return ok({ sql: `select ${list} ${tail}`, parameters: parameters.values, columns });
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

function fromSql(query: ComputeQuery, context: BuildContext): string {
  const joins = Object.entries(query.joins ?? {}).map(([alias, join]) =>
    joinSql(query, alias, join, context),
  );
  const where = (query.where ?? []).map((condition) => conditionSql(query, condition, context.parameters));
  return [
    `from ${knownFacts(segmentTables[query.from], context)} ${factsAlias}`,
    ...joins,
    periodsSql(query, context),
    where.length === 0 ? '' : `where ${where.join(' and ')}`,
  ].join(' ');
}

function joinSql(query: ComputeQuery, alias: string, join: Join, context: BuildContext): string {
  const table = segmentTables[join.table];
  const matches = Object.entries(join.on).map(
    ([column, path]) => `"${alias}"."${column}" = ${findColumn(query, path).sql}`,
  );
  const kind = join.isOptional ? 'left join' : 'join';
  if (join.inForceOn === undefined)
    return `${kind} ${knownFacts(table, context)} "${alias}" on ${matches.join(' and ')}`;
  const day = findColumn(query, join.inForceOn).sql;
  const inForce = `"${alias}".effective_from <= ${day} and ("${alias}".effective_to is null or ${day} < "${alias}".effective_to)`;
  return `${kind} ${knownHistory(table, context)} "${alias}" on ${[...matches, inForce].join(' and ')}`;
}

function periodsSql({ periods, ...query }: ComputeQuery, { parameters }: BuildContext): string {
  if (periods === undefined) return '';
  invariant(periods.list.length > 0, 'a query by periods names at least one');
  const rows = periods.list.map(
    ({ code, from, to }) =>
      `(${parameters.bind(code, 'text')}, ${parameters.bind(from.toString(), 'date')}, ${parameters.bind(to.toString(), 'date')})`,
  );
  const day = findColumn(query, periods.on).sql;
  return `join (values ${rows.join(', ')}) period (code, first_day, end_day) on period.first_day <= ${day} and ${day} < period.end_day`;
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
