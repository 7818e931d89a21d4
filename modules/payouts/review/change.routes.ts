// "Why did this payee's amount change?": the figures of a run's exceptions.
import { z } from '@hono/zod-openapi';
import { entityId, ok, refused, type EntityId, type Explanation, type Scope } from '@cordee/kernel';
import { endpoint, ExplanationAnswer, presentExplanation, type Endpoint } from '@cordee/platform/http';
import { payReaders } from '../statement/answers.routes.ts';
import { explainBefore, explainChange, explainNow, type ChangedPay } from './explain-change.ts';
import { explainMiddle } from './explain-middle.ts';
import { middlePay } from './review.ts';
import type { PayoutRouteDeps } from '../payout-route-deps.ts';
import { readStatement, type Statement } from '../statement/read-statement.ts';
import type { Run } from '../run.ts';
import { runsBefore } from '../run/runs-before.ts';

export function changeRoutes(deps: PayoutRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/runs/{id}/payees/{payeeId}/change',
      summary: 'Why this difference from the run before?',
      policy: payReaders,
      params: z.object({ id: z.uuid(), payeeId: z.uuid() }),
      query: z.strictObject({ of: z.enum(['before', 'now', 'difference']).default('difference') }),
      answer: ExplanationAnswer,
      handle: async ({ caller, params, query, locale }) => {
        const run = await deps.store.run(caller.scope, params.id);
        if (!run) return refused('payouts.run_not_found');
        const payeeId = entityId(params.payeeId);
        const [found, before] = await Promise.all([
          readStatement(deps, caller.scope, run.id, payeeId),
          statementsBefore(deps, caller.scope, run, payeeId),
        ]);
        const now = found.ok ? found.value : null;
        const payee = (now ?? before[0])?.payee;
        if (payee === undefined) return refused('payouts.statement_not_found');
        const explanation = explanationOf(query.of, { run, payeeId, payee, now }, before);
        if (!explanation) return refused('payouts.statement_not_found');
        return ok(
          presentExplanation(
            explanation,
            locale,
            ({ run: of = run.id }) => `/statements/${of}/${payeeId}/credits`,
          ),
        );
      },
    }),
    endpoint({
      method: 'get',
      path: '/runs/{id}/peers/explanation',
      summary: 'Why this median of a run?',
      policy: payReaders,
      params: z.object({ id: z.uuid() }),
      answer: ExplanationAnswer,
      handle: async ({ caller: { scope }, params, locale }) => {
        const run = await deps.store.run(scope, params.id);
        if (!run) return refused('payouts.run_not_found');
        const sums = await deps.store.payeeSums(scope, [run.id], run.total.currency);
        const middle = middlePay(sums);
        if (!middle) return refused('payouts.statement_not_found');
        const names = await deps.store.namesOf(scope, [middle.payeeId]);
        const payee = names.get(middle.payeeId) ?? '';
        return ok(presentExplanation(explainMiddle(run, sums, { ...middle, payee }), locale));
      },
    }),
  ];
}

function explanationOf(
  of: 'before' | 'now' | 'difference',
  changed: ChangedPay,
  before: readonly Statement[],
): Explanation | undefined {
  if (of === 'before') return explainBefore(before);
  return of === 'now' ? explainNow(changed) : explainChange(changed, before);
}

async function statementsBefore(
  deps: PayoutRouteDeps,
  scope: Scope,
  run: Run,
  payeeId: EntityId,
): Promise<readonly Statement[]> {
  const earlier = await runsBefore(deps.store, scope, run);
  const read = await Promise.all(earlier.map((each) => readStatement(deps, scope, each.id, payeeId)));
  return read.flatMap((found) => (found.ok ? [found.value] : []));
}
