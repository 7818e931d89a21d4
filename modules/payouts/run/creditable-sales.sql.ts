// The sales that may be credited, read from the columnar copies as known at the scope's change.
import { entityId, percentage, type EntityId } from '@cordee/kernel';
import type { TransactionSplit } from '@cordee/engine-compensation';
import type { Compute, ComputeRow, Condition, RowsQuery } from '@cordee/platform/compute';
import type { Database } from '@cordee/platform/database';
import type { CreditableSales } from '../run-store.ts';
import { readOriginals } from './original-sales.sql.ts';
import {
  bySourceOrder,
  inParts,
  readImportNames,
  rowReader,
  transactionOf,
  transactionsQuery,
  wonDealOf,
  wonDealsQuery,
  type RowReader,
} from './sale-rows.sql.ts';

/** So many sellers' facts PostgreSQL finds by its indexes sooner than the copies are looked through. */
const sellersByIndexMax = 100;

/** Transactions and won deals of a window, in the order of date, source and code: the order of every row-stream hash. */
export function openCreditableSales(database: Database, compute: Compute): CreditableSales {
  return {
    sales: async (scope, window, sellers, { withSplits = false } = {}) => {
      const days = { from: window.from.toString(), to: window.to.toString() };
      const isFew = sellers !== 'all' && sellers.length <= sellersByIndexMax;
      const rowsOf = rowReader(compute, scope, isFew ? 'postgres' : 'duckdb');
      const of: readonly Condition[] = sellers === 'all' ? [] : [{ column: 'seller_id', in: sellers }];
      const reading = rowsOf(transactionsQuery([{ column: 'occurred_on', ...days }, ...of]));
      const [imports, own, deals, shared] = await Promise.all([
        readImportNames(database, scope),
        reading,
        rowsOf(wonDealsQuery([{ column: 'closed_on', ...days }, ...of])),
        withSplits ? readShared({ rowsOf, days }, sellers, reading) : nothingShared,
      ]);
      const transactions = [...own, ...shared.rows].map((row) => ({
        ...transactionOf(row, imports),
        splits: shared.splits.get(row['entity_id'] ?? '') ?? [],
      }));
      const won = deals.flatMap((row) => wonDealOf(row, imports) ?? []);
      return [...transactions, ...won].toSorted(bySourceOrder);
    },
    originals: (scope, sales, needs) => readOriginals({ database, compute }, scope, { sales, needs }),
  };
}

type Splits = ReadonlyMap<string, readonly TransactionSplit[]>;
type Shared = { readonly rows: readonly ComputeRow[]; readonly splits: Splits };
type Question = {
  readonly rowsOf: RowReader;
  readonly days: { readonly from: string; readonly to: string };
};

const nothingShared: Shared = { rows: [], splits: new Map() };

/** The sales of others that name one of the sellers in their split, and the splits of all. */
async function readShared(
  { rowsOf, days }: Question,
  sellers: 'all' | readonly EntityId[],
  reading: Promise<readonly ComputeRow[]>,
): Promise<Shared> {
  if (sellers === 'all') return { rows: [], splits: splitsBySale(await rowsOf(splitsQuery([]))) };
  const [naming, own] = await Promise.all([
    rowsOf(splitsQuery([{ column: 'payee_id', in: sellers }])),
    reading,
  ]);
  const known = new Set(own.map((row) => row['entity_id'] ?? ''));
  const others = [...new Set(naming.map((row) => row['transaction_id'] ?? ''))].filter(
    (id) => !known.has(id),
  );
  const [rows, parts] = await Promise.all([
    inParts(others, (ids) =>
      rowsOf(
        transactionsQuery([
          { column: 'occurred_on', ...days },
          { column: 'entity_id', in: ids },
        ]),
      ),
    ),
    inParts([...known, ...others], (ids) => rowsOf(splitsQuery([{ column: 'transaction_id', in: ids }]))),
  ]);
  return { rows, splits: splitsBySale(parts) };
}

function splitsQuery(where: readonly Condition[]): RowsQuery {
  return {
    from: 'transaction_split',
    where,
    columns: ['transaction_id', 'place', 'payee_id', 'share'],
    orderBy: ['transaction_id', 'place'],
  };
}

function splitsBySale(rows: readonly ComputeRow[]): Splits {
  const bySale = Map.groupBy(rows, (row) => row['transaction_id'] ?? '');
  return new Map(
    [...bySale].map(([sale, parts]) => [
      sale,
      parts.map((row) => ({
        payee: entityId(row['payee_id'] ?? ''),
        share: percentage(row['share'] ?? '0'),
      })),
    ]),
  );
}
