import { z } from '@hono/zod-openapi';
import { renderExplanation } from '@cordee/messages/explanation';
import {
  entityId,
  decimalText,
  moneyText,
  ok,
  refused,
  sumMoney,
  type Explanation,
  type Locale,
  type Money,
  type Result,
  type Role,
  type Scope,
} from '@cordee/kernel';
import {
  endpoint,
  ExplanationAnswer,
  Figure,
  fileAnswer,
  presentExplanation,
  type Endpoint,
} from '@cordee/platform/http';
import type { NewTask } from '@cordee/platform/jobs';
import type { RunDeps } from './calculate-run.ts';
import { compareRuns } from './compare-runs.ts';
import { explainTotal } from './explain-total.ts';
import { readStatement, type Statement } from './read-statement.ts';
import type { Run, RunLine } from './run.ts';
import { approveRun, lockRun } from './settle-run.ts';
import { refusalOf } from './run-refusals.ts';

export type PayoutRouteDeps = RunDeps & {
  readonly enqueue: (scope: Scope, task: NewTask) => Promise<void>;
  readonly nameOf: (userId: string) => Promise<string>;
  readonly payeeOf: (scope: Scope) => Promise<string | null>;
  readonly statementPdf: (statement: Statement, locale: Locale) => Promise<Uint8Array<ArrayBuffer>>;
};

const nullable = z.string().nullable();
const payReaders = ['revops', 'finance', 'auditor', 'executive'] as const satisfies readonly Role[];
const statementReaders = [...payReaders, 'manager', 'seller'] as const satisfies readonly Role[];
const State = z.enum(['preview', 'approved', 'locked', 'voided']);
const RunSummary = z
  .object({
    id: z.string(),
    planCode: z.string(),
    planVersion: z.string(),
    period: z.string(),
    periodFrom: z.string(),
    periodTo: z.string(),
    state: State,
    total: Figure,
    payees: z.number(),
    issues: z.number(),
    hash: z.string(),
    calculatedAt: z.string(),
    calculatedBy: z.string(),
  })
  .openapi('Run');
const PayeeLine = z.object({
  payeeId: z.string(),
  name: z.string(),
  team: nullable,
  payable: Figure,
  attainment: nullable,
  issues: z.number(),
});
const Exception = z.object({
  payeeId: z.string(),
  payee: z.string(),
  before: nullable,
  now: z.string(),
  difference: z.string(),
});
const RunAnswer = RunSummary.extend({
  canApprove: z.boolean(),
  whyNotApprove: nullable,
  canLock: z.boolean(),
  whyNotLock: nullable,
  events: z.array(z.object({ transition: z.string(), actor: z.string(), at: z.string() })),
  byException: z.array(Exception),
  lines: z.array(PayeeLine),
}).openapi('RunDetail');
const StatementLine = z.object({
  component: z.string(),
  earned: Figure,
  payable: Figure,
  sentence: z.string(),
  issue: nullable,
});
const Credit = z.object({
  code: z.string(),
  kind: z.string(),
  date: z.string(),
  amount: Figure,
  place: z.object({ importId: z.string(), document: z.string(), line: z.number() }).partial(),
});
const StatementAnswer = z
  .object({
    runId: z.string(),
    payeeId: z.string(),
    payee: z.string(),
    payeeCode: z.string(),
    team: nullable,
    period: z.string(),
    periodFrom: z.string(),
    periodTo: z.string(),
    plan: z.string(),
    planVersion: z.string(),
    state: State,
    total: Figure,
    measured: Figure.nullable(),
    quota: Figure.nullable(),
    attainment: Figure.nullable(),
    lines: z.array(StatementLine),
    credits: z.object({ rows: z.array(Credit), total: z.number() }),
  })
  .openapi('Statement');
const creditsShownMax = 200;

const figure = (money: Money, explain: string | null): z.input<typeof Figure> => ({
  value: moneyText(money),
  unit: money.currency,
  explain,
});

async function summaryOf(run: Run, nameOf: PayoutRouteDeps['nameOf']): Promise<z.input<typeof RunSummary>> {
  return {
    id: run.id,
    planCode: run.planCode,
    planVersion: run.planVersion,
    period: run.period.code,
    periodFrom: run.period.from.toString(),
    periodTo: run.period.to.toString(),
    state: run.state,
    total: figure(run.total, `/runs/${run.id}/explanation`),
    payees: run.payeeCount,
    issues: run.issueCount,
    hash: run.rowStreamHash,
    calculatedAt: run.calculatedAt,
    calculatedBy: await nameOf(run.calculatedBy),
  };
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

export function payoutRoutes(deps: PayoutRouteDeps): Endpoint[] {
  return [...runRoutes(deps), ...settleRoutes(deps), ...statementRoutes(deps), ...explanationRoutes(deps)];
}

const RunId = z.object({ id: z.uuid() });

function runRoutes(deps: PayoutRouteDeps): Endpoint[] {
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

function settleRoutes(deps: PayoutRouteDeps): Endpoint[] {
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

const StatementId = z.object({ runId: z.uuid(), payeeId: z.uuid() });

function presentStatement(statement: Statement, locale: Locale): z.input<typeof StatementAnswer> {
  const { run, payeeId, lines, result } = statement;
  const explained = [...result.lines, ...result.issues];
  const address = (ordinal: number) => `/statements/${run.id}/${payeeId}/lines/${ordinal}/explanation`;
  const [first] = lines;
  const attainment = `/statements/${run.id}/${payeeId}/attainment/explanation`;
  const measured = (value: string | null | undefined, unit: string) =>
    value ? { value, unit, explain: attainment } : null;
  return {
    runId: run.id,
    payeeId,
    payee: statement.payee,
    payeeCode: statement.payeeCode,
    team: statement.team,
    period: run.period.code,
    periodFrom: run.period.from.toString(),
    periodTo: run.period.to.toString(),
    plan: statement.planName,
    planVersion: run.planVersion,
    state: run.state,
    total: figure(statement.total, `/statements/${run.id}/${payeeId}/explanation`),
    measured: measured(first?.measured, run.total.currency),
    quota: measured(first?.quota, run.total.currency),
    attainment: measured(first?.attainment, 'ratio'),
    lines: lines.map((line) => {
      const found = explained[line.ordinal];
      return {
        component: line.component,
        issue: line.issue,
        earned: { value: line.earned, unit: line.payable.currency, explain: address(line.ordinal) },
        payable: figure(line.payable, address(line.ordinal)),
        sentence: found ? renderExplanation(found.explanation, locale).sentence : '',
      };
    }),
    credits: creditsOf(statement),
  };
}

function creditsOf({ credits }: Statement): z.input<typeof StatementAnswer>['credits'] {
  const rows = credits.slice(0, creditsShownMax).map((sale) => ({
    code: sale.code,
    kind: sale.kind,
    date: sale.date.toString(),
    amount: {
      value: decimalText(sale.amount.value),
      unit: sale.amount.currency,
      explain: sale.place.entity
        ? `/explanations/${sale.kind === 'won_deal' ? 'deal' : 'transaction'}/${sale.place.entity}`
        : null,
    },
    place: {
      ...(sale.place.importId ? { importId: sale.place.importId } : {}),
      ...(sale.place.document ? { document: sale.place.document } : {}),
      ...(sale.place.line ? { line: sale.place.line } : {}),
    },
  }));
  return { rows, total: credits.length };
}

function statementRoutes(deps: PayoutRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/statements/mine',
      summary: 'My statements, newest first',
      policy: ['seller', 'manager'],
      answer: z.array(
        RunSummary.pick({ id: true, planCode: true, period: true, state: true }).extend({
          payeeId: z.string(),
          payable: Figure,
        }),
      ),
      handle: async ({ caller }) => {
        const payee = await deps.payeeOf(caller.scope);
        if (payee === null) return ok([]);
        const found = await Promise.all(
          (await deps.store.runs(caller.scope)).map(async (run) => ({
            run,
            own: (await deps.store.lines(caller.scope, run.id)).filter((line) => line.payeeId === payee),
          })),
        );
        return ok(
          found
            .filter(({ own }) => own.length > 0)
            .map(({ run, own }) => ({
              id: run.id,
              planCode: run.planCode,
              period: run.period.code,
              state: run.state,
              payeeId: payee,
              payable: figure(
                sumMoney(
                  own.map((line) => line.payable),
                  run.total.currency,
                ),
                `/statements/${run.id}/${payee}/explanation`,
              ),
            })),
        );
      },
    }),
    endpoint({
      method: 'get',
      path: '/statements/{runId}/{payeeId}',
      summary: 'A statement',
      policy: statementReaders,
      params: StatementId,
      answer: StatementAnswer,
      handle: async ({ caller, params, locale }) => {
        const found = await readStatement(deps, caller.scope, params.runId, entityId(params.payeeId));
        return found.ok ? ok(presentStatement(found.value, locale)) : found;
      },
    }),
    endpoint({
      method: 'get',
      path: '/statements/{runId}/{payeeId}/pdf',
      summary: 'A statement as PDF',
      policy: statementReaders,
      params: StatementId,
      query: z.strictObject({ locale: z.enum(['fr', 'en']).optional() }),
      answer: 'file',
      handle: async ({ caller, params, query, locale }) => {
        const found = await readStatement(deps, caller.scope, params.runId, entityId(params.payeeId));
        if (!found.ok) return found;
        const language = query.locale ?? locale;
        const name = `${language === 'fr' ? 'releve' : 'statement'}-${found.value.payeeCode}-${found.value.run.period.code}.pdf`;
        return ok(fileAnswer(name, 'application/pdf', await deps.statementPdf(found.value, language)));
      },
    }),
  ];
}

function explanationRoutes(deps: PayoutRouteDeps): Endpoint[] {
  const answer = (
    explanation: Explanation | undefined,
    locale: Locale,
    params: { runId: string; payeeId: string },
  ) =>
    explanation
      ? ok(
          presentExplanation(
            explanation,
            locale,
            () => `/statements/${params.runId}/${params.payeeId}/credits`,
          ),
        )
      : refused('payouts.statement_not_found');
  return [
    endpoint({
      method: 'get',
      path: '/runs/{id}/explanation',
      summary: 'Why this total?',
      policy: payReaders,
      params: RunId,
      answer: ExplanationAnswer,
      handle: async ({ caller, params, locale }) => {
        const run = await deps.store.run(caller.scope, params.id);
        if (!run) return refused('payouts.run_not_found');
        return ok(
          presentExplanation(
            explainTotal(run, await deps.store.lines(caller.scope, run.id), 'payee'),
            locale,
            () => `/runs/${run.id}`,
          ),
        );
      },
    }),
    endpoint({
      method: 'get',
      path: '/statements/{runId}/{payeeId}/explanation',
      summary: 'Why this amount?',
      policy: statementReaders,
      params: StatementId,
      answer: ExplanationAnswer,
      handle: async ({ caller, params, locale }) => {
        const found = await readStatement(deps, caller.scope, params.runId, entityId(params.payeeId));
        return found.ok
          ? ok(
              presentExplanation(
                explainTotal(found.value.run, found.value.lines, 'component', found.value.result),
                locale,
                () => `/statements/${params.runId}/${params.payeeId}/credits`,
              ),
            )
          : found;
      },
    }),
    endpoint({
      method: 'get',
      path: '/statements/{runId}/{payeeId}/lines/{ordinal}/explanation',
      summary: 'Why this line?',
      policy: statementReaders,
      params: StatementId.extend({ ordinal: z.coerce.number().int().min(0) }),
      answer: ExplanationAnswer,
      handle: async ({ caller, params, locale }) => {
        const found = await readStatement(deps, caller.scope, params.runId, entityId(params.payeeId));
        if (!found.ok) return found;
        return answer(
          [...found.value.result.lines, ...found.value.result.issues][params.ordinal]?.explanation,
          locale,
          params,
        );
      },
    }),
    endpoint({
      method: 'get',
      path: '/statements/{runId}/{payeeId}/attainment/explanation',
      summary: 'Why this attainment?',
      policy: statementReaders,
      params: StatementId,
      answer: ExplanationAnswer,
      handle: async ({ caller, params, locale }) => {
        const found = await readStatement(deps, caller.scope, params.runId, entityId(params.payeeId));
        return found.ok
          ? answer(found.value.result.attainments[0]?.explanation ?? undefined, locale, params)
          : found;
      },
    }),
    endpoint({
      method: 'get',
      path: '/statements/{runId}/{payeeId}/credits',
      summary: 'The rows of a large sum, by page',
      policy: statementReaders,
      params: StatementId,
      query: z.strictObject({
        cursor: z
          .string()
          .regex(/^\d{1,9}$/)
          .optional(),
      }),
      answer: z.object({ rows: z.array(ExplanationAnswer.shape.tree), next: nullable }),
      handle: async ({ caller, params, query, locale }) => {
        const found = await readStatement(deps, caller.scope, params.runId, entityId(params.payeeId));
        if (!found.ok) return found;
        const offset = Number(query.cursor ?? 0);
        const page = found.value.credits.slice(offset, offset + 100);
        const rows = page.map(
          (sale) =>
            presentExplanation(
              {
                kind: 'source',
                label: {
                  key: `compensation.kind_${sale.kind}`,
                  args: { code: sale.code, date: { kind: 'date', date: sale.date } },
                },
                value: { kind: 'amount', amount: sale.amount },
                place: sale.place,
              },
              locale,
            ).tree,
        );
        return ok({
          rows,
          next: offset + page.length < found.value.credits.length ? String(offset + page.length) : null,
        });
      },
    }),
  ];
}
