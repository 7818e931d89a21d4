// Whom to look at before approving, and the stops of the circuit breaker.
import { z } from '@hono/zod-openapi';
import { minusMoney, ok, refused, type Scope } from '@cordee/kernel';
import { endpoint, Figure, NullableFigure, type Endpoint } from '@cordee/platform/http';
import { figure, nullable, paged, PageQuery, payReaders } from '../statement/answers.routes.ts';
import { runsBefore } from '../run/runs-before.ts';
import type { Run } from '../run.ts';
import { readSetting } from '../setting/pay-setting.ts';
import { reviewSetting } from '../setting/pay-settings.ts';
import type { PayoutRouteDeps } from '../payout-route-deps.ts';
import { reviewRun, type ReviewItem } from './review.ts';
import { RunId } from '../run.routes.ts';
import { sayStop } from './say-stop.ts';
import { Reason } from '../settle/settle.routes.ts';

const ReviewItemAnswer = z
  .object({
    payeeId: z.string(),
    payee: z.string(),
    now: Figure,
    before: NullableFigure,
    difference: Figure,
    peers: Figure.openapi({ description: 'The median pay of the run.' }),
    reasons: z.array(
      z.enum(['changed', 'beyond_peers', 'new_payee', 'no_longer_paid', 'not_calculated', 'held']),
    ),
    causes: z.array(
      z.enum(['more_sales', 'fewer_sales', 'same_sales', 'correction', 'adjustment', 'quota_changed']),
    ),
    followsResults: z.boolean().openapi({
      description: 'A strong change that only goes where attainment, or else the measure, went.',
    }),
  })
  .openapi('ReviewItem');
const Override = z.object({
  requestId: z.string(),
  by: z.string(),
  at: z.string(),
  reason: z.string(),
  isAccepted: z.boolean().nullable(),
});
const Review = z
  .object({
    stops: z
      .array(z.object({ code: z.string(), sentence: z.string() }))
      .openapi({ description: 'What keeps the run from being approved until two people pass it.' }),
    overrides: z.array(Override),
  })
  .openapi('RunReview');

const itemsPerPage = 100;
const ItemsQuery = PageQuery.extend({
  followsResults: z.enum(['true', 'false']).optional().openapi({
    description: 'Only those whose pay goes where their results went, or only the others.',
  }),
});

export function reviewRoutes(deps: PayoutRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/runs/{id}/review',
      summary: 'What stops a run, and who passed it',
      policy: payReaders,
      params: RunId,
      answer: Review,
      handle: async ({ caller: { scope }, params, locale }) => {
        const run = await deps.store.run(scope, params.id);
        if (!run) return refused('payouts.run_not_found');
        const [stops, asked] = [
          await deps.store.stops(scope, run.id),
          await deps.requests.requests(scope, run.id),
        ];
        return ok({
          stops: stops.map((stop) => ({ code: stop.code, sentence: sayStop(stop, locale) })),
          overrides: await Promise.all(
            asked
              .filter(({ kind }) => kind === 'override')
              .map(async ({ id, requestedBy, requestedAt, reason, decision }) => ({
                requestId: id,
                by: await deps.nameOf(requestedBy),
                at: requestedAt,
                reason,
                isAccepted: decision?.isAccepted ?? null,
              })),
          ),
        });
      },
    }),
    endpoint({
      method: 'post',
      path: '/runs/{id}/override-request',
      summary: 'Ask to pass the stops of a run; somebody else decides',
      policy: ['revops', 'finance'],
      params: RunId,
      body: z.strictObject({ reason: Reason }),
      answer: z.object({ requestId: z.string() }),
      handle: async ({ caller, params, body }) => {
        const run = await deps.store.run(caller.scope, params.id);
        if (!run) return refused('payouts.run_not_found');
        if ((await deps.store.stops(caller.scope, run.id)).length === 0) return refused('payouts.no_stop');
        const requestId = deps.newId();
        const asked = { id: requestId, kind: 'override', subjectId: run.id, reason: body.reason } as const;
        await deps.requests.ask(caller.scope, asked);
        return ok({ requestId });
      },
    }),
  ];
}

export function reviewItemRoutes(deps: PayoutRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/runs/{id}/review/items',
      summary: 'Whom to look at before approving, each with its cause, by page',
      policy: payReaders,
      params: RunId,
      query: ItemsQuery,
      answer: z.object({ rows: z.array(ReviewItemAnswer), total: z.number(), next: nullable }),
      handle: async ({ caller: { scope }, params, query }) => {
        const run = await deps.store.run(scope, params.id);
        if (!run) return refused('payouts.run_not_found');
        const found = await reviewOf(deps, scope, run);
        const { followsResults: asked } = query;
        const items =
          asked === undefined ? found : found.filter((item) => String(item.followsResults) === asked);
        const { page, next } = paged(items, query.cursor, itemsPerPage);
        const people = page.map(({ payeeId }) => payeeId);
        const names = await deps.store.namesOf(scope, people);
        const rows = page.map((item) => presentItem(run.id, item, names.get(item.payeeId) ?? ''));
        return ok({ rows, total: items.length, next });
      },
    }),
  ];
}

/** Beside what the period before paid. */
async function reviewOf({ store, settings }: PayoutRouteDeps, scope: Scope, run: Run) {
  const earlier = await runsBefore(store, scope, run);
  const { currency } = run.total;
  return reviewRun(
    await store.payeeSums(scope, [run.id], currency),
    await store.payeeSums(
      scope,
      earlier.map(({ id }) => id),
      currency,
    ),
    await readSetting(settings, scope, reviewSetting),
  );
}

function presentItem(
  runId: string,
  { now, before, peers, reasons, causes, ...item }: ReviewItem,
  payee: string,
) {
  const isHere = !reasons.includes('no_longer_paid');
  const change = `/runs/${runId}/payees/${item.payeeId}/change`;
  const paid = isHere ? `/statements/${runId}/${item.payeeId}/explanation` : `${change}?of=now`;
  return {
    ...item,
    payee,
    now: figure(now, paid),
    before: before && figure(before, `${change}?of=before`),
    difference: before ? figure(minusMoney(now, before), change) : figure(now, paid),
    peers: figure(peers, `/runs/${runId}/peers/explanation`),
    reasons: [...reasons],
    causes: [...causes],
  };
}
