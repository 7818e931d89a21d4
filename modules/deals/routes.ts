import { z } from '@hono/zod-openapi';
import { ok } from '@cordee/kernel';
import { endpoint, NullableFigure, type Endpoint } from '@cordee/platform/http';
import type { DealRow } from './deal.ts';
import type { DealStore } from './deals-store.ts';
import { dealNotFound } from './errors.ts';

const nullable = z.string().nullable();
const policy = ['executive', 'revops', 'manager', 'seller', 'finance', 'marketing', 'auditor'] as const;
const Deal = z
  .object({
    id: z.string(),
    code: z.string(),
    sellerId: nullable,
    seller: z.string(),
    account: nullable,
    product: nullable,
    stage: z.string(),
    amount: NullableFigure,
    engagedOn: nullable,
    closedOn: nullable,
    channel: nullable,
    origin: nullable,
    place: z.object({ importId: z.string(), line: z.number() }).nullable(),
  })
  .openapi('Deal');
const rowsPerPage = 50;

function presented(row: DealRow): z.input<typeof Deal> {
  const { amount, currency, importId, importLine, ...rest } = row;
  return {
    ...rest,
    amount:
      amount === null || currency === null
        ? null
        : { value: amount, unit: currency, explain: `/explanations/deal/${row.id}` },
    place: importId && importLine ? { importId, line: importLine } : null,
  };
}

export function dealRoutes(store: DealStore): Endpoint[] {
  const ListQuery = z.strictObject({
    q: z.string().max(200).optional(),
    seller: z.uuid().optional(),
    team: z.uuid().optional(),
    stage: z.string().max(60).optional(),
    open: z.literal('true').optional(),
    sort: z.enum(['closed_on', 'engaged_on', 'amount', 'code']).optional(),
    cursor: z
      .string()
      .regex(/^\d{1,9}$/)
      .optional(),
  });
  return [
    endpoint({
      method: 'get',
      path: '/deals',
      summary: 'Deals',
      policy,
      query: ListQuery,
      answer: z.object({ rows: z.array(Deal), total: z.number(), next: nullable }),
      handle: async ({ caller, query }) => {
        const { cursor, open, ...asked } = query;
        const offset = Number(cursor ?? 0);
        const filter = { ...asked, isOpen: open === 'true', offset, limit: rowsPerPage };
        const { rows, total } = await store.deals(caller.scope, filter);
        return ok({
          rows: rows.map(presented),
          total,
          next: offset + rows.length < total ? String(offset + rows.length) : null,
        });
      },
    }),
    endpoint({
      method: 'get',
      path: '/deals/{id}',
      summary: 'A deal and the history of its stages',
      policy,
      params: z.object({ id: z.uuid() }),
      answer: Deal.extend({
        stages: z.array(z.object({ stage: z.string(), enteredOn: z.string() })),
      }).openapi('DealWithStages'),
      handle: async ({ caller, params }) => {
        const found = await store.deal(caller.scope, params.id);
        return found ? ok({ ...presented(found.deal), stages: [...found.stages] }) : dealNotFound();
      },
    }),
  ];
}
