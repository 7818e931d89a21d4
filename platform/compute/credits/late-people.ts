// Whose sales of a closed period came, changed or went after its run had read them, or belong to one that did: found by change numbers over the
// keys of the copies, so that a period to which nothing came late costs no sale.
import { ok, refused, type Result, type Scope } from '@cordee/kernel';
import type { ColumnarCopies } from '../columnar-copies.ts';
import { branchChain } from '../query/branch-chain.ts';
import { duckdbDialect } from '../query/dialect.ts';
import type { BuildContext } from '../query/known-facts.ts';
import { parameters } from '../query/parameters.ts';
import { segmentTables, type SegmentTable } from '../segment-tables.ts';
import { givenRows } from './given-rows.ts';
import { revisedEvents } from './sales-sql.ts';

/** The sales of a period that a run has closed: half-open days, and the change up to which it had read. */
export type ClosedSales = {
  readonly place: number;
  readonly after: bigint;
  readonly from: string;
  readonly to: string;
};

/** Somebody who sold or shared a sale of the closed period of that place that is late, or that belongs to a late one. */
export type LatePerson = { readonly place: number; readonly person: string };

const tables = [segmentTables.transaction, segmentTables.transaction_split, segmentTables.deal];

/**
 * Sellers and sharers of every version of each late sale, what it said before among them. Refuses
 * platform.compute_field_hidden unless the scope sees every field.
 */
export async function latePeople(
  copies: ColumnarCopies,
  scope: Scope,
  closed: readonly ClosedSales[],
): Promise<Result<readonly LatePerson[]>> {
  if (scope.fields !== 'all') return refused('platform.compute_field_hidden', { field: 'transaction' });
  if (closed.length === 0) return ok([]);
  const fresh = await copies.refreshEvents(scope, tables);
  if (!fresh.ok) return fresh;
  const { watermark } = fresh.value;
  const wanted = scope.asOf.change ?? watermark.number;
  const known = wanted < watermark.number ? wanted : watermark.number;
  const bound = parameters();
  const chain = branchChain(watermark.branches, scope.branch, known);
  const context = { scope, known, chain, dialect: duckdbDialect(fresh.value), parameters: bound };
  const sql = latePeopleSql(closed, context);
  const people: LatePerson[] = [];
  await copies.with(scope.tenant, (duckdb) =>
    duckdb.read(sql, bound.values, async (batch) => {
      people.push(...batch.map(({ place, person }) => ({ place: Number(place), person: String(person) })));
      return true;
    }),
  );
  return ok(people);
}

function latePeopleSql(closed: readonly ClosedSales[], context: BuildContext): string {
  const { parameters: bound, dialect, known } = context;
  const upTo = bound.bind(known, 'bigint');
  const first = bound.bind(least(closed.map(({ after }) => after)), 'bigint');
  const end = bound.bind(
    closed.map(({ to }) => to).reduce((a, b) => (a > b ? a : b)),
    'date',
  );
  const columns = { place: 'integer', after_change: 'bigint', first_day: 'date', end_day: 'date' };
  const rows = closed.map(({ place, after, from, to }) => [place, String(after), from, to]);
  const { transaction, transaction_split: split, deal } = segmentTables;
  const ofAnyDay = (table: SegmentTable, day: string, more = '') =>
    `(select entity_id, seller_id, ${day} as day, code, ${table === transaction ? 'related_code,' : ''} change
      from ${dialect.source(table)} cell where change <= ${upTo}${more})`;
  const versions = (cells: string) => `(select * from ${cells} cell where day < ${end})`;
  /** Each version of what was written late, with the change that makes it late. */
  const late = (table: SegmentTable, cells: string) =>
    `select entity_id, seller_id, day, code, change as written from ${cells} cell where change > ${first}
     union all select cell.entity_id, seller_id, day, code, last_change from ${cells} cell
       join revised_${table.name} revision on revision.entity_id = cell.entity_id where last_change > ${first}`;
  const within = `written > after_change and day >= first_day and day < end_day`;
  const [anySales, anyDeals] = [
    ofAnyDay(transaction, 'occurred_on'),
    ofAnyDay(deal, 'closed_on', ` and stage = 'won'`),
  ];
  const [sales, deals] = [versions(anySales), versions(anyDeals)];
  // A code says no source: at worst somebody is calculated again for nothing.
  return `with recursive closed as materialized ${givenRows(columns, rows, bound)},
    ${[transaction, deal].map((table) => revisedEvents(table, context)).join(', ')},
    part as (select transaction_id, payee_id, change from ${dialect.source(split)} cell where change <= ${upTo}),
    reshared as (select transaction_id, max(change) as written from part where change > ${first} group by transaction_id),
    linked as materialized (select distinct code, related_code from ${anySales} sale where related_code is not null),
    belonging as (
      select distinct code, written from (${late(transaction, anySales)} union all ${late(deal, anyDeals)}) sale
        where code in (select related_code from linked)
      union select linked.code, belonging.written from belonging join linked on linked.related_code = belonging.code),
    touched as materialized (
      select distinct place, entity_id from (${late(transaction, sales)}) sale join closed on ${within}
      union select place, entity_id from ${sales} sale join reshared on transaction_id = entity_id join closed on ${within}
      union select place, entity_id from ${sales} sale join belonging on belonging.code = sale.related_code join closed on ${within})
    select distinct place, cast(person as text) as person from (
      select place, seller_id as person from touched join ${sales} sale on sale.entity_id = touched.entity_id
      union all select place, payee_id from touched join part on transaction_id = entity_id
      union all select place, seller_id from (${late(deal, deals)}) won join closed on ${within}) reached
    where person is not null order by place, person`;
}

function least(numbers: readonly bigint[]): bigint {
  return numbers.reduce((a, b) => (a < b ? a : b));
}
