// "Why this amount?": every figure of a run and of a statement, down to the rows.
import { z } from '@hono/zod-openapi';
import { entityId, ok, refused, type Explanation, type Locale } from '@cordee/kernel';
import { endpoint, ExplanationAnswer, presentExplanation, type Endpoint } from '@cordee/platform/http';
import type { PlanParts, Transaction } from '@cordee/engine-compensation';
import { nullable, paged, PageQuery, payReaders, statementReaders } from './answers.routes.ts';
import { explainPayeeCount, explainPayees, explainRunTotal, explainStatementTotal } from './explain-total.ts';
import { linesOfPage } from '../run/lines-of-page.ts';
import { explainRelease } from '../release/explain-release.ts';
import { namedExplanation } from './named-explanation.ts';
import type { PayoutRouteDeps } from '../payout-route-deps.ts';
import { readStatement } from './read-statement.ts';
import { StatementId } from './statement.routes.ts';

type Address = { readonly runId: string; readonly payeeId: string };

const RunId = z.object({ id: z.uuid() });
const Rows = z.object({ rows: z.array(ExplanationAnswer.shape.tree), next: nullable });
const rowsPerPage = 100;
const creditsOf = ({ runId, payeeId }: Address) => `/statements/${runId}/${payeeId}/credits`;

export function explanationRoutes(deps: PayoutRouteDeps): Endpoint[] {
  return [
    ...totalRoutes(deps),
    ...releaseWhyRoutes(deps),
    ...countRoutes(deps),
    ...lineRoutes(deps),
    ...pageRoutes(deps),
  ];
}

function totalRoutes(deps: PayoutRouteDeps): Endpoint[] {
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
            explainRunTotal(run, await deps.store.lines(caller.scope, run.id)),
            locale,
            () => `/runs/${run.id}/payees`,
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
              presentExplanation(explainStatementTotal(found.value.run, found.value.lines), locale, () =>
                creditsOf(params),
              ),
            )
          : found;
      },
    }),
  ];
}

function countRoutes(deps: PayoutRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/runs/{id}/payees/explanation',
      summary: 'Why this number of payees?',
      policy: payReaders,
      params: RunId,
      answer: ExplanationAnswer,
      handle: async ({ caller, params, locale }) => {
        const run = await deps.store.run(caller.scope, params.id);
        if (!run) return refused('payouts.run_not_found');
        const counted = explainPayeeCount(run, await deps.store.lines(caller.scope, run.id));
        return ok(presentExplanation(counted, locale, () => `/runs/${run.id}/payees`));
      },
    }),
  ];
}

function releaseWhyRoutes(deps: PayoutRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/statements/{runId}/{payeeId}/release/explanation',
      summary: 'Why is this earned, released or payable?',
      policy: statementReaders,
      params: StatementId,
      query: z.strictObject({ of: z.enum(['earned', 'released', 'payable']) }),
      answer: ExplanationAnswer,
      handle: async ({ caller, params, query, locale }) => {
        const found = await readStatement(deps, caller.scope, params.runId, entityId(params.payeeId));
        return found.ok
          ? shown(explainRelease(found.value, query.of), { locale, parts: found.value.parts }, params)
          : found;
      },
    }),
  ];
}

type Reading = { readonly locale: Locale; readonly parts: PlanParts };

function shown(explanation: Explanation | undefined, { locale, parts }: Reading, address: Address) {
  if (!explanation) return refused('payouts.statement_not_found');
  const named = namedExplanation(explanation, parts, locale);
  return ok(presentExplanation(named, locale, () => creditsOf(address)));
}

function lineRoutes(deps: PayoutRouteDeps): Endpoint[] {
  return [
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
        return shown(
          found.value.lines.find(({ ordinal }) => ordinal === params.ordinal)?.explanation,
          { locale, parts: found.value.parts },
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
        if (!found.ok) return found;
        const { attainments, parts } = found.value;
        return shown(attainments[0]?.explanation ?? undefined, { locale, parts }, params);
      },
    }),
  ];
}

function saleRow(sale: Transaction, locale: Locale) {
  const label = {
    key: `compensation.kind_${sale.kind}`,
    args: { code: sale.code, date: { kind: 'date', date: sale.date } as const },
  };
  const value = { kind: 'amount', amount: sale.amount } as const;
  return presentExplanation({ kind: 'source', label, value, place: sale.place }, locale).tree;
}

function pageRoutes(deps: PayoutRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/statements/{runId}/{payeeId}/credits',
      summary: 'The rows of a large sum, by page',
      policy: statementReaders,
      params: StatementId,
      query: PageQuery,
      answer: Rows,
      handle: async ({ caller, params, query, locale }) => {
        const found = await readStatement(deps, caller.scope, params.runId, entityId(params.payeeId));
        if (!found.ok) return found;
        const { page, next } = paged(found.value.credits, query.cursor, rowsPerPage);
        return ok({ rows: page.map((sale) => saleRow(sale, locale)), next });
      },
    }),
    endpoint({
      method: 'get',
      path: '/runs/{id}/payees',
      summary: 'The payees of a run, by page',
      policy: payReaders,
      params: RunId,
      query: PageQuery,
      answer: Rows,
      handle: async ({ caller, params, query, locale }) => {
        const run = await deps.store.run(caller.scope, params.id);
        if (!run) return refused('payouts.run_not_found');
        const { lines, next } = await linesOfPage(deps.store, caller.scope, run, {
          isHeld: false,
          cursor: query.cursor,
          limit: rowsPerPage,
        });
        const rows = explainPayees(run, lines).map((payee) => presentExplanation(payee, locale).tree);
        return ok({ rows, next });
      },
    }),
  ];
}
