// The review of a month: one seller's, and the team's with what comes next for each.
import { z } from '@hono/zod-openapi';
import { entityId, ok, refused } from '@cordee/kernel';
import { endpoint, Figure, type Endpoint } from '@cordee/platform/http';
import { stateOf } from './plan.ts';
import { organisationWide, type ActionPlanDeps } from './plan-context.ts';
import { whoPlans, whoReads } from './policy.ts';
import { readReview, readTeamReview, type MonthReview, type SellerReview } from './read-review.ts';
import { behindMost, NEXT_ACTS, nextAct, type ReviewLine } from './review.ts';
import { sayReview } from './say-review.ts';
import { FUNNEL_STEPS } from './tried-history.ts';

const Step = z.enum(FUNNEL_STEPS);
const Month = z.string().regex(/^\d{4}-\d{2}$/);
const nullable = z.string().nullable();

const LineAnswer = z
  .object({
    step: Step,
    planned: z.string(),
    plannedToDate: z.string(),
    done: z.number().int(),
    succeeded: z.number().int(),
    isBehind: z.boolean(),
  })
  .openapi('ReviewLine');

const RowAnswer = z
  .object({
    sellerId: z.string(),
    seller: z.string(),
    planId: nullable,
    period: nullable,
    lines: z.array(LineAnswer),
    /** The step that keeps up least. */
    behind: Step.nullable(),
    isReviewed: z.boolean(),
    next: z.enum(NEXT_ACTS),
  })
  .openapi('TeamReviewLine');

const ReviewAnswer = RowAnswer.extend({
  month: z.string(),
  state: z.enum(['seller_awaited', 'manager_awaited', 'agreed']).nullable(),
  /** Days worked in the month. */
  days: z.string(),
  revenue: z.object({ planned: Figure, done: Figure }).nullable(),
  weeks: z.array(z.object({ from: z.string(), lines: z.array(LineAnswer) })),
  reviews: z.array(
    z.object({
      id: z.string(),
      side: z.enum(['seller', 'manager']),
      by: z.string(),
      at: z.string(),
      reasons: z.array(z.object({ step: Step, reason: z.string() })),
      changes: z.string(),
    }),
  ),
}).openapi('MonthReview');

const linesOf = (lines: readonly ReviewLine[]) => [...lines];

function presentRow(review: MonthReview, seller: string): z.input<typeof RowAnswer> {
  const { sellerId, plan, lines, reviews } = review;
  const isReviewed = reviews.length > 0;
  return {
    sellerId,
    seller,
    planId: plan?.id ?? null,
    period: plan?.period ?? null,
    lines: linesOf(lines),
    behind: behindMost(lines)?.step ?? null,
    isReviewed,
    next: nextAct({ plan, lines, isReviewed }),
  };
}

async function presentReview(
  { nameOf }: ActionPlanDeps,
  review: SellerReview,
  seller: string,
): Promise<z.input<typeof ReviewAnswer>> {
  const { plan, month, days, revenue, weeks, reviews } = review;
  const figure = (value: string) => ({ value, unit: revenue?.currency ?? '', explain: null });
  return {
    ...presentRow(review, seller),
    month,
    state: plan && stateOf(plan),
    days,
    revenue: revenue && { planned: figure(revenue.planned), done: figure(revenue.done) },
    weeks: weeks.map(({ from, lines }) => ({ from, lines: linesOf(lines) })),
    reviews: await Promise.all(
      reviews.map(async ({ id, side, by, at, reasons, changes }) => ({
        id,
        side,
        by: await nameOf(by),
        at,
        reasons: [...reasons],
        changes,
      })),
    ),
  };
}

export function reviewRoutes(deps: ActionPlanDeps): Endpoint[] {
  return [...readingRoutes(deps), sayRoute(deps)];
}

function readingRoutes(deps: ActionPlanDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/action-plans/team-review',
      summary: 'A month of the plans of those whom one sees: who is behind on what, and what comes next',
      policy: whoReads,
      query: z.strictObject({ month: Month }),
      answer: z.array(RowAnswer),
      handle: async ({ caller: { scope }, query: { month } }) => {
        const read = await readTeamReview(deps, scope, month);
        if (!read.ok) return read;
        const names = await deps.personNames(organisationWide(scope));
        return ok(read.value.map((each) => presentRow(each, names.get(each.sellerId)?.name ?? '')));
      },
    }),
    endpoint({
      method: 'get',
      path: '/action-plans/review',
      summary: 'A month of a seller’s plan: planned, done, what came of it, week by week, and what was said',
      policy: whoReads,
      query: z.strictObject({ month: Month, seller: z.uuid().optional() }),
      answer: ReviewAnswer,
      handle: async ({ caller: { scope }, query: { month, seller } }) => {
        const sellerId = seller === undefined ? await deps.personOf(scope) : entityId(seller);
        if (sellerId === null) return refused('actions.seller_not_found');
        const read = await readReview(deps, scope, { sellerId, month });
        if (!read.ok) return read;
        const names = await deps.personNames(organisationWide(scope));
        return ok(await presentReview(deps, read.value, names.get(sellerId)?.name ?? ''));
      },
    }),
  ];
}

function sayRoute(deps: ActionPlanDeps): Endpoint {
  return endpoint({
    method: 'post',
    path: '/action-plans/{id}/reviews',
    summary: 'Write what a month of the plan tells, and what is to change',
    policy: whoPlans,
    params: z.object({ id: z.uuid() }),
    body: z.strictObject({
      month: Month,
      reasons: z.array(z.strictObject({ step: Step, reason: z.string().trim().min(3).max(1000) })).max(4),
      changes: z.string().trim().max(2000),
    }),
    answer: z.object({ done: z.literal(true) }),
    handle: async ({ caller: { scope }, params, body }) => {
      const said = await sayReview(deps, scope, params.id, body);
      return said.ok ? ok({ done: true as const }) : said;
    },
  });
}
