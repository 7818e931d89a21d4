import { z } from '@hono/zod-openapi';
import { ok } from '@cordee/kernel';
import { BusinessDate, endpoint, Figure, type Endpoint } from '@cordee/platform/http';
import type { TransactionStore } from './transactions-store.ts';

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

export function transactionRoutes(store: TransactionStore): Endpoint[] {
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
        const presented = rows.map(({ amount, currency, importId, importLine, ...row }) => ({
          ...row,
          amount: { value: amount, unit: currency, explain: `/explanations/transaction/${row.id}` },
          place: importId && importLine ? { importId, line: importLine } : null,
        }));
        return ok({
          rows: presented,
          total,
          next: offset + rows.length < total ? String(offset + rows.length) : null,
        });
      },
    }),
  ];
}
