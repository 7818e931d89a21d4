import { z } from '@hono/zod-openapi';
import { entityId, minusMoney, ok, refused, sumMoney } from '@cordee/kernel';
import { endpoint, Figure, NullableFigure, type Endpoint } from '@cordee/platform/http';
import { figure, nullable, payReaders, RunSummary, summaryOf } from './statement/answers.routes.ts';
import { sayMemoryNeed } from './run/memory-need.ts';
import type { PayoutRouteDeps } from './payout-route-deps.ts';
import { refusalOf } from './run/run-refusals.ts';
import { settlingUnderWay } from './settle/settling.ts';
import { openVoidRequest } from './settle/void-run.ts';
import type { Run, RunLine } from './run.ts';
import { totalOf } from './statement/read-statement.ts';

const PayeeLine = z
  .object({
    payeeId: z.string(),
    name: z.string(),
    team: nullable,
    payable: Figure,
    attainment: NullableFigure,
    issues: z.number(),
    corrections: Figure.openapi({ description: 'The part of it that corrects earlier periods.' }),
    held: nullable.openapi({ description: 'Why some of it is held out of this run; null when none is.' }),
  })
  .openapi('RunLine');
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
  lines: z.array(PayeeLine),
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
      summary: 'A run: its lines, and what may be done',
      policy: payReaders,
      params: RunId,
      answer: RunAnswer,
      handle: async ({ caller, params, locale }) => {
        // Before the run: work that ends meanwhile is told once too often, and never as if it had not been.
        const settling = settlingUnderWay(await deps.openTasks(caller.scope), params.id);
        const run = await deps.store.run(caller.scope, params.id);
        if (!run) return refused('payouts.run_not_found');
        const lines = await deps.store.lines(caller.scope, run.id);
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
          ...heldOf(run, lines),
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
          lines: byPayee(run, lines),
        });
      },
    }),
  ];
}

function byPayee(run: Run, lines: readonly RunLine[]): z.input<typeof PayeeLine>[] {
  return [...Map.groupBy(lines, (line) => line.payeeId)].map(([payeeId, own]) => ({
    payeeId,
    name: own[0]?.payee ?? '',
    team: own[0]?.team ?? null,
    attainment: attainmentOf(run, payeeId, own[0]?.attainment ?? null),
    issues: own.filter((line) => line.issue !== null).length,
    payable: figure(totalOf(own, run), `/statements/${run.id}/${payeeId}/explanation`),
    corrections: figure(
      sumMoney(
        own.filter(({ kind }) => kind === 'correction').map((line) => line.payable),
        run.total.currency,
      ),
      null,
    ),
    held: own.find(({ held }) => held !== null)?.held ?? null,
  }));
}

function heldOf(run: Run, lines: readonly RunLine[]) {
  const toPay = totalOf(lines, run);
  return { toPay: figure(toPay, null), held: figure(minusMoney(run.total, toPay), null) };
}

function attainmentOf(run: Run, payeeId: string, value: string | null): z.input<typeof NullableFigure> {
  const explain = `/statements/${run.id}/${payeeId}/attainment/explanation`;
  return value === null ? null : { value, unit: 'ratio', explain };
}
