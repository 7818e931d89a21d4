import { z } from '@hono/zod-openapi';
import { ok, refused } from '@cordee/kernel';
import { endpoint, ExplanationAnswer, presentExplanation, type Endpoint } from '@cordee/platform/http';
import { AskedDrivers, driversOf } from './asked-drivers.ts';
import { comparisonRoutes } from './comparison.routes.ts';
import { planCapacity, type CapacityDeps } from './plan-capacity.ts';
import { whoReads } from './policy.ts';
import { CapacityAnswer, presentCapacity } from './present-capacity.routes.ts';
import { REASONS, reasonOf } from './reason-of.ts';
import { savedPlanRoutes } from './saved-plans.routes.ts';
import type { SavedPlanDeps } from './save-plan.ts';

export type CapacityRouteDeps = CapacityDeps & SavedPlanDeps;

export function capacityRoutes(deps: CapacityRouteDeps): Endpoint[] {
  return [...computedRoutes(deps), ...savedPlanRoutes(deps), ...comparisonRoutes(deps)];
}

function computedRoutes(deps: CapacityDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/capacity',
      summary:
        'Sellers that the next twelve months need, whom to hire, what it costs, and how sure it is; nothing is kept',
      policy: whoReads,
      query: AskedDrivers,
      answer: CapacityAnswer,
      handle: async ({ caller: { scope }, query }) => {
        const plan = await planCapacity(deps, scope, driversOf(query));
        return plan.ok ? ok(presentCapacity(plan.value, query)) : plan;
      },
    }),
    endpoint({
      method: 'get',
      path: '/capacity/explanation',
      summary: 'Why so many sellers, hires, so much money, such a coverage or band?',
      policy: whoReads,
      query: AskedDrivers.extend({
        of: z.enum(REASONS),
        month: z.coerce.number().int().min(0).max(11).optional(),
        team: z.string().max(200).optional(),
      }),
      answer: ExplanationAnswer,
      handle: async ({ caller: { scope }, query: { of, month, team, ...query }, locale }) => {
        const plan = await planCapacity(deps, scope, driversOf(query));
        if (!plan.ok) return plan;
        const files = of === 'over' ? await deps.fileNames(scope) : new Map<string, string>();
        const reason = reasonOf(plan.value, { of, month: month ?? null, team: team ?? null }, files);
        return reason === null ? refused('capacity.team_not_found') : ok(presentExplanation(reason, locale));
      },
    }),
  ];
}
