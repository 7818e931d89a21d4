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

type SlicePlace = { readonly artefact: string; readonly slice: number; readonly measures: number };

/** By payee and currency, in the order of the payees. */
export async function readSlice({
  artefact,
  slice,
  measures,
}: SlicePlace): Promise<readonly SlicePayeeTotals[]> {
  const files = sliceFiles(artefact, slice);
  if (files.length === 0) return [];
  return withArtefactDuckdb(artefact, async (connection) => {
    const source = `read_parquet([${files.map(sqlText).join(', ')}])`;
    const read = await connection.run(totalsSql({ source, measures }));
    return (await read.getRows()).map(totalsOf);
  });
}

type SliceSource = { readonly source: string; readonly measures: number };

/** The rows are added up by the measures that count them together first: few sums of many rows, then sums of those. */
function totalsSql({ source, measures }: SliceSource): string {
  const each = Array.from({ length: measures }, (_, index) => {
    const counts = `filter (where measures & ${2 ** index} <> 0)`;
    return `cast(sum(amount) ${counts} as text), cast(sum(shares) ${counts} as text), cast(sum(credits) ${counts} as bigint)`;
  });
  return `select ordinal, currency, ${each.join(', ')} from (
    select ordinal, currency, measures, sum(value) as amount, sum(share) as shares, count(*) as credits
    from ${source} group by ordinal, currency, measures) together
    group by ordinal, currency order by ordinal, currency`;
}

const cellsPerMeasure = 3;

function totalsOf([ordinal, currency, ...cells]: readonly unknown[]): SlicePayeeTotals {
  const measures = Array.from({ length: cells.length / cellsPerMeasure }, (_, index) => {
    const [amount, shares, count] = cells.slice(index * cellsPerMeasure);
    return count === null ? null : { amount: String(amount), shares: String(shares), count: Number(count) };
  });
  return { ordinal: Number(ordinal), currency: String(currency), measures };
}
