// One slice of the line detail, read back where its payees are paid: in a worker thread.
import { sqlText, withArtefactDuckdb } from './artefact-duckdb.ts';
import { sliceFiles } from './credit-artefact.ts';
import { customerColumn, unreadBit, valueColumn, type Counts } from './credit-question.ts';

/** What one measure counts of a payee in a currency. */
export type SliceMeasure = {
  /** Of what it adds up: amounts, values of its own or, where it counts sales, shares, as two halves are one sale. */
  readonly sum: string;
  readonly count: number;
  /** Different customers among the sales; null where the measure does not count them. */
  readonly customers: number | null;
};

export type SlicePayeeTotals = {
  readonly ordinal: number;
  readonly currency: string;
  /** One a measure, in the order of the question: null where nothing counts. */
  readonly measures: readonly (SliceMeasure | null)[];
  /** Sales of which only memory can tell what some measure makes of them. */
  readonly unread: number;
};

export type SlicePlace = {
  readonly artefact: string;
  readonly slice: number;
  /** What each measure of the question counts, in their order. */
  readonly measures: readonly Counts[];
};

type Row = Readonly<Record<string, unknown>>;

/** By payee and currency, in the order of the payees: by a DuckDB that may open this artefact and nothing else. */
export function readSlice(place: SlicePlace): Promise<readonly SlicePayeeTotals[]> {
  return readSliceBy(place, (sql) =>
    withArtefactDuckdb(place.artefact, async (connection) => (await connection.run(sql)).getRowObjects()),
  );
}

/** The same by a DuckDB that is open already. */
export async function readSliceBy(
  { artefact, slice, measures }: SlicePlace,
  ask: (sql: string) => Promise<readonly Row[]>,
): Promise<readonly SlicePayeeTotals[]> {
  const files = sliceFiles(artefact, slice);
  if (files.length === 0) return [];
  return addUp({ tables: '', source: `read_parquet([${files.map(sqlText).join(', ')}])`, measures }, ask);
}

/** Credits to add up: a table expression, and the common tables that it reads. */
export type CreditSource = { readonly tables: string; readonly source: string } & Pick<
  SlicePlace,
  'measures'
>;

/** By payee and currency, in the order of the payees. */
export async function addUp(
  credits: CreditSource,
  ask: (sql: string) => Promise<readonly Row[]>,
): Promise<readonly SlicePayeeTotals[]> {
  const { measures } = credits;
  const totals = await ask(totalsSql(credits));
  const isOfCustomers = measures.includes('customers');
  const customers = isOfCustomers ? await ask(customersSql(credits)) : [];
  return totals.map((row, place) => totalsOf(row, customers[place] ?? {}, measures));
}

const countedBy = (index: number) => `filter (where measures & ${2 ** index} <> 0)`;

/** The rows are added up by the measures that count them together first: few sums of many rows, then sums of those. */
function totalsSql({ tables, source, measures }: CreditSource): string {
  // A share has as many digits as a value: it is added up only where sales are counted.
  const columns = [...new Set(measures.map(valueColumn))];
  const sums = columns.map((column) => `${sumOf(column)} as sum_of_${column}`);
  const each = measures.map((measure, index) => {
    const filter = countedBy(index);
    return `cast(sum(sum_of_${valueColumn(measure, index)}) ${filter} as text) as sum_${index}, cast(sum(credits) ${filter} as bigint) as count_${index}`;
  });
  const unread = `cast(coalesce(sum(credits) filter (where measures & ${unreadBit} <> 0), 0) as bigint) as unread`;
  return `${tables} select ordinal, currency, ${unread}, ${each.join(', ')} from (
    select ordinal, currency, measures, ${sums.join(', ')}, count(*) as credits
    from ${source} group by ordinal, currency, measures) together
    group by ordinal, currency order by ordinal, currency`;
}

/** What only memory can tell has no value, and is marked. */
const sumOf = (column: string) =>
  column === 'value' || column === 'share' ? `sum(${column})` : `coalesce(sum(${column}), 0)`;

/** A customer counts once, however many sales: no sum of sums. The rows are those of the totals, in their order. */
function customersSql({ tables, source, measures }: CreditSource): string {
  const each = measures.flatMap((measure, index) =>
    measure === 'customers'
      ? [`count(distinct ${customerColumn}) ${countedBy(index)} as customers_${index}`]
      : [],
  );
  return `${tables} select ${each.join(', ')} from ${source} group by ordinal, currency order by ordinal, currency`;
}

function totalsOf(row: Row, customers: Row, measures: SlicePlace['measures']): SlicePayeeTotals {
  const each = measures.map((_, index) => {
    const count = row[`count_${index}`];
    const different = customers[`customers_${index}`];
    return count === null
      ? null
      : {
          sum: String(row[`sum_${index}`]),
          count: Number(count),
          customers: different === undefined ? null : Number(different),
        };
  });
  return {
    ordinal: Number(row['ordinal']),
    currency: String(row['currency']),
    measures: each,
    unread: Number(row['unread']),
  };
}
