// Every call and meeting, whoever said it: a list.
import { z } from '@hono/zod-openapi';
import { ok } from '@cordee/kernel';
import { endpoint, type Endpoint } from '@cordee/platform/http';
import { ACTIVITY_KINDS } from './activity.ts';
import { LISTED_OUTCOMES, type ListedActivity } from './activity-list.ts';
import type { ActionPlanDeps } from './plan-context.ts';
import { whoReads } from './policy.ts';

const nullable = z.string().nullable();
const Outcome = z.enum(LISTED_OUTCOMES);
const Listed = z
  .object({
    id: z.string(),
    kind: z.enum(ACTIVITY_KINDS),
    seller: nullable,
    account: nullable,
    deal: nullable,
    plannedOn: nullable,
    doneOn: nullable,
    outcome: Outcome,
    note: nullable,
    place: z.object({ importId: z.string(), line: z.number() }).nullable(),
  })
  .openapi('ListedActivity');

const rowsPerPage = 100;

export function activityRoutes({ activityList }: Pick<ActionPlanDeps, 'activityList'>): Endpoint {
  return endpoint({
    method: 'get',
    path: '/activities',
    summary: 'Calls and meetings: planned, held, cancelled, or where nobody came',
    policy: whoReads,
    query: z.strictObject({
      q: z.string().max(200).optional(),
      kind: z.enum(ACTIVITY_KINDS).optional(),
      outcome: Outcome.optional(),
      cursor: z
        .string()
        .regex(/^\d{1,9}$/)
        .optional(),
    }),
    answer: z.object({ rows: z.array(Listed), total: z.number(), next: nullable }),
    handle: async ({ caller: { scope }, query: { cursor, ...filter } }) => {
      const offset = Number(cursor ?? 0);
      const { rows, total } = await activityList(scope, { ...filter, offset, limit: rowsPerPage });
      const next = offset + rows.length < total ? String(offset + rows.length) : null;
      return ok({ rows: rows.map(presented), total, next });
    },
  });
}

function presented({ importId, importLine, outcome, ...row }: ListedActivity): z.input<typeof Listed> {
  const place = importId && importLine ? { importId, line: importLine } : null;
  return { ...row, outcome: outcome ?? 'planned', place };
}
