import { decimal, invariant } from '@cordee/kernel';
import type { ComputeColumn } from '../segment-tables.ts';
import { findColumn, type FoundColumn } from './columns.ts';
import type { ComputeQuery, Condition } from './compute-query.ts';
import type { BuildContext } from './known-facts.ts';

type Bound = Pick<BuildContext, 'dialect' | 'parameters'>;

/** A condition as SQL that is true or false, never unknown: a missing value equals only null and lies in no range. */
export function conditionSql(query: ComputeQuery, condition: Condition, context: Bound): string {
  const column = findColumn(query, condition.column);
  const bound = (value: string) => context.parameters.bind(value, parameterType(column.type, value));
  if ('equals' in condition) {
    return condition.equals === null
      ? `${column.sql} is null`
      : definite(`${column.sql} = ${bound(condition.equals)}`);
  }
  if ('in' in condition) {
    if (condition.in.length === 0) return 'false';
    return column.type === 'uuid'
      ? definite(amongIds(column.sql, condition.in, context))
      : definite(`${column.sql} in (${condition.in.map(bound).join(', ')})`);
  }
  return rangeSql(column, condition, bound);
}

/**
 * A condition that names some ids, as an index reads it: unknown where the column is empty. Null for any other condition.
 */
export function namedIdsSql(query: ComputeQuery, condition: Condition, context: Bound): string | null {
  const { sql, type } = findColumn(query, condition.column);
  if (type !== 'uuid') return null;
  const ids = 'in' in condition ? condition.in : 'equals' in condition ? [condition.equals] : [];
  const known = ids.filter((id) => id !== null);
  if (known.length === 0 || known.length < ids.length) return null;
  return amongIds(sql, known, context);
}

/** Past it a list is one parameter: DuckDB would compare every row with every id in turn. */
const idsListedMax = 100;

function amongIds(sql: string, ids: readonly string[], { dialect, parameters }: Bound): string {
  if (ids.length <= idsListedMax)
    return `${sql} in (${ids.map((id) => parameters.bind(id, 'uuid')).join(', ')})`;
  const text = parameters.bind(ids.join(','), 'text');
  return dialect.isAmong(
    sql,
    `select cast(id as uuid) from (select unnest(string_to_array(${text}, ',')) as id) given`,
  );
}

function rangeSql(
  column: FoundColumn,
  { from, to }: { readonly from?: string; readonly to?: string },
  bound: (value: string) => string,
): string {
  invariant(column.type !== 'text' && column.type !== 'uuid', 'a range is of dates or numbers', {
    column: column.sql,
  });
  const lower = from === undefined ? [] : [`${column.sql} >= ${bound(from)}`];
  const upper = to === undefined ? [] : [`${column.sql} < ${bound(to)}`];
  return definite([...lower, ...upper].join(' and ') || 'true');
}

const definite = (sql: string) => `coalesce(${sql}, false)`;

function parameterType(type: ComputeColumn, value: string): string {
  if (typeof type === 'string') return type;
  invariant(decimal(value).scale <= type.scale, 'a compared number has no more decimals than its column', {
    value,
  });
  return `decimal(38,${type.scale})`;
}
