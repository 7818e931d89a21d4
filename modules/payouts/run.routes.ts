import { z } from '@hono/zod-openapi';
import { ok, refused, sumMoney, type Result } from '@cordee/kernel';
import { endpoint, Figure, type Endpoint } from '@cordee/platform/http';
import { figure, nullable, payReaders, RunSummary, summaryOf } from './answers.routes.ts';
import { compareRuns } from './compare-runs.ts';
import type { PayoutRouteDeps } from './payout-route-deps.ts';
import { refusalOf } from './run-refusals.ts';
import type { Run, RunLine } from './run.ts';
import { approveRun, lockRun } from './settle-run.ts';

const PayeeLine = z
  .object({
    payeeId: z.string(),
    name: z.string(),
    team: nullable,
    payable: Figure,
    attainment: nullable,
    issues: z.number(),
  })
  .openapi('RunLine');
const Exception = z
  .object({
    payeeId: z.string(),
    payee: z.string(),
    before: nullable,
    now: z.string(),
    difference: z.string(),
  })
  .openapi('RunException');
const RunAnswer = RunSummary.extend({
  canApprove: z.boolean(),
  whyNotApprove: nullable,
  canLock: z.boolean(),
  whyNotLock: nullable,
  events: z.array(z.object({ transition: z.string(), actor: z.string(), at: z.string() })),
  byException: z.array(Exception),
  lines: z.array(PayeeLine),
}).openapi('RunDetail');
const RunId = z.object({ id: z.uuid() });

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
      body: z.strictObject({ planCode: z.string().max(80), period: z.string().max(40) }),
      answer: z.object({ taskId: z.string(), runId: z.string() }),
      handle: async ({ caller, body }) => {
        const [taskId, runId] = [deps.newId(), deps.newId()];
        await deps.enqueue(caller.scope, {
          id: taskId,
          kind: 'calculate_run',
          input: { runId, planCode: body.planCode, period: body.period },
          unit: 'payees',
        });
        return ok({ taskId, runId });
      },
    }),
    endpoint({
      method: 'get',
      path: '/runs/{id}',
      summary: 'A run: its lines, what differs from the one before, what may be done',
      policy: payReaders,
      params: RunId,
      answer: RunAnswer,
      handle: async ({ caller, params, locale }) => {
        const run = await deps.store.run(caller.scope, params.id);
        if (!run) return refused('payouts.run_not_found');
        const lines = await deps.store.lines(caller.scope, run.id);
        const before = (await deps.store.runs(caller.scope)).filter(
          (each, index, all) =>
            isJustBefore(each, run) &&
            all.findIndex((newer) => newer.planCode === each.planCode && isJustBefore(newer, run)) === index,
        );
        const linesBefore = await Promise.all(before.map((each) => deps.store.lines(caller.scope, each.id)));
        const whyNot = refusalOf(run, caller.scope, locale);
        const events = await Promise.all(
          run.events.map(async (event) => ({ ...event, actor: await deps.nameOf(event.actor) })),
        );
        return ok({
          ...(await summaryOf(run, deps.nameOf)),
          ...whyNot,
          events,
          lines: byPayee(run, lines),
          byException: compareRuns(lines, linesBefore.flat()),
        });
      },
    }),
  ];
}

/** A plan's new year is another plan: what compares is the period that ended as this one began, whatever its plan. */
function isJustBefore(other: Run, run: Run): boolean {
  return other.state !== 'voided' && other.period.to.equals(run.period.from);
}

export function settleRoutes(deps: PayoutRouteDeps): Endpoint[] {
  const Done = z.object({ done: z.literal(true) });
  const settled = (result: Result<null>) => (result.ok ? ok({ done: true } as const) : result);
  return [
    endpoint({
      method: 'post',
      path: '/runs/{id}/approve',
      summary: 'Approve a run that somebody else calculated',
      policy: ['finance', 'executive'],
      params: RunId,
      answer: Done,
      handle: async ({ caller, params }) => settled(await approveRun(deps, caller.scope, params.id)),
    }),
    endpoint({
      method: 'post',
      path: '/runs/{id}/lock',
      summary: 'Lock an approved run',
      policy: ['finance', 'revops'],
      params: RunId,
      answer: Done,
      handle: async ({ caller, params }) => settled(await lockRun(deps, caller.scope, params.id)),
    }),
  ];
}

function byPayee(run: Run, lines: readonly RunLine[]): z.input<typeof PayeeLine>[] {
  return [...Map.groupBy(lines, (line) => line.payeeId)].map(([payeeId, own]) => ({
    payeeId,
    name: own[0]?.payee ?? '',
    team: own[0]?.team ?? null,
    attainment: own[0]?.attainment ?? null,
    issues: own.filter((line) => line.issue !== null).length,
    payable: figure(
      sumMoney(
        own.map((line) => line.payable),
        run.total.currency,
      ),
      `/statements/${run.id}/${payeeId}/explanation`,
    ),
  }));
}
