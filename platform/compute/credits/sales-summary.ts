// What a circuit breaker asks of the sales of a run, over many rows: who sold, in which currency, from which system, and
// which sales came twice. Every sale counts once, whoever shares it and whether a measure counts it or not.
import { ok, refused, type Result, type Scope } from '@cordee/kernel';
import type { ColumnarCopies } from '../columnar-copies.ts';
import { branchChain } from '../query/branch-chain.ts';
import { duckdbDialect } from '../query/dialect.ts';
import type { BuildContext } from '../query/known-facts.ts';
import { parameters } from '../query/parameters.ts';
import { segmentTables } from '../segment-tables.ts';
import { rowsOf } from '../tenant-duckdb.ts';
import type { CreditQuestion } from './credit-question.ts';
import { givenRows } from './given-rows.ts';
import { latestEvents, revisedEvents } from './sales-sql.ts';

export type SalesQuestion = Pick<CreditQuestion, 'sources'> & {
  /** Half-open. */
  readonly days: { readonly from: string; readonly to: string };
  /** Whose sales they are, by the seller or, where the plan shares sales, by a part. */
  readonly people: readonly string[];
  readonly isShared: boolean;
};

type SalesOfSource = {
  readonly currency: string;
  readonly source: string;
  readonly count: number;
  /** Each once. */
  readonly sellers: readonly string[];
};

export type AskedSales = {
  readonly bySource: readonly SalesOfSource[];
  /** Sales that differ in kind, code, day or amount. */
  readonly distinct: number;
  /** Of those, the ones that came from several systems, and these. */
  readonly doubled: number;
  readonly doubledSources: readonly string[];
};

const tables = [segmentTables.transaction, segmentTables.transaction_split, segmentTables.deal];

/** Refuses platform.compute_field_hidden unless the scope sees every field. */
export async function summariseSales(
  copies: ColumnarCopies,
  scope: Scope,
  question: SalesQuestion,
): Promise<Result<AskedSales>> {
  if (scope.fields !== 'all') return refused('platform.compute_field_hidden', { field: 'transaction' });
  const fresh = await copies.refreshEvents(scope, tables);
  if (!fresh.ok) return fresh;
  const { watermark } = fresh.value;
  const wanted = scope.asOf.change ?? watermark.number;
  const known = wanted < watermark.number ? wanted : watermark.number;
  const bound = parameters();
  const context: BuildContext = {
    scope,
    known,
    chain: branchChain(watermark.branches, scope.branch, known),
    dialect: duckdbDialect(fresh.value),
    parameters: bound,
  };
  const sales = salesOfPeople(question, context);
  return copies.with(scope.tenant, async (duckdb) => {
    const ask = (select: string) => rowsOf(duckdb, `${sales} ${select}`, bound.values);
    const bySource = (await ask(bySourceSql)).map(sourceOf);
    // One system cannot feed a sale twice: only where there are several are the sales themselves compared.
    const isOneSystem = new Set(bySource.map(({ source }) => source)).size < 2;
    if (isOneSystem) return ok({ bySource, distinct: 0, doubled: 0, doubledSources: [] });
    const [counted] = await ask(`, ${groupedSql} select count(*) as count, ${doubledSql} from grouped`);
    const named = await ask(`, ${groupedSql} ${doubledSourcesSql}`);
    return ok({
      bySource,
      distinct: Number(counted?.['count'] ?? 0),
      doubled: Number(counted?.['doubled'] ?? 0),
      doubledSources: named.map((row) => String(row['source'])),
    });
  });
}

/** The sellers in one text: ten thousand values would take longer to hand over than to find. */
const bySourceSql = `select currency, source, cast(sum(sales) as bigint) as count,
  coalesce(string_agg(cast(seller_id as text), ' ' order by seller_id), '') as sellers
  from (select seller_id, currency, source, count(*) as sales from sale group by seller_id, currency, source) sold
  group by currency, source order by currency, source`;
const groupedSql = `grouped as (select kind, code, occurred_on, amount, currency, list(distinct source) as sources
  from sale group by kind, code, occurred_on, amount, currency)`;
const doubledSql = `count(*) filter (where len(sources) > 1) as doubled`;
const doubledSourcesSql = `select distinct unnest(sources) as source from grouped where len(sources) > 1 order by source`;

function salesOfPeople({ days, people, isShared, sources }: SalesQuestion, context: BuildContext): string {
  const { parameters: bound } = context;
  const revised = isShared ? tables : [segmentTables.transaction, segmentTables.deal];
  const within = (day: string) =>
    `${day} >= ${bound.bind(days.from, 'date')} and ${day} < ${bound.bind(days.to, 'date')}`;
  const shown = 'entity_id, code, seller_id, amount, currency, import_id';
  const transactions = `select ${shown}, kind, occurred_on from ${latestEvents(segmentTables.transaction, context)} fact where ${within('occurred_on')}`;
  const deals = `select ${shown}, 'won_deal' as kind, closed_on as occurred_on from ${latestEvents(segmentTables.deal, context)} fact
    where stage = 'won' and amount is not null and currency is not null and ${within('closed_on')}`;
  const parts = () =>
    `select transaction_id from ${latestEvents(segmentTables.transaction_split, context)} part where payee_id in (select id from someone)`;
  return `with import_source as materialized ${givenRows({ id: 'uuid', source: 'text' }, [...sources], bound)},
    someone as materialized ${givenRows(
      { id: 'uuid' },
      people.map((id) => [id]),
      bound,
    )},
    ${revised.map((table) => revisedEvents(table, context)).join(', ')},
    sale as (select fact.*, coalesce(import_source.source, '') as source from (${transactions} union all ${deals}) fact
      left join import_source on import_source.id = fact.import_id
      where seller_id in (select id from someone)${isShared ? ` or entity_id in (${parts()})` : ''})`;
}

type Row = Readonly<Record<string, unknown>>;

function sourceOf({ currency, source, count, sellers }: Row): SalesOfSource {
  return {
    currency: String(currency),
    source: String(source),
    count: Number(count),
    sellers: String(sellers)
      .split(' ')
      .filter((seller) => seller !== ''),
  };
}
