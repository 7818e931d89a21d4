import { z } from '@hono/zod-openapi';
import { entityId, minusMoney, ok, refused } from '@cordee/kernel';
import { endpoint, Figure, type Endpoint } from '@cordee/platform/http';
import { figure, nullable, payReaders, RunSummary, summaryOf } from './statement/answers.routes.ts';
import { sayMemoryNeed } from './run/memory-need.ts';
import type { PayoutRouteDeps } from './payout-route-deps.ts';
import { refusalOf } from './run/run-refusals.ts';
import { settlingUnderWay } from './settle/settling.ts';
import { openVoidRequest } from './settle/void-run.ts';

const RunAnswer = RunSummary.extend({
  canApprove: z.boolean(),
  whyNotApprove: nullable,
  canLock: z.boolean(),
  whyNotLock: nullable,
  canHold: z.boolean(),
  whyNotHold: nullable,
  canVoid: z.boolean(),
  whyNotVoid: nullable,
  toPay: Figure.openapi({ description: 'The total less what is held out.' }),
  held: Figure,
  inMemory: nullable.openapi({ description: 'Why it was calculated in memory and not by rows, in words.' }),
  voidAsked: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
  settling: z
    .object({ taskId: z.string(), step: z.enum(['lock', 'void']), by: z.string(), isOwn: z.boolean() })
    .nullable()
    .openapi({
      description: 'The work that locks or voids it now; whoever asked for it may watch and stop it.',
    }),
  events: z.array(z.object({ transition: z.string(), actor: z.string(), at: z.string() })),
}).openapi('RunDetail');
export const RunId = z.object({ id: z.uuid() });
const NewRun = z
  .strictObject({
    planCode: z.string().max(80),
    period: z.string().max(40),
    kind: z.enum(['regular', 'supplementary', 'off_cycle']).optional(),
    onlyPayees: z
      .array(z.uuid().transform(entityId))
      .min(1)
      .max(500)
      .optional()
      .openapi({ description: 'Whom a supplementary or an off-cycle run pays; a regular one pays all.' }),
  })
  .openapi('NewRun');

export function runRoutes(deps: PayoutRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/runs',
      summary: 'Pay runs, newest first',
      policy: payReaders,
      answer: z.array(RunSummary),
      handle: async ({ caller }) =>
        ok(
          await Promise.all((await deps.store.runs(caller.scope)).map((run) => summaryOf(run, deps.nameOf))),
        ),
    }),
    endpoint({
      method: 'post',
      path: '/runs',
      summary: 'Calculate a run',
      policy: ['revops', 'finance'],
      body: NewRun,
      answer: z.object({ taskId: z.string(), runId: z.string() }),
      handle: async ({ caller, body }) => {
        const kind = body.kind ?? 'regular';
        if ((kind === 'regular') !== (body.onlyPayees === undefined))
          return refused('payouts.payees_of_kind_invalid');
        const [taskId, runId] = [deps.newId(), deps.newId()];
        await deps.enqueue(caller.scope, {
          id: taskId,
          kind: 'calculate_run',
          input: { runId, ...body, kind },
          unit: 'payees',
        });
        return ok({ taskId, runId });
      },
    }),
  ];
}

export function runDetailRoutes(deps: PayoutRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/runs/{id}',
      summary: 'A run, and what may be done',
      policy: payReaders,
      params: RunId,
      answer: RunAnswer,
      handle: async ({ caller, params, locale }) => {
        // Before the run: work that ends meanwhile is told once too often, and never as if it had not been.
        const settling = settlingUnderWay(await deps.openTasks(caller.scope), params.id);
        const run = await deps.store.run(caller.scope, params.id);
        if (!run) return refused('payouts.run_not_found');
        const held = { ...run.total, minor: await deps.store.heldMinor(caller.scope, run.id) };
        const asked = await openVoidRequest(deps.requests, caller.scope, run.id);
        const whyNot = refusalOf(run, caller.scope, locale, {
          voidAskedBy: asked?.requestedBy ?? null,
          isSettling: settling !== null,
        });
        const events = await Promise.all(
          run.events.map(async (event) => ({ ...event, actor: await deps.nameOf(event.actor) })),
        );
        return ok({
          ...(await summaryOf(run, deps.nameOf)),
          ...whyNot,
          inMemory: sayMemoryNeed(run.inMemory, locale),
          events,
          toPay: figure(minusMoney(run.total, held), null),
          held: figure(held, null),
          voidAsked: asked && {
            by: await deps.nameOf(asked.requestedBy),
            at: asked.requestedAt,
            reason: asked.reason,
          },
          settling: settling && {
            taskId: settling.taskId,
            step: settling.step,
            by: await deps.nameOf(settling.actor),
            isOwn: settling.actor === caller.scope.actor,
          },
        });
      },
    }),
  ];
}
