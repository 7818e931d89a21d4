import { z } from '@hono/zod-openapi';
import { FIGURES } from '@cordee/engine-compensation';
import { ok, type Scope } from '@cordee/kernel';
import { endpoint, ExplanationAnswer, presentExplanation, type Endpoint } from '@cordee/platform/http';
import {
  figureOf,
  presentHead,
  presentResult,
  presentWhatIf,
  SimulationAnswer,
  SimulationHeadAnswer,
  WhatIfAnswer,
} from './answers.routes.ts';
import { simulationNotFound } from './errors.ts';
import { seesNames, whoReads, whoSimulates } from './policy.ts';
import type { SimulationDeps } from './simulate.ts';
import { openWhatIfDesk } from './what-if.ts';

export type SimulationRouteDeps = SimulationDeps & {
  readonly newId: () => string;
  readonly enqueue: (
    scope: Scope,
    task: { readonly id: string; readonly kind: string; readonly input: unknown; readonly unit?: string },
  ) => Promise<void>;
  readonly nameOf: (userId: string) => Promise<string>;
};

const Id = z.object({ id: z.uuid() });

export function madeRoutes({ simulations, nameOf }: SimulationRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/simulations',
      summary: 'Simulations of plans, newest first',
      policy: whoReads,
      answer: z.array(SimulationHeadAnswer),
      handle: async ({ caller }) => {
        const heads = await simulations.simulations(caller.scope);
        return ok(await Promise.all(heads.map((head) => presentHead(head, nameOf))));
      },
    }),
    endpoint({
      method: 'get',
      path: '/simulations/{id}',
      summary: 'A simulation: cost, who gains and loses, who reaches the target, how sensitive it is',
      policy: whoReads,
      params: Id,
      answer: SimulationAnswer,
      handle: async ({ caller, params, locale }) => {
        const made = await simulations.simulation(caller.scope, params.id);
        if (!made) return simulationNotFound();
        const isGrouped = !seesNames(caller.scope);
        return ok({ ...(await presentHead(made, nameOf)), ...presentResult(made, isGrouped, locale) });
      },
    }),
    endpoint({
      method: 'get',
      path: '/simulations/{id}/figures/{figure}/explanation',
      summary: 'How a figure of a simulation comes to be',
      policy: whoReads,
      params: Id.extend({ figure: z.enum(FIGURES) }),
      answer: ExplanationAnswer,
      handle: async ({ caller, params, locale }) => {
        const made = await simulations.simulation(caller.scope, params.id);
        if (!made) return simulationNotFound();
        const view = seesNames(caller.scope) ? made.result.named : made.result.grouped;
        return ok(presentExplanation(figureOf(view, params.figure), locale));
      },
    }),
  ];
}

export function tryRoutes(deps: SimulationRouteDeps): Endpoint[] {
  const desk = openWhatIfDesk(deps);
  return [
    endpoint({
      method: 'post',
      path: '/simulations',
      summary: 'Replay a period under another plan, before anyone adopts it',
      policy: whoSimulates,
      body: z.strictObject({
        name: z.string().trim().min(1).max(120),
        planCode: z.string().max(80),
        period: z.string().max(40),
        /** The plan to try; left out, the one that the scenario of the context bar holds. */
        document: z.unknown().optional(),
      }),
      answer: z.object({ taskId: z.string(), simulationId: z.string() }),
      handle: async ({ caller, body }) => {
        const [taskId, simulationId] = [deps.newId(), deps.newId()];
        const { branch } = caller.scope;
        const input = { ...body, document: body.document ?? null, simulationId, branch };
        await deps.enqueue(caller.scope, { id: taskId, kind: 'simulate_plan', input, unit: 'payees' });
        return ok({ taskId, simulationId });
      },
    }),
    endpoint({
      method: 'post',
      path: '/simulations/{id}/what-if',
      summary: 'The total, and who gains or loses, under a changed plan; nothing is stored',
      policy: whoSimulates,
      params: Id,
      body: z.strictObject({ document: z.unknown() }),
      answer: WhatIfAnswer,
      handle: async ({ caller, params, body }) => {
        const tried = await desk.tryPlan(caller.scope, params.id, body.document);
        return tried.ok ? ok(presentWhatIf(tried.value)) : tried;
      },
    }),
  ];
}
