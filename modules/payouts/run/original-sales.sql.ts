// The sales that credit notes, payments and cancellations belong to, of any day and any seller.
import { TRANSACTION_KINDS, type Transaction } from '@cordee/engine-compensation';
import type { EntityId, Scope } from '@cordee/kernel';
import { dealId } from '@cordee/modules/deals';
import { transactionId } from '@cordee/modules/transactions';
import type { Compute } from '@cordee/platform/compute';
import type { Database } from '@cordee/platform/database';
import {
  inParts,
  readImportNames,
  rowReader,
  transactionOf,
  transactionsQuery,
  wonDealOf,
  wonDealsQuery,
  type ImportNames,
} from './sale-rows.sql.ts';

type Parts = { readonly database: Database; readonly compute: Compute };

/** A payment names an invoice, which may name an order: no real chain is longer. */
const linksMax = 10;

/** Through all links, without those that are among the given ones. */
export async function readOriginals(
  parts: Parts,
  scope: Scope,
  sales: readonly Transaction[],
): Promise<readonly Transaction[]> {
  const known = new Set(sales.map(({ place }) => place.entity));
  const found: Transaction[] = [];
  let imports: ImportNames | null = null;
  let next = sales;
  for (let link = 0; link < linksMax; link += 1) {
    const wanted = [...new Set(next.flatMap((sale) => namedBy(sale, scope)))].filter((id) => !known.has(id));
    if (wanted.length === 0) break;
    for (const id of wanted) known.add(id);
    imports ??= await readImportNames(parts.database, scope);
    next = await salesOfIds(parts, scope, { ids: wanted, imports });
    found.push(...next);
  }
  return found;
}

/** The transactions and won deals of the given ids. */
export async function readSales(
  parts: Parts,
  scope: Scope,
  ids: readonly string[],
): Promise<readonly Transaction[]> {
  return ids.length === 0
    ? []
    : salesOfIds(parts, scope, { ids, imports: await readImportNames(parts.database, scope) });
}

/** A code names one sale of each kind at most. */
function namedBy({ refersTo }: Transaction, { tenant }: Scope): readonly EntityId[] {
  if (refersTo === null) return [];
  const { source, code } = refersTo;
  const booked = TRANSACTION_KINDS.map((kind) => transactionId(tenant, source, kind, code));
  return [...booked, dealId(tenant, source, code)];
}

/** So many ids PostgreSQL finds by its index sooner than the copies are looked through. */
const idsByIndexMax = 10_000;

async function salesOfIds(
  { compute }: Parts,
  scope: Scope,
  { ids, imports }: { readonly ids: readonly string[]; readonly imports: ImportNames },
): Promise<readonly Transaction[]> {
  const rowsOf = rowReader(compute, scope, ids.length <= idsByIndexMax ? 'postgres' : 'duckdb');
  const [transactions, deals] = [
    await inParts(ids, (part) => rowsOf(transactionsQuery([{ column: 'entity_id', in: part }]))),
    await inParts(ids, (part) => rowsOf(wonDealsQuery([{ column: 'entity_id', in: part }]))),
  ];
  return [
    ...transactions.map((row) => transactionOf(row, imports)),
    ...deals.flatMap((row) => wonDealOf(row, imports) ?? []),
  ];
}
