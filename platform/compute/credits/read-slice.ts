// One slice of the line detail, read back where its payees are paid: in a worker thread.
import { sqlText, withArtefactDuckdb } from './artefact-duckdb.ts';
import { sliceFiles } from './credit-artefact.ts';

/** What one measure counts of a payee in a currency. */
export type SliceMeasure = {
  readonly amount: string;
  /** The sum of the shares: two halves of a sale are one sale. */
  readonly shares: string;
  readonly count: number;
};

export type SlicePayeeTotals = {
  readonly ordinal: number;
  readonly currency: string;
  /** One a measure, in the order of the question: null where nothing counts. */
  readonly measures: readonly (SliceMeasure | null)[];
};

export type SlicePlace = { readonly artefact: string; readonly slice: number; readonly measures: number };

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
  const source = `read_parquet([${files.map(sqlText).join(', ')}])`;
  return (await ask(totalsSql({ source, measures }))).map((row) => totalsOf(row, measures));
}

type SliceSource = { readonly source: string; readonly measures: number };

/** The rows are added up by the measures that count them together first: few sums of many rows, then sums of those. */
function totalsSql({ source, measures }: SliceSource): string {
  const each = Array.from({ length: measures }, (_, index) => {
    const counts = `filter (where measures & ${2 ** index} <> 0)`;
    return `cast(sum(amount) ${counts} as text) as amount_${index}, cast(sum(shares) ${counts} as text) as shares_${index}, cast(sum(credits) ${counts} as bigint) as count_${index}`;
  });
  return `select ordinal, currency, ${each.join(', ')} from (
    select ordinal, currency, measures, sum(value) as amount, sum(share) as shares, count(*) as credits
    from ${source} group by ordinal, currency, measures) together
    group by ordinal, currency order by ordinal, currency`;
}

function totalsOf(row: Row, measures: number): SlicePayeeTotals {
  const each = Array.from({ length: measures }, (_, index) => {
    const count = row[`count_${index}`];
    return count === null
      ? null
      : {
          amount: String(row[`amount_${index}`]),
          shares: String(row[`shares_${index}`]),
          count: Number(count),
        };
  });
  return { ordinal: Number(row['ordinal']), currency: String(row['currency']), measures: each };
}
