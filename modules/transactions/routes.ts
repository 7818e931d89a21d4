import { z } from '@hono/zod-openapi';
import { ok } from '@cordee/kernel';
import { BusinessDate, endpoint, Figure, NullableFigure, type Endpoint } from '@cordee/platform/http';
import { saleAttributes } from './sale-attributes.ts';
import { coverageRoutes } from './coverage.routes.ts';
import type { CoverageStore } from './coverage-store.ts';
import { seesMargins } from './margin-readers.ts';
import type { TransactionRow, TransactionStore } from './transactions-store.ts';

const nullable = z.string().nullable();
const Transaction = z
  .object({
    id: z.string(),
    code: z.string(),
    kind: z.string(),
    occurredOn: z.string(),
    amount: Figure,
    sellerId: nullable,
    seller: nullable,
    account: nullable,
    product: nullable,
    channel: nullable,
    origin: nullable,
    relatedCode: nullable,
    quantity: NullableFigure,
    margin: NullableFigure,
    territory: nullable,
    attributes: z.record(z.string(), z.string()),
    shares: z.array(z.object({ payee: z.string(), share: Figure })),
    place: z.object({ importId: z.string(), line: z.number() }).nullable(),
  })
  .openapi('Transaction');
const rowsPerPage = 50;
const ListQuery = z.strictObject({
  q: z.string().max(200).optional(),
  seller: z.uuid().optional(),
  team: z.uuid().optional(),
  kind: z.string().max(40).optional(),
  from: BusinessDate.optional(),
  to: BusinessDate.optional(),
  uncredited: z.enum(['true', 'false']).optional(),
  cursor: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
});

type TransactionRouteDeps = {
  readonly transactions: TransactionStore;
  readonly coverage: CoverageStore;
};

export function transactionRoutes({ transactions: store, coverage }: TransactionRouteDeps): Endpoint[] {
  return [...saleRoutes(store), ...coverageRoutes(coverage)];
}

function saleRoutes(store: TransactionStore): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/transactions',
      summary: 'Orders, deliveries, invoices, credit notes and payments',
      policy: ['executive', 'revops', 'manager', 'seller', 'finance', 'auditor'],
      query: ListQuery,
      answer: z.object({ rows: z.array(Transaction), total: z.number(), next: nullable }),
      handle: async ({ caller, query }) => {
        const offset = Number(query.cursor ?? 0);
        const { rows, total } = await store.transactions(caller.scope, {
          ...query,
          uncredited: query.uncredited === 'true',
          offset,
          limit: rowsPerPage,
        });
        const showsMargin = seesMargins(caller.scope.roles);
        return ok({
          rows: rows.map((row) => presented(row, showsMargin)),
          total,
          next: offset + rows.length < total ? String(offset + rows.length) : null,
        });
      },
    }),
  ];
}

function presented(
  { amount, currency, quantity, margin, attributes, shares, importId, importLine, ...row }: TransactionRow,
  showsMargin: boolean,
) {
  const explain = `/explanations/transaction/${row.id}`;
  return {
    ...row,
    amount: { value: amount, unit: currency, explain },
    quantity:
      quantity === null ? null : { value: quantity, unit: 'count', explain: `${explain}?of=quantity` },
    margin:
      margin === null || !showsMargin
        ? null
        : { value: margin, unit: currency, explain: `${explain}?of=margin` },
    attributes: saleAttributes(attributes),
    shares: shares.map(({ payee, share }) => ({
      payee,
      share: { value: share, unit: 'ratio', explain: null },
    })),
    place: importId && importLine ? { importId, line: importLine } : null,
  };
}
