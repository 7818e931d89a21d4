// One slice of the line detail, read back where its payees are paid: in a worker thread.
import type { DuckDBConnection } from '@duckdb/node-api';
import { invariant } from '@cordee/kernel';
import { sqlText, withArtefactDuckdb } from './artefact-duckdb.ts';
import { canonicalCredit } from './canonical-credit.ts';
import { sliceFiles } from './credit-artefact.ts';
import { creditOrder } from './credit-question.ts';

/** What one measure counts of a payee in a currency; the hash is that of the rows in their order. */
export type SliceMeasure = {
  readonly amount: string;
  /** The sum of the shares: two halves of a sale are one sale. */
  readonly shares: string;
  readonly count: number;
  readonly rowStreamHash: string;
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
    const scale = await scaleOf(connection, source);
    const read = await connection.run(totalsSql({ source, scale, measures }));
    return (await read.getRows()).map(totalsOf);
  });
}

/** The decimals that the amounts of a slice were written with. */
async function scaleOf(connection: DuckDBConnection, source: string): Promise<number> {
  const read = await connection.run(`select typeof(value) from ${source} limit 1`);
  const [type] = (await read.getRows())[0] ?? [];
  const scale = /^DECIMAL\(\d+,(\d+)\)$/.exec(String(type))?.[1];
  invariant(scale !== undefined, 'an amount is a decimal', { type: String(type) });
  return Number(scale);
}

type SliceSource = { readonly source: string; readonly scale: number; readonly measures: number };

/**
 * The rows are put in order first and joined as they come, three times faster than an ordered aggregate. That they did
 * come in order, the numbers that are gathered beside them say.
 */
function totalsSql({ source, scale, measures }: SliceSource): string {
  const order = creditOrder.filter((key) => key !== 'ordinal').join(', ');
  const each = Array.from({ length: measures }, (_, index) => {
    const counts = `filter (where measures & ${2 ** index} <> 0)`;
    return `cast(sum(value) ${counts} as text), cast(sum(share) ${counts} as text), count(*) ${counts}, sha256(string_agg(line, '') ${counts})`;
  });
  return `select ordinal, currency, list(place) = list_sort(list(place)), ${each.join(', ')} from (
    select ordinal, currency, measures, value, share, ${canonicalCredit(scale)} as line,
      row_number() over (partition by ordinal, currency order by ${order}) as place from ${source}) placed
    group by ordinal, currency order by ordinal, currency`;
}

const cellsPerMeasure = 4;

function totalsOf([ordinal, currency, isOrdered, ...cells]: readonly unknown[]): SlicePayeeTotals {
  invariant(isOrdered === true, 'rows are hashed in their order', { ordinal: Number(ordinal) });
  const measures = Array.from({ length: cells.length / cellsPerMeasure }, (_, index) => {
    const [amount, shares, count, rowStreamHash] = cells.slice(index * cellsPerMeasure);
    return Number(count) === 0
      ? null
      : {
          amount: String(amount),
          shares: String(shares),
          count: Number(count),
          rowStreamHash: String(rowStreamHash),
        };
  });
  return { ordinal: Number(ordinal), currency: String(currency), measures };
}
