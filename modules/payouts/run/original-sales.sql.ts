// The sales that credit notes, payments and cancellations belong to, of any day and any seller.
import { REFERRED_ORDER, type Transaction } from '@cordee/engine-compensation';
import type { EntityId, Scope, TenantId } from '@cordee/kernel';
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

type Asked = {
  readonly sales: readonly Transaction[];
  readonly needs: (sale: Transaction) => boolean;
};

/** Through all links, of the sales that need one, without those that are among the given ones. */
export async function readOriginals(
  parts: Parts,
  scope: Scope,
  { sales, needs }: Asked,
): Promise<readonly Transaction[]> {
  const known = openKnown(scope);
  known.add(sales);
  const found: Transaction[] = [];
  let imports: ImportNames | null = null;
  let next = sales.filter(needs);
  for (let link = 0; link < linksMax; link += 1) {
    const { wanted, there } = known.namedBy(next);
    let read: readonly Transaction[] = [];
    if (wanted.length > 0) {
      imports ??= await readImportNames(parts.database, scope);
      read = await salesOfIds(parts, scope, { ids: wanted, imports });
    }
    known.add(read);
    found.push(...read);
    next = [...there, ...read];
    if (next.length === 0) break;
  }
  return found;
}

type Known = {
  add(sales: readonly Transaction[]): void;
  /**
   * What these belong to: the known ones, and the ids of those that may be, of a code that is known only of the kinds that
   * would come before it.
   */
  namedBy(sales: readonly Transaction[]): {
    readonly there: readonly Transaction[];
    readonly wanted: readonly EntityId[];
  };
};

function openKnown({ tenant }: Scope): Known {
  const byCode = new Map<string, Transaction>();
  const asked = new Set<string>();
  return {
    add: (sales) => {
      for (const sale of sales) {
        const before = byCode.get(keyOf(sale));
        if (before === undefined || rankOf(sale) < rankOf(before)) byCode.set(keyOf(sale), sale);
      }
    },
    namedBy: (sales) => {
      const [wanted, there]: [EntityId[], Set<Transaction>] = [[], new Set()];
      for (const sale of sales) {
        const { refersTo } = sale;
        if (refersTo === null) continue;
        const named = byCode.get(keyOf(refersTo));
        const isItself = named === sale;
        if (named !== undefined && !isItself) there.add(named);
        const places = named === undefined || isItself ? REFERRED_ORDER.length : rankOf(named);
        for (const kind of REFERRED_ORDER.slice(0, places)) {
          const name = `${kind} ${keyOf(refersTo)}`;
          if (asked.has(name) || (isItself && kind === sale.kind)) continue;
          asked.add(name);
          wanted.push(...idsOf(tenant, refersTo, kind));
        }
      }
      return { there: [...there], wanted };
    },
  };
}

const keyOf = ({ source, code }: { readonly source: string; readonly code: string }) => `${code}\n${source}`;
const rankOf = ({ kind }: Transaction) => REFERRED_ORDER.indexOf(kind);

/** A won deal is a deal; imported as a transaction, it is one of these. */
function idsOf(
  tenant: TenantId,
  { source, code }: NonNullable<Transaction['refersTo']>,
  kind: Transaction['kind'],
): readonly EntityId[] {
  const booked = transactionId(tenant, source, kind, code);
  return kind === 'won_deal' ? [booked, dealId(tenant, source, code)] : [booked];
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
