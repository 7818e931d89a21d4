// The steps of a run, each by whoever may take it: approval, lock, what is held out, and a void by two.
import { z } from '@hono/zod-openapi';
import { entityId, ok, type Result, type Scope } from '@cordee/kernel';
import { unlessBroken } from '@cordee/platform/database';
import { endpoint, type Endpoint } from '@cordee/platform/http';
import type { PayoutRouteDeps } from '../payout-route-deps.ts';
import { RunId } from '../run.routes.ts';
import { payRefusals } from './pay-refusals.ts';
import { approveRun, holdOut } from './settle-run.ts';
import { settleOrStart } from './settling.ts';
import { askVoid } from './void-run.ts';

export const Done = z.object({ done: z.literal(true) });
const Started = z.object({
  done: z.boolean(),
  taskId: z.string().nullable().openapi({ description: 'The work that settles it, where it is not done.' }),
});
export const done = (result: Result<null>) => (result.ok ? ok({ done: true } as const) : result);
export const Reason = z.string().trim().min(3).max(1000);

export function settleRoutes(deps: PayoutRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/runs/{id}/approve',
      summary: 'Approve a run that somebody else calculated',
      policy: ['finance', 'executive'],
      params: RunId,
      answer: Done,
      handle: async ({ caller, params }) => done(await approveRun(deps, caller.scope, params.id)),
    }),
    endpoint({
      method: 'post',
      path: '/runs/{id}/lock',
      summary: 'Lock an approved run; one of very many payees by a task, which can be watched and stopped',
      policy: ['finance', 'revops'],
      params: RunId,
      answer: Started,
      handle: ({ caller, params }) => settle(deps, caller.scope, { step: 'lock', runId: params.id }),
    }),
    endpoint({
      method: 'post',
      path: '/runs/{id}/holds',
      summary: 'Hold a payee, or one of their lines, out of a run',
      policy: ['finance', 'revops'],
      params: RunId,
      body: z.strictObject({
        payeeId: z.uuid(),
        component: z.string().max(80).nullable(),
        reason: Reason,
      }),
      answer: Done,
      handle: async ({ caller, params, body }) =>
        done(await holdOut(deps, caller.scope, params.id, { ...body, payeeId: entityId(body.payeeId) })),
    }),
  ];
}

export function voidRoutes(deps: PayoutRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/runs/{id}/void-request',
      summary: 'Ask that a run be voided before its transmission',
      policy: ['finance', 'revops'],
      params: RunId,
      body: z.strictObject({ reason: Reason }),
      answer: z.object({ requestId: z.string() }),
      handle: ({ caller, params, body }) => askVoid(deps, caller.scope, params.id, body.reason),
    }),
    endpoint({
      method: 'post',
      path: '/runs/{id}/void',
      summary: 'Void a run as somebody else asked; one of very many payees by a task',
      policy: ['finance', 'executive'],
      params: RunId,
      answer: Started,
      handle: ({ caller, params }) => settle(deps, caller.scope, { step: 'void', runId: params.id }),
    }),
  ];
}

function settle(deps: PayoutRouteDeps, scope: Scope, asked: Parameters<typeof settleOrStart>[2]) {
  const enqueue: Parameters<typeof settleOrStart>[0]['enqueue'] = (_scope, task) =>
    unlessBroken(payRefusals, () => deps.enqueue(scope, task));
  return settleOrStart({ ...deps, enqueue }, scope, asked);
}
