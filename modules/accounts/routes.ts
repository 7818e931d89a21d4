import { z } from '@hono/zod-openapi';
import { ok } from '@cordee/kernel';
import { endpoint, type Endpoint } from '@cordee/platform/http';
import type { AccountStore } from './accounts-store.ts';

const nullable = z.string().nullable();
const Account = z
  .object({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    sector: nullable,
    country: nullable,
    town: nullable,
    postcode: nullable,
    potential: nullable,
    revenue: nullable,
    employees: z.number().nullable(),
    segment: nullable,
  })
  .openapi('Account');
const rowsPerPage = 50;

export function accountRoutes(store: AccountStore): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/accounts',
      summary: 'Accounts',
      policy: ['executive', 'revops', 'manager', 'seller', 'finance', 'marketing', 'auditor'],
      query: z.strictObject({
        q: z.string().max(200).optional(),
        cursor: z
          .string()
          .regex(/^\d{1,9}$/)
          .optional(),
      }),
      answer: z.object({ rows: z.array(Account), total: z.number(), next: nullable }),
      handle: async ({ caller, query }) => {
        const offset = Number(query.cursor ?? 0);
        const { rows, total } = await store.accounts(caller.scope, {
          q: query.q,
          offset,
          limit: rowsPerPage,
        });
        return ok({
          rows: [...rows],
          total,
          next: offset + rows.length < total ? String(offset + rows.length) : null,
        });
      },
    }),
  ];
}
