// Sales as the copies and the database hold them, and as the engine reads them.
import {
  compareText,
  compareDates,
  currency,
  decimal,
  entityId,
  plainDate,
  withoutTrailingZeros,
  type Result,
  type Scope,
} from '@cordee/kernel';
import { UNSAID, type Transaction } from '@cordee/engine-compensation';
import type { Compute, ComputeRow, Condition, RowsQuery } from '@cordee/platform/compute';
import type { Database } from '@cordee/platform/database';
import { saleAttributes } from '@cordee/modules/transactions';

export type ImportNames = ReadonlyMap<string, { readonly source: string; readonly file: string }>;

const shared = [
  'entity_id',
  'code',
  'amount',
  'currency',
  'seller_id',
  'account_id',
  'product',
  'channel',
  'origin',
  'import_id',
  'import_line',
];

const carried = ['quantity', 'margin', 'territory', 'attributes'];

export function transactionsQuery(where: readonly Condition[]): RowsQuery {
  return {
    from: 'transaction',
    where,
    columns: [...shared, 'kind', 'occurred_on', 'related_code', ...carried],
    orderBy: ['occurred_on', 'code'],
  };
}

export function wonDealsQuery(where: readonly Condition[]): RowsQuery {
  return {
    from: 'deal',
    where: [{ column: 'stage', equals: 'won' }, ...where],
    columns: [...shared, 'closed_on'],
    orderBy: ['closed_on', 'code'],
  };
}

export type RowReader = (query: RowsQuery) => Promise<readonly ComputeRow[]>;

export function rowReader(compute: Compute, scope: Scope, engine: 'postgres' | 'duckdb'): RowReader {
  const choice = { engine } as const;
  return async (query) => settled(await compute.query(scope, query, choice)).rows;
}

/** These questions hold no product, so that no bound can be passed: a refusal is a bug. */
function settled<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the copies refused a plain question: ${result.refusal.code}`);
  return result.value;
}

export async function readImportNames(database: Database, scope: Scope): Promise<ImportNames> {
  return database.read(scope, async (tx) => {
    const rows = await tx.sql.selectFrom('import').select(['id', 'source', 'file_name']).execute();
    return new Map(rows.map((row) => [row.id, { source: row.source, file: row.file_name }]));
  });
}

/** Of `transactionsQuery`. */
export function transactionOf(row: ComputeRow, imports: ImportNames): Transaction {
  return {
    ...saleOf(row, { kind: row['kind'] ?? 'order', on: row['occurred_on'], imports }),
    ...carriedBy(row),
    refersTo: saleBefore(row, imports),
  };
}

/** Of `wonDealsQuery`; null for a deal without an amount. */
export function wonDealOf(row: ComputeRow, imports: ImportNames): Transaction | null {
  return row['amount'] === null ? null : saleOf(row, { kind: 'won_deal', on: row['closed_on'], imports });
}

type Told = {
  readonly kind: string;
  readonly on: string | null | undefined;
  readonly imports: ImportNames;
};

function saleOf(row: ComputeRow, { kind, on, imports }: Told): Transaction {
  const named = imports.get(row['import_id'] ?? '');
  const line = Number(row['import_line'] ?? 0);
  return {
    ...UNSAID,
    source: named?.source ?? '',
    code: row['code'] ?? '',
    kind: kind as Transaction['kind'], // the import admits the engine's kinds only
    date: plainDate(on ?? ''),
    amount: {
      value: withoutTrailingZeros(decimal(row['amount'] ?? '0')),
      currency: currency(row['currency'] ?? ''),
    },
    seller: row['seller_id'] ? entityId(row['seller_id']) : null,
    customer: row['account_id'] ?? null,
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

/** Its units, margin, territory and attributes, as its source told them. */
function carriedBy(row: ComputeRow): Pick<Transaction, 'quantity' | 'margin' | 'territory' | 'attributes'> {
  const { quantity, margin, attributes } = row;
  return {
    quantity: quantity ? withoutTrailingZeros(decimal(quantity)) : null,
    margin: margin
      ? { value: withoutTrailingZeros(decimal(margin)), currency: currency(row['currency'] ?? '') }
      : null,
    territory: row['territory'] ?? null,
    attributes: saleAttributes(attributes ?? null),
  };
}

/** The sale of the same source that a credit note, a payment or a cancellation belongs to. */
function saleBefore(row: ComputeRow, imports: ImportNames): Transaction['refersTo'] {
  const related = row['related_code'] ?? null;
  const source = imports.get(row['import_id'] ?? '')?.source ?? '';
  return related === null ? null : { source, code: related };
}

export function bySourceOrder(a: Transaction, b: Transaction): number {
  return (
    compareDates(a.date, b.date) ||
    compareText(a.source, b.source) ||
    compareText(a.code, b.code) ||
    compareText(a.kind, b.kind)
  );
}

const idsPerQuestion = 100_000;

export async function inParts(
  ids: readonly string[],
  ask: (ids: readonly string[]) => Promise<readonly ComputeRow[]>,
): Promise<readonly ComputeRow[]> {
  const rows: ComputeRow[] = [];
  for (let start = 0; start < ids.length; start += idsPerQuestion)
    rows.push(...(await ask(ids.slice(start, start + idsPerQuestion))));
  return rows;
}
