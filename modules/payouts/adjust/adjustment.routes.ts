// Adjustments by hand, and who decides on what somebody else asked for.
import { z } from '@hono/zod-openapi';
import { ok, type Scope } from '@cordee/kernel';
import { endpoint, Figure, type Endpoint } from '@cordee/platform/http';
import type { Adjustment } from './adjustment-store.ts';
import { askAdjustments, decideBatch, decideRequest } from './adjust-pay.ts';
import { reverseAdjustment, standing } from './reverse-adjustment.ts';
import { figure, nullable, payReaders } from '../statement/answers.routes.ts';
import type { PayoutRouteDeps } from '../payout-route-deps.ts';
import { RunId } from '../run.routes.ts';
import { Done, done, Reason } from '../settle/settle.routes.ts';

const AdjustmentAnswer = z
  .object({
    id: z.string(),
    requestId: z.string(),
    planCode: z.string(),
    period: z.string(),
    payeeId: z.string(),
    payee: z.string(),
    code: z.string(),
    amount: Figure,
    reason: z.string(),
    requestedBy: z.string(),
    requestedAt: z.string(),
    decision: z.object({ isAccepted: z.boolean(), by: z.string(), at: z.string() }).nullable(),
    paidBy: nullable.openapi({ description: 'The run that paid it.' }),
    batchId: nullable.openapi({
      description: 'The list that it was asked with; null when it was asked alone.',
    }),
    reverses: nullable.openapi({ description: 'The adjustment that it takes back by the opposite amount.' }),
    reversedBy: nullable.openapi({
      description: 'The opposite adjustment that takes it back, waiting or accepted.',
    }),
    isOwn: z
      .boolean()
      .openapi({ description: 'Whether the caller asked for it: they may take it back, not accept it.' }),
  })
  .openapi('Adjustment');
const AskedRow = z.strictObject({
  payee: z.string().min(1).max(80),
  amount: z.string().min(1).max(30),
  code: z.string().max(80),
  reason: Reason,
});

const Decision = z.strictObject({ isAccepted: z.boolean(), reason: z.string().max(1000).nullable() });

export function adjustmentRoutes(deps: PayoutRouteDeps): Endpoint[] {
  return [...askedRoutes(deps), ...decisionRoutes(deps)];
}

function askedRoutes(deps: PayoutRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/adjustments',
      summary: 'Adjustments by hand, newest first',
      policy: payReaders,
      answer: z.array(AdjustmentAnswer),
      handle: async ({ caller }) => {
        const found = await deps.adjustments.adjustments(caller.scope);
        const byReversed = Map.groupBy(found, ({ reverses }) => reverses);
        const opposite = (id: string) => standing(byReversed.get(id) ?? [])?.id ?? null;
        return ok(
          await Promise.all(
            found.map(async (each) => ({
              ...(await present(each, deps, caller.scope)),
              reversedBy: opposite(each.id),
            })),
          ),
        );
      },
    }),
    endpoint({
      method: 'post',
      path: '/adjustments',
      summary: 'Ask for adjustments, one or a list; somebody else decides',
      policy: ['revops', 'finance'],
      body: z.strictObject({
        planCode: z.string().max(80),
        period: z.string().max(40),
        rows: z.array(AskedRow).min(1).max(5000),
      }),
      answer: z.object({ ids: z.array(z.string()) }),
      handle: async ({ caller, body }) => {
        const asked = await askAdjustments(deps, caller.scope, body);
        return asked.ok ? ok({ ids: [...asked.value.ids] }) : asked;
      },
    }),
    endpoint({
      method: 'post',
      path: '/adjustments/{id}/reversal',
      summary: 'Ask to take an accepted adjustment back by its opposite; somebody else decides',
      policy: ['revops', 'finance'],
      params: RunId,
      body: z.strictObject({ reason: Reason }),
      answer: z.object({ id: z.string() }),
      handle: ({ caller, params, body }) => reverseAdjustment(deps, caller.scope, params.id, body.reason),
    }),
  ];
}

function decisionRoutes(deps: PayoutRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/adjustment-lists/{id}/decision',
      summary: 'Decide on all adjustments of a list that still wait, or take them back',
      policy: ['revops', 'finance', 'executive'],
      params: RunId,
      body: Decision,
      answer: Done,
      handle: async ({ caller, params, body }) =>
        done(await decideBatch(deps, caller.scope, params.id, body)),
    }),
    endpoint({
      method: 'post',
      path: '/pay-requests/{id}/decision',
      summary: 'Decide on an adjustment or on passing a stop that somebody else asked for',
      policy: ['revops', 'finance', 'executive'],
      params: RunId,
      body: Decision,
      answer: Done,
      handle: async ({ caller, params, body }) =>
        done(await decideRequest(deps, caller.scope, params.id, body)),
    }),
  ];
}

async function present(
  { amount, periodCode, periodFrom: _from, decision, requestedBy, batch, ...adjustment }: Adjustment,
  { nameOf }: Pick<PayoutRouteDeps, 'nameOf'>,
  { actor }: Scope,
): Promise<Omit<z.input<typeof AdjustmentAnswer>, 'reversedBy'>> {
  return {
    ...adjustment,
    period: periodCode,
    amount: figure(amount, null),
    requestedBy: await nameOf(requestedBy),
    batchId: batch?.id ?? null,
    isOwn: requestedBy === actor,
    decision: decision && { ...decision, by: await nameOf(decision.by) },
  };
}
