// Who follows what, and until when: a list, and the last day of each by hand, with its reason.
import { z } from '@hono/zod-openapi';
import { ok } from '@cordee/kernel';
import { BusinessDate, endpoint, type Endpoint } from '@cordee/platform/http';
import { COVERAGE_FIELDS, COVERAGE_ROLES } from './coverage.ts';
import type { CoverageRow, CoverageStore } from './coverage-store.ts';
import { setLastDay } from './set-last-day.ts';

const nullable = z.string().nullable();
const Coverage = z
  .object({
    id: z.string(),
    personId: z.string(),
    person: z.string(),
    personCode: z.string(),
    field: z.enum(COVERAGE_FIELDS),
    label: z
      .string()
      .openapi({ description: 'The territory, product, channel, segment or deal; of a customer, its name.' }),
    role: z.enum(COVERAGE_ROLES),
    firstDay: z.string(),
    lastDay: nullable.openapi({ description: 'Null: until further notice.' }),
    share: nullable.openapi({
      description: 'Of a deal that stays with its seller: what that person keeps, 1 for all.',
    }),
    reason: nullable.openapi({ description: 'Why its last day was set by hand, if it was.' }),
    place: z.object({ importId: z.string(), line: z.number() }).nullable(),
  })
  .openapi('Coverage');
const rowsPerPage = 100;
const ListQuery = z.strictObject({
  q: z.string().max(200).optional(),
  field: z.enum(COVERAGE_FIELDS).optional(),
  role: z.enum(COVERAGE_ROLES).optional(),
  on: BusinessDate.optional().openapi({ description: 'Those in force on that day.' }),
  cursor: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
});

export function coverageRoutes(store: CoverageStore): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/coverage',
      summary:
        'Who follows which territory, customer, product, channel, segment or deal from when until when',
      policy: ['executive', 'revops', 'manager', 'seller', 'finance', 'auditor'],
      query: ListQuery,
      answer: z.object({ rows: z.array(Coverage), total: z.number(), next: nullable }),
      handle: async ({ caller, query: { cursor, ...filter } }) => {
        const offset = Number(cursor ?? 0);
        const { rows, total } = await store.coverages(caller.scope, {
          ...filter,
          offset,
          limit: rowsPerPage,
        });
        const next = offset + rows.length < total ? String(offset + rows.length) : null;
        return ok({ rows: rows.map(presented), total, next });
      },
    }),
    endpoint({
      method: 'post',
      path: '/coverage/{id}/last-day',
      summary: 'End a coverage with its last day and a reason, or let it go on',
      policy: ['revops'],
      params: z.object({ id: z.uuid() }),
      body: z.strictObject({ lastDay: BusinessDate.nullable(), reason: z.string().trim().min(3).max(400) }),
      answer: z.object({ before: nullable }),
      handle: ({ caller, params, body }) => setLastDay(store, caller.scope, params.id, body),
    }),
  ];
}

function presented({ value: _value, importId, importLine, ...row }: CoverageRow): z.input<typeof Coverage> {
  return { ...row, place: importId && importLine ? { importId, line: importLine } : null };
}
