// Where a statement reads: the facts first, then what is joined to them.
import { invariant } from '@cordee/kernel';
import { segmentTables } from '../segment-tables.ts';
import { factsAlias, findColumn } from './columns.ts';
import type { ComputeQuery, Condition, Join } from './compute-query.ts';
import { conditionSql, namedIdsSql } from './condition.ts';
import { knownFacts, knownHistory, type BuildContext } from './known-facts.ts';

/** `facts` is a common table: the rows that pass the conditions on their own columns. */
export type FromSql = { readonly facts: string; readonly from: string };

/**
 * Where some ids are named, the facts that name them are found first, and no other is put in order.
 * With joins the facts are materialised: PostgreSQL expects next to no rows of a window's first, so that it would read
 * them again for every row that it joins to them.
 */
export function fromSql(query: ComputeQuery, context: BuildContext): FromSql {
  const joins = Object.entries(query.joins ?? {});
  const { own = [], joined = [] } = Object.groupBy(query.where ?? [], ({ column }) =>
    column.includes('.') ? 'joined' : 'own',
  );
  const where = (conditions: readonly Condition[]) => {
    const all = conditions.map((condition) => conditionSql(query, condition, context));
    return all.length === 0 ? '' : `where ${all.join(' and ')}`;
  };
  const candidates = own
    .map((condition) => namedIdsSql(query, condition, context))
    .filter((condition) => condition !== null);
  const some = candidates.length === 0 ? null : candidates.join(' and ');
  const facts = `select * from ${knownFacts(segmentTables[query.from], context, some)} "${factsAlias}" ${where(own)}`;
  return {
    facts: `"${factsAlias}" as ${joins.length === 0 ? 'not materialized' : 'materialized'} (${facts})`,
    from: [
      `from "${factsAlias}"`,
      ...joins.map(([alias, join]) => joinSql(query, alias, join, context)),
      periodsSql(query, context),
      where(joined),
    ].join(' '),
  };
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
