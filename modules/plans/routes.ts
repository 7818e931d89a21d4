import { z } from '@hono/zod-openapi';
import { entityId, ok, refused } from '@cordee/kernel';
import { endpoint, type Endpoint } from '@cordee/platform/http';
import type { PlanRecord } from './plan-record.ts';
import type { PlanStore } from './plans-store.ts';
import { publishPlan } from './publish-plan.ts';

const PlanAnswer = z
  .object({
    code: z.string(),
    name: z.string(),
    version: z.string(),
    effectiveFrom: z.string(),
    assigned: z.number(),
    document: z.unknown(),
  })
  .openapi('Plan');
const readers = ['executive', 'revops', 'manager', 'seller', 'finance', 'auditor', 'works_council'] as const;
const presented = (plan: PlanRecord) => ({
  code: plan.code,
  name: plan.name,
  version: plan.version,
  effectiveFrom: plan.effectiveFrom,
  assigned: plan.assigned,
  document: plan.document,
});

export function planRoutes(store: PlanStore): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/plans',
      summary: 'Compensation plans',
      policy: readers,
      answer: z.array(PlanAnswer),
      handle: async ({ caller }) => ok((await store.plans(caller.scope)).map(presented)),
    }),
    endpoint({
      method: 'get',
      path: '/plans/{code}',
      summary: 'A compensation plan',
      policy: readers,
      params: z.object({ code: z.string().max(80) }),
      answer: PlanAnswer,
      handle: async ({ caller, params }) => {
        const found = await store.plan(caller.scope, params.code);
        return found ? ok(presented(found)) : refused('plans.plan_not_found', { plan: params.code });
      },
    }),
    endpoint({
      method: 'post',
      path: '/plans',
      summary: 'Publish a version of a plan',
      policy: ['revops', 'finance'],
      body: z.strictObject({ document: z.unknown(), effectiveFrom: z.iso.date() }),
      answer: z.object({ code: z.string(), version: z.string() }),
      handle: async ({ caller, body }) => {
        const published = await publishPlan(store, caller.scope, body.document, body.effectiveFrom);
        return published.ok
          ? ok({ code: published.value.code, version: published.value.version })
          : published;
      },
    }),
    endpoint({
      method: 'post',
      path: '/plans/{code}/assignments',
      summary: 'Assign payees to a plan',
      policy: ['revops', 'finance'],
      params: z.object({ code: z.string().max(80) }),
      body: z.strictObject({
        payees: z.array(z.uuid()).min(1).max(50_000),
        from: z.iso.date(),
        to: z.iso.date().nullable(),
      }),
      answer: z.object({ assigned: z.number() }),
      handle: async ({ caller, params, body }) => {
        const found = await store.plan(caller.scope, params.code);
        if (!found) return refused('plans.plan_not_found', { plan: params.code });
        await store.assign(
          caller.scope,
          body.payees.map((payee) => ({
            payeeId: entityId(payee),
            planCode: params.code,
            from: body.from,
            to: body.to,
          })),
        );
        return ok({ assigned: body.payees.length });
      },
    }),
  ];
}
