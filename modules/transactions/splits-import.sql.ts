// Shares of sales from a file: each sale is told whole, and what an earlier file said of it and this one does not is gone.
import { sql } from 'kysely';
import {
  ALWAYS,
  compareDecimals,
  decimal,
  decimalText,
  derivedId,
  ok,
  refused,
  withoutTrailingZeros,
  ZERO,
  type Decimal,
  type EntityId,
  type Result,
  type Scope,
} from '@cordee/kernel';
import { factsAsOf, type Reading, type Writing } from '@cordee/platform/database';
import {
  decimalValue,
  IMPORT_TARGETS,
  textValue,
  type AcceptedRow,
  type Poster,
} from '@cordee/modules/imports';
import { openSellerDirectory } from '@cordee/modules/people';
import { openSaleShares, type SaleShares, type SharedSale } from './sale-shares.ts';
import { transaction } from './transactions-table.sql.ts';
import { transactionId } from './transaction-id.ts';

const table = 'transaction_split';
const kinds = IMPORT_TARGETS.transactions.fields.flatMap(({ code, choices = [] }) =>
  code === 'kind' ? choices.map((choice) => choice.code) : [],
);

export const splitsPoster: Poster<Writing> = {
  kind: 'splits',
  ownTable: table,
  tables: [table],
  open: async (tx, scope, source) => {
    const directory = await openSellerDirectory(tx, scope, source);
    const sources = await salesSources(tx, source);
    const shares = openSaleShares();
    let sales: SalesByCode = new Map();
    return {
      prepare: async (rows) => {
        sales = await readSales(tx, scope, { rows, sources });
      },
      post: (row) => {
        const text = (field: string) => textValue(row.values, field) ?? '';
        const [code, seller, kind] = [text('transaction_code'), text('seller'), text('kind')];
        const place = { line: row.line };
        const found = saleOf(sales.get(code) ?? [], { code, kind }, place);
        if (!found.ok) return found;
        const share = storableShare(decimalValue(row.values, 'share'), place);
        if (!share.ok) return share;
        const person = directory.personFor(seller, found.value.on);
        if (person === null) return refused('transactions.share_seller_unknown', { seller }, place);
        const isFirst = shares.add(found.value, { person, share: share.value, row });
        return isFirst
          ? ok({ own: null })
          : refused('transactions.share_twice', { seller, sale: code }, place);
      },
      turnedAway: () => shares.refused(),
      rest: () => {
        const facts = factsOf(scope, source, shares);
        const sharedSales = shares.whole().map(({ sale }) => sale.id);
        tx.atTheEnd((change) =>
          retractOthers(
            tx,
            sharedSales,
            facts.map(({ entityId }) => entityId),
            change,
          ),
        );
        return facts.map((fact) => ({ table, fact }));
      },
    };
  },
};

type Sale = SharedSale & { readonly kind: string; readonly on: string; readonly isOwn: boolean };
type SalesByCode = ReadonlyMap<string, readonly Sale[]>;

/** The systems that sales have come from, the file's own first. */
async function salesSources(tx: Reading, own: string): Promise<readonly string[]> {
  const rows = await tx.sql
    .selectFrom('import')
    .select('source')
    .distinct()
    .where('kind', '=', 'transactions')
    .execute();
  return [own, ...rows.map(({ source }) => source).filter((source) => source !== own)];
}

type Asked = { readonly rows: readonly AcceptedRow[]; readonly sources: readonly string[] };

/** The sales that the rows name, found by the ids that their imports gave them. */
async function readSales(tx: Reading, scope: Scope, { rows, sources }: Asked): Promise<SalesByCode> {
  const codes = [...new Set(rows.map(({ values }) => textValue(values, 'transaction_code') ?? ''))];
  const named = new Map<string, { readonly code: string; readonly source: string }>();
  for (const code of codes)
    for (const source of sources)
      for (const kind of kinds) named.set(transactionId(scope.tenant, source, kind, code), { code, source });
  const { rows: found } = await sql<{ id: EntityId; kind: string; on: string }>`
    select entity_id as id, kind, occurred_on as "on" from ${factsAsOf(transaction, scope)} t
    where entity_id = any(${[...named.keys()]}::uuid[]) order by occurred_on, kind`.execute(tx.sql);
  const sales = found.flatMap((sale): Sale[] => {
    const { code, source } = named.get(sale.id) ?? {};
    return code === undefined ? [] : [{ ...sale, code, isOwn: source === sources[0] }];
  });
  return Map.groupBy(sales, ({ code }) => code);
}

/** The one sale that a row names: of the file's own system before others. */
function saleOf(
  found: readonly Sale[],
  { code, kind }: { readonly code: string; readonly kind: string },
  place: { readonly line: number },
): Result<Sale> {
  const ofKind = found.filter((sale) => kind === '' || sale.kind === kind);
  const own = ofKind.filter(({ isOwn }) => isOwn);
  const [sale, another] = own.length > 0 ? own : ofKind;
  if (sale === undefined) return refused('transactions.share_sale_unknown', { sale: code }, place);
  return another === undefined
    ? ok(sale)
    : refused('transactions.share_sale_ambiguous', { sale: code }, place);
}

const shareScaleMax = 8;

function storableShare(written: Decimal | null, place: { readonly line: number }): Result<Decimal> {
  const share = withoutTrailingZeros(written ?? ZERO);
  const isPart =
    share.scale <= shareScaleMax &&
    compareDecimals(share, ZERO) > 0 &&
    compareDecimals(share, decimal('1')) <= 0;
  return isPart
    ? ok(share)
    : refused('transactions.share_out_of_bounds', { decimals: String(shareScaleMax) }, place);
}

function factsOf({ tenant }: Scope, source: string, shares: SaleShares) {
  return shares.whole().flatMap(({ sale, shares: parts }) =>
    parts.map(({ person, share, row }, place) => ({
      entityId: derivedId(tenant, source, `split:${sale.id}:${person}`),
      effectiveFrom: ALWAYS.toString(),
      line: row.line,
      values: { transaction_id: sale.id, place, payee_id: person, share: decimalText(share) },
    })),
  );
}

/** A share that a sale had and the file does not tell again is retracted: a row of this change, which an undo takes back. */
async function retractOthers(
  { client }: Writing,
  sales: readonly EntityId[],
  told: readonly EntityId[],
  change: bigint,
): Promise<void> {
  await client.query(
    `insert into transaction_split (tenant_id, entity_id, effective_from, change, retracted, row_hash, import_id, import_line, transaction_id, place, payee_id, share)
     select tenant_id, entity_id, effective_from, $3, true, row_hash, import_id, import_line, transaction_id, place, payee_id, share
     from (select distinct on (entity_id, effective_from) * from transaction_split
       where entity_id in (select entity_id from transaction_split where transaction_id = any($1::uuid[])) and entity_id <> all($2::uuid[])
       order by entity_id, effective_from, change desc) last
     where not retracted and transaction_id = any($1::uuid[])`,
    [sales, told, String(change)],
  );
}
