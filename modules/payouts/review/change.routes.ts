// "Why did this payee's amount change?": the figures of a run's exceptions.
import { z } from '@hono/zod-openapi';
import { entityId, ok, refused, type EntityId, type Scope } from '@cordee/kernel';
import { endpoint, ExplanationAnswer, presentExplanation, type Endpoint } from '@cordee/platform/http';
import { payReaders } from '../statement/answers.routes.ts';
import { explainBefore, explainChange } from './explain-change.ts';
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
      query: z.strictObject({ of: z.enum(['before', 'difference']).default('difference') }),
      answer: ExplanationAnswer,
      handle: async ({ caller, params, query, locale }) => {
        const payeeId = entityId(params.payeeId);
        const now = await readStatement(deps, caller.scope, params.id, payeeId);
        if (!now.ok) return now;
        const before = await statementsBefore(deps, caller.scope, now.value.run, payeeId);
        const explanation = query.of === 'before' ? explainBefore(before) : explainChange(now.value, before);
        if (!explanation) return refused('payouts.statement_not_found');
        return ok(
          presentExplanation(
            explanation,
            locale,
            ({ run = params.id }) => `/statements/${run}/${payeeId}/credits`,
          ),
        );
      },
    }),
  ];
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
