import { z } from '@hono/zod-openapi';
import { ok } from '@cordee/kernel';
import { endpoint, NullableFigure, type Endpoint } from '@cordee/platform/http';
import { whoReads } from './policy.ts';
import { QUOTE_STATES, type QuoteRow } from './quote.ts';
import type { QuoteStore } from './quotes-store.ts';

const nullable = z.string().nullable();
const Quote = z
  .object({
    id: z.string(),
    code: z.string(),
    version: z.number().int(),
    seller: nullable,
    account: nullable,
    deal: nullable,
    product: nullable,
    state: z.enum(QUOTE_STATES),
    amount: NullableFigure,
    issuedOn: z.string(),
    validUntil: nullable.openapi({ description: 'The last day on which it holds; null where none is told.' }),
    place: z.object({ importId: z.string(), line: z.number() }).nullable(),
  })
  .openapi('Quote');
const rowsPerPage = 100;

export function quoteRoutes(store: QuoteStore): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/quotes',
      summary: 'The last version of each quote as it stood on the day, or the versions in one state',
      policy: whoReads,
      query: z.strictObject({
        q: z.string().max(200).optional(),
        state: z.enum(QUOTE_STATES).optional(),
        cursor: z
          .string()
          .regex(/^\d{1,9}$/)
          .optional(),
      }),
      answer: z.object({ rows: z.array(Quote), total: z.number(), next: nullable }),
      handle: async ({ caller: { scope }, query: { cursor, ...filter } }) => {
        const offset = Number(cursor ?? 0);
        const { rows, total } = await store.quotes(scope, { ...filter, offset, limit: rowsPerPage });
        const next = offset + rows.length < total ? String(offset + rows.length) : null;
        return ok({ rows: rows.map(presented), total, next });
      },
    }),
  ];
}

function presented({ amount, currency, importId, importLine, ...row }: QuoteRow): z.input<typeof Quote> {
  const explain = `/explanations/quote/${row.id}`;
  return {
    ...row,
    amount: amount === null ? null : { value: amount, unit: currency, explain },
    place: importId && importLine ? { importId, line: importLine } : null,
  };
}
