import { z } from '@hono/zod-openapi';
import { renderExplanation } from '@cordee/messages/explanation';
import { componentName } from './component-name.ts';
import { decimalText, entityId, ok, type Locale, type Scope } from '@cordee/kernel';
import {
  endpoint,
  Figure,
  NullableFigure,
  SourcePlace,
  fileAnswer,
  type Endpoint,
} from '@cordee/platform/http';
import { figure, nullable, State, statementReaders } from './answers.routes.ts';
import { namedExplanation } from './named-explanation.ts';
import { presentRelease, ReleaseAnswer } from '../release/release.routes.ts';
import { sayCause } from '../review/say-cause.ts';
import type { PayoutRouteDeps } from '../payout-route-deps.ts';
import { LINE_KINDS } from '../run.ts';
import { readStatement, totalOf, type Statement } from './read-statement.ts';

const StatementLine = z
  .object({
    ordinal: z.number().int(),
    kind: z.enum(LINE_KINDS),
    originPlan: z.string(),
    originPeriod: z.string(),
    component: z.string(),
    label: z.string(),
    earned: Figure,
    payable: Figure,
    sentence: z.string(),
    issue: nullable,
    held: nullable.openapi({
      description: 'Why the line is held out of this run and paid later; null when it is not.',
    }),
    causes: z.array(z.string()).openapi({ description: 'What came late, for a correction.' }),
  })
  .openapi('StatementLine');
const Credit = z
  .object({
    code: z.string(),
    kind: z.string(),
    date: z.string(),
    amount: Figure,
    place: SourcePlace,
  })
  .openapi('Credit');
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
    measured: NullableFigure,
    quota: NullableFigure,
    attainment: NullableFigure,
    lines: z.array(StatementLine),
    release: ReleaseAnswer.nullable(),
    credits: z.object({ rows: z.array(Credit), total: z.number() }),
  })
  .openapi('Statement');
const creditsShownMax = 200;

const OwnStatement = z
  .object({
    id: z.string(),
    planCode: z.string(),
    period: z.string(),
    state: State,
    payeeId: z.string(),
    payable: Figure,
  })
  .openapi('OwnStatement');

export const StatementId = z.object({ runId: z.uuid(), payeeId: z.uuid() });

export function statementRoutes(deps: PayoutRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/statements/mine',
      summary: 'My statements, newest first',
      policy: ['seller', 'manager'],
      answer: z.array(OwnStatement),
      handle: async ({ caller }) => ok(await ownStatements(deps, caller.scope)),
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
        return ok(
          fileAnswer(name, 'application/pdf', await deps.statementPdf(caller.scope, found.value, language)),
        );
      },
    }),
  ];
}

function presentStatement(statement: Statement, locale: Locale): z.input<typeof StatementAnswer> {
  const { run, payeeId, lines } = statement;
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
    lines: lines.map((line) => ({
      ordinal: line.ordinal,
      kind: line.kind,
      originPlan: line.origin.planCode,
      originPeriod: line.origin.periodCode,
      component: line.component,
      label:
        line.kind === 'adjustment' ? line.component : componentName(statement.parts, line.component, locale),
      issue: line.issue,
      held: line.held,
      earned: { value: line.earned, unit: line.payable.currency, explain: address(line.ordinal) },
      payable: figure(line.payable, address(line.ordinal)),
      sentence: renderExplanation(namedExplanation(line.explanation, statement.parts, locale), locale)
        .sentence,
      causes: line.causes.map((cause) => sayCause(cause, locale)),
    })),
    release: presentRelease(statement, locale),
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

async function ownStatements(deps: PayoutRouteDeps, scope: Scope): Promise<z.input<typeof OwnStatement>[]> {
  const payee = await deps.payeeOf(scope);
  if (payee === null) return [];
  const found = await Promise.all(
    (await deps.store.runs(scope)).map(async (run) => ({
      run,
      own: await deps.store.lines({ ...scope, people: [entityId(payee)] }, run.id),
    })),
  );
  return found
    .filter(({ own }) => own.length > 0)
    .map(({ run, own }) => {
      const payable = totalOf(own, run);
      const why = `/statements/${run.id}/${payee}/explanation`;
      const { id, planCode, state } = run;
      return { id, planCode, period: run.period.code, state, payeeId: payee, payable: figure(payable, why) };
    });
}
