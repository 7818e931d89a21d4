import { z } from '@hono/zod-openapi';
import { ok, type Scope } from '@cordee/kernel';
import { endpoint, type Endpoint } from '@cordee/platform/http';
import { AskedDrivers } from './asked-drivers.ts';
import { whoReads, whoSaves } from './policy.ts';
import { addVersion, openPlan, type SavedPlanDeps } from './save-plan.ts';

const Ordinal = z.number().int().min(1);
const Name = z.string().trim().min(1).max(80);
const SavedAnswer = z.object({ id: z.uuid() });
const planOf = z.object({ id: z.uuid() });

const SavedPlanAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    versions: z.array(
      z.object({
        id: z.string(),
        number: z.number().int(),
        restores: z.number().int().nullable(),
        drivers: AskedDrivers,
        by: z.string(),
        at: z.string(),
      }),
    ),
  })
  .openapi('SavedCapacityPlan');

export function savedPlanRoutes(deps: SavedPlanDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/capacity/plans',
      summary: 'Assumptions kept under a name, with every version: who saved it and when',
      policy: whoReads,
      answer: z.array(SavedPlanAnswer),
      handle: async ({ caller: { scope } }) => ok(await presented(deps, scope)),
    }),
    endpoint({
      method: 'post',
      path: '/capacity/plans',
      summary: 'Keep assumptions under a new name',
      policy: whoSaves,
      body: z.strictObject({ name: Name, drivers: AskedDrivers }),
      answer: SavedAnswer,
      handle: async ({ caller: { scope }, body }) => openPlan(deps, scope, body),
    }),
    endpoint({
      method: 'post',
      path: '/capacity/plans/{id}/versions',
      summary: 'Save other assumptions as the next version of a plan; the earlier ones stay',
      policy: whoSaves,
      params: planOf,
      body: z.strictObject({ follows: Ordinal, drivers: AskedDrivers }),
      answer: SavedAnswer,
      handle: async ({ caller: { scope }, params, body }) => addVersion(deps, scope, params.id, body),
    }),
    endpoint({
      method: 'post',
      path: '/capacity/plans/{id}/restored',
      summary: 'Go back to an earlier version of a plan, which becomes its next one',
      policy: whoSaves,
      params: planOf,
      body: z.strictObject({ follows: Ordinal, restores: Ordinal }),
      answer: SavedAnswer,
      handle: async ({ caller: { scope }, params, body }) => addVersion(deps, scope, params.id, body),
    }),
  ];
}

async function presented(
  { plans, nameOf }: SavedPlanDeps,
  scope: Scope,
): Promise<z.input<typeof SavedPlanAnswer>[]> {
  return Promise.all(
    (await plans.plans(scope)).map(async ({ id, name, versions }) => ({
      id,
      name,
      versions: await Promise.all(versions.map(async (each) => ({ ...each, by: await nameOf(each.by) }))),
    })),
  );
}
