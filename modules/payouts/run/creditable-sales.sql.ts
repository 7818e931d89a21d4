// The sales that may be credited, read from the columnar copies as known at the scope's change.
import {
  currency,
  decimal,
  entityId,
  percentage,
  plainDate,
  withoutTrailingZeros,
  type EntityId,
  type Result,
  type Scope,
} from '@cordee/kernel';
import {
  TRANSACTION_KINDS,
  UNSAID,
  type Transaction,
  type TransactionSplit,
} from '@cordee/engine-compensation';
import type { Compute, ComputeRow, Condition, RowsQuery } from '@cordee/platform/compute';
import type { Database } from '@cordee/platform/database';
import { saleAttributes, transactionId } from '@cordee/modules/transactions';
import type { CreditableSales } from '../run-store.ts';

type ImportNames = ReadonlyMap<string, { readonly source: string; readonly file: string }>;

/** Transactions and won deals of a window, in the order of date, source and code: the order of every row-stream hash. */
export function openCreditableSales(database: Database, compute: Compute): CreditableSales {
  return {
    sales: async (scope, window, sellers, { withSplits = false, withLinks = false } = {}) => {
      const bounds = { from: window.from.toString(), to: window.to.toString() };
      const imports = await readImportNames(database, scope);
      const rowsOf = rowReader(compute, scope, sellers);
      const [own, deals] = await Promise.all([
        rowsOf(transactionsQuery(bounds, ofSellers(sellers))),
        rowsOf(wonDealsQuery(bounds, ofSellers(sellers))),
      ]);
      const shared = withSplits ? await readShared({ rowsOf, bounds }, sellers, own) : nothingShared;
      const asked = [...own, ...shared.rows];
      const referred =
        withLinks && sellers !== 'all'
          ? await readReferred({ rowsOf, bounds }, scope, { asked, imports })
          : [];
      const transactions = [...asked, ...referred].map((row) => ({
        ...saleOf(row, row['kind'] ?? 'order', row['occurred_on'], imports),
        ...carriedBy(row),
        splits: shared.splits.get(row['entity_id'] ?? '') ?? [],
        ...(withLinks ? { refersTo: saleBefore(row, imports) } : {}),
      }));
      const won = deals.flatMap((row) =>
        row['amount'] === null ? [] : saleOf(row, 'won_deal', row['closed_on'], imports),
      );
      return [...transactions, ...won].toSorted(bySourceOrder);
    },
  };
}

type Splits = ReadonlyMap<string, readonly TransactionSplit[]>;
type Shared = { readonly rows: readonly ComputeRow[]; readonly splits: Splits };
type Question = {
  readonly rowsOf: RowReader;
  readonly bounds: { readonly from: string; readonly to: string };
};

const nothingShared: Shared = { rows: [], splits: new Map() };

/** The sales of others that name one of the sellers in their split, and the splits of all. */
async function readShared(
  { rowsOf, bounds }: Question,
  sellers: 'all' | readonly EntityId[],
  own: readonly ComputeRow[],
): Promise<Shared> {
  if (sellers === 'all') return { rows: [], splits: splitsBySale(await rowsOf(splitsQuery([]))) };
  const naming = await rowsOf(splitsQuery([{ column: 'payee_id', in: sellers }]));
  const known = new Set(own.map((row) => row['entity_id'] ?? ''));
  const others = [...new Set(naming.map((row) => row['transaction_id'] ?? ''))].filter(
    (id) => !known.has(id),
  );
  const rows = await inParts(others, (ids) =>
    rowsOf(transactionsQuery(bounds, [{ column: 'entity_id', in: ids }])),
  );
  const parts = await inParts([...known, ...others], (ids) =>
    rowsOf(splitsQuery([{ column: 'transaction_id', in: ids }])),
  );
  return { rows, splits: splitsBySale(parts) };
}

type Asked = { readonly asked: readonly ComputeRow[]; readonly imports: ImportNames };

/** A payment names an invoice, which may name an order: no real chain is longer. */
const linksMax = 10;

/** The sales of others to which the asked ones belong: a credit note may leave to them what it does not say itself. */
async function readReferred(
  { rowsOf, bounds }: Question,
  { tenant }: Scope,
  { asked, imports }: Asked,
): Promise<readonly ComputeRow[]> {
  const known = new Set(asked.map((row) => row['entity_id'] ?? ''));
  const referred: ComputeRow[] = [];
  let next = asked;
  for (let link = 0; link < linksMax && next.length > 0; link += 1) {
    const named = next.flatMap((row) => saleBefore(row, imports) ?? []);
    const ids = named.flatMap(({ source, code }) =>
      TRANSACTION_KINDS.map((kind) => transactionId(tenant, source, kind, code)),
    );
    const wanted = [...new Set(ids)].filter((id) => !known.has(id));
    for (const id of wanted) known.add(id);
    next = await inParts(wanted, (part) =>
      rowsOf(transactionsQuery(bounds, [{ column: 'entity_id', in: part }])),
    );
    referred.push(...next);
  }
  return referred;
}

const idsPerQuestion = 10_000;

async function inParts(
  ids: readonly string[],
  ask: (ids: readonly string[]) => Promise<readonly ComputeRow[]>,
): Promise<readonly ComputeRow[]> {
  const rows: ComputeRow[] = [];
  for (let start = 0; start < ids.length; start += idsPerQuestion)
    rows.push(...(await ask(ids.slice(start, start + idsPerQuestion))));
  return rows;
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

function ofSellers(sellers: 'all' | readonly EntityId[]): readonly Condition[] {
  return sellers === 'all' ? [] : [{ column: 'seller_id', in: sellers }];
}

function transactionsQuery(
  window: { readonly from: string; readonly to: string },
  of: readonly Condition[],
): RowsQuery {
  return {
    from: 'transaction',
    where: [{ column: 'occurred_on', ...window }, ...of],
    columns: [...shared, 'kind', 'occurred_on', 'related_code', ...carried],
    orderBy: ['occurred_on', 'code'],
  };
}

function wonDealsQuery(
  window: { readonly from: string; readonly to: string },
  of: readonly Condition[],
): RowsQuery {
  return {
    from: 'deal',
    where: [{ column: 'closed_on', ...window }, { column: 'stage', equals: 'won' }, ...of],
    columns: [...shared, 'closed_on'],
    orderBy: ['closed_on', 'code'],
  };
}

type RowReader = (query: RowsQuery) => Promise<readonly ComputeRow[]>;

/** So many sellers' facts PostgreSQL finds by its indexes sooner than the copies are looked through. */
const sellersByIndexMax = 100;

function rowReader(compute: Compute, scope: Scope, sellers: 'all' | readonly EntityId[]): RowReader {
  const isFew = sellers !== 'all' && sellers.length <= sellersByIndexMax;
  const choice = { engine: isFew ? 'postgres' : 'duckdb' } as const;
  return async (query) => settled(await compute.query(scope, query, choice)).rows;
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

function bySourceOrder(a: Transaction, b: Transaction): number {
  return (
    Temporal.PlainDate.compare(a.date, b.date) ||
    byBytes(a.source, b.source) ||
    byBytes(a.code, b.code) ||
    byBytes(a.kind, b.kind)
  );
}

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
