// The sales that may be credited, read from the columnar copies as known at the scope's change.
import {
  currency,
  decimal,
  entityId,
  plainDate,
  type EntityId,
  type Result,
  type Scope,
} from '@cordee/kernel';
import { UNSAID, type Transaction } from '@cordee/engine-compensation';
import type { Compute, ComputeRow, Condition, RowsQuery } from '@cordee/platform/compute';
import type { Database } from '@cordee/platform/database';
import type { CreditableSales } from './run-store.ts';

type ImportNames = ReadonlyMap<string, { readonly source: string; readonly file: string }>;

/** Transactions and won deals of a window, in the order of date, source and code: the order of every row-stream hash. */
export function openCreditableSales(database: Database, compute: Compute): CreditableSales {
  return {
    sales: async (scope, window, sellers) => {
      const bounds = { from: window.from.toString(), to: window.to.toString() };
      const imports = await readImportNames(database, scope);
      const transactions = await rowsOf(compute, scope, transactionsQuery(bounds, sellers));
      const deals = await rowsOf(compute, scope, wonDealsQuery(bounds, sellers));
      const sales = [
        ...transactions.map((row) => saleOf(row, row['kind'] ?? 'order', row['occurred_on'], imports)),
        ...deals.flatMap((row) =>
          row['amount'] === null ? [] : saleOf(row, 'won_deal', row['closed_on'], imports),
        ),
      ];
      return sales.toSorted(bySourceOrder);
    },
  };
}

const shared = [
  'entity_id',
  'code',
  'amount',
  'currency',
  'seller_id',
  'product',
  'channel',
  'origin',
  'import_id',
  'import_line',
];

function ofSellers(sellers: 'all' | readonly EntityId[]): readonly Condition[] {
  return sellers === 'all' ? [] : [{ column: 'seller_id', in: sellers }];
}

function transactionsQuery(
  window: { from: string; to: string },
  sellers: 'all' | readonly EntityId[],
): RowsQuery {
  return {
    from: 'transaction',
    where: [{ column: 'occurred_on', ...window }, ...ofSellers(sellers)],
    columns: [...shared, 'kind', 'occurred_on'],
    orderBy: ['occurred_on', 'code'],
  };
}

function wonDealsQuery(
  window: { from: string; to: string },
  sellers: 'all' | readonly EntityId[],
): RowsQuery {
  return {
    from: 'deal',
    where: [{ column: 'closed_on', ...window }, { column: 'stage', equals: 'won' }, ...ofSellers(sellers)],
    columns: [...shared, 'closed_on'],
    orderBy: ['closed_on', 'code'],
  };
}

async function rowsOf(compute: Compute, scope: Scope, query: RowsQuery): Promise<readonly ComputeRow[]> {
  return settled(await compute.query(scope, query)).rows;
}

/** These questions hold no product, so that no bound can be passed: a refusal is a bug. */
function settled<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the copies refused a plain question: ${result.refusal.code}`);
  return result.value;
}

async function readImportNames(database: Database, scope: Scope): Promise<ImportNames> {
  return database.read(scope, async (tx) => {
    const rows = await tx.sql.selectFrom('import').select(['id', 'source', 'file_name']).execute();
    return new Map(rows.map((row) => [row.id, { source: row.source, file: row.file_name }]));
  });
}

function saleOf(
  row: ComputeRow,
  kind: string,
  on: string | null | undefined,
  imports: ImportNames,
): Transaction {
  const named = imports.get(row['import_id'] ?? '');
  const line = Number(row['import_line'] ?? 0);
  return {
    ...UNSAID,
    source: named?.source ?? '',
    code: row['code'] ?? '',
    kind: kind as Transaction['kind'], // the import admits the engine's kinds only
    date: plainDate(on ?? ''),
    amount: { value: decimal(row['amount'] ?? '0'), currency: currency(row['currency'] ?? '') },
    seller: row['seller_id'] ? entityId(row['seller_id']) : null,
    product: row['product'] ?? null,
    channel: row['channel'] ?? null,
    origin: row['origin'] ?? null,
    place: {
      entity: row['entity_id'] ?? '',
      ...(row['import_id'] ? { importId: row['import_id'] } : {}),
      ...(named ? { document: named.file } : {}),
      ...(line > 0 ? { line } : {}),
    },
  };
}

function bySourceOrder(a: Transaction, b: Transaction): number {
  return (
    Temporal.PlainDate.compare(a.date, b.date) ||
    byBytes(a.source, b.source) ||
    byBytes(a.code, b.code) ||
    byBytes(a.kind, b.kind)
  );
}

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
