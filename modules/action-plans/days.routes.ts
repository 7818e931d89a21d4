// My day: what to do now and why, and one press that says what came of it.
import { z } from '@hono/zod-openapi';
import { entityId, isInPeriod, ok, refused, civilCalendar, periodByCode, type Scope } from '@cordee/kernel';
import { BusinessDate, endpoint, NullableFigure, type Endpoint } from '@cordee/platform/http';
import { ACTIVITY_KINDS, ALL_OUTCOMES, type NamedActivity } from './activity.ts';
import { finishActivity, sayActivity, undoActivity } from './log-activity.ts';
import { DAY_REASONS, dayItems, paceOf, weekAround, type DayFacts, type DayItem } from './my-day.ts';
import { inForce, type PlanContent } from './plan.ts';
import { historyWindow, organisationWide, type ActionPlanDeps } from './plan-context.ts';
import { sees, whoActs, whoReads } from './policy.ts';

const nullable = z.string().nullable();
const Kind = z.enum(ACTIVITY_KINDS);
const OutcomeName = z.enum(ALL_OUTCOMES);
const Id = z.object({ id: z.uuid() });
const Done = z.object({ done: z.literal(true) });
const Note = z.string().trim().max(2000).nullable();

const ActivityAnswer = z
  .object({
    id: z.string(),
    kind: Kind,
    account: nullable,
    deal: nullable,
    plannedOn: nullable,
    doneOn: nullable,
    outcome: OutcomeName.nullable(),
    note: nullable,
  })
  .openapi('Activity');

const ItemAnswer = z
  .object({
    reason: z.enum(DAY_REASONS),
    kind: Kind,
    activityId: nullable,
    accountId: nullable,
    account: nullable,
    dealId: nullable,
    deal: nullable,
    stage: nullable,
    amount: NullableFigure,
    days: z.number().int().nullable(),
    usualDays: z.number().int().nullable(),
  })
  .openapi('DayItem');

const DayAnswer = z
  .object({
    date: z.string(),
    /** The period of the plan in force today. */
    plan: nullable,
    pace: z.array(
      z.object({
        kind: Kind,
        planned: nullable,
        done: z.number().int(),
        succeeded: z.number().int(),
        ahead: z.number().int(),
      }),
    ),
    items: z.array(ItemAnswer),
    /** How many more wait behind these. */
    more: z.number().int(),
    done: z.array(ActivityAnswer),
    ahead: z.array(ActivityAnswer),
  })
  .openapi('MyDay');

const itemsMax = 12;
const daysAhead = 14;
const daysBehind = 30;

export function dayRoutes(deps: ActionPlanDeps): Endpoint[] {
  return [dayRoute(deps), ...sayRoutes(deps)];
}

function dayRoute(deps: ActionPlanDeps): Endpoint {
  return endpoint({
    method: 'get',
    path: '/my-day',
    summary: 'What a seller does now, each with its reason, and how far the week is',
    policy: whoReads,
    query: z.strictObject({ seller: z.uuid().optional() }),
    answer: DayAnswer,
    handle: async ({ caller: { scope }, query: { seller } }) => {
      const sellerId = seller === undefined ? await deps.personOf(scope) : entityId(seller);
      if (sellerId === null || !sees(scope, sellerId)) return refused('actions.seller_not_found');
      const { facts, period } = await factsOf(deps, scope, sellerId);
      const [items, today] = [dayItems(facts), facts.today.toString()];
      return ok({
        date: today,
        plan: period,
        pace: [...paceOf(facts)],
        items: items.slice(0, itemsMax).map(presentItem),
        more: Math.max(0, items.length - itemsMax),
        done: facts.activities.filter(({ doneOn }) => doneOn === today).map(presentActivity),
        ahead: facts.activities
          .filter(({ doneOn, plannedOn }) => doneOn === null && plannedOn !== null && plannedOn > today)
          .map(presentActivity)
          .toReversed(),
      });
    },
  });
}

async function factsOf(
  deps: ActionPlanDeps,
  scope: Scope,
  sellerId: DayFacts['portfolio'][number]['id'],
): Promise<{ readonly facts: DayFacts; readonly period: string | null }> {
  const { activities, currencyOf } = deps;
  const { today } = scope;
  const week = weekAround(today);
  const window = { from: today.subtract({ days: daysBehind }), to: week.to.add({ days: daysAhead }) };
  const wide = organisationWide(scope);
  const { plan, period } = await planOn(deps, scope, sellerId, today);
  return {
    period,
    facts: {
      today,
      plan,
      activities: await activities.activities(scope, { ...window, sellers: [sellerId] }),
      openDeals: await activities.openDeals(scope, sellerId),
      portfolio:
        plan === null ? [] : await activities.portfolio(scope, sellerId, await currencyOf(scope.tenant)),
      usualCycleDays: await activities.usualCycleDays(wide, historyWindow({ to: today }, today)),
    },
  };
}

/** Of the plans in force on the day, that of the shortest period. */
async function planOn(
  { plans }: ActionPlanDeps,
  scope: Scope,
  sellerId: DayFacts['portfolio'][number]['id'],
  today: DayFacts['today'],
): Promise<{ readonly plan: PlanContent | null; readonly period: string | null }> {
  const found = (await plans.plans(scope, { sellerId })).flatMap((plan) => {
    const version = inForce(plan);
    const period = periodByCode(civilCalendar, plan.period);
    if (version === null || !period.ok || !isInPeriod(period.value, today)) return [];
    const { days } = period.value.from.until(period.value.to, { largestUnit: 'day' });
    return [{ plan: version.content, period: plan.period, days }];
  });
  return found.toSorted((a, b) => a.days - b.days)[0] ?? { plan: null, period: null };
}

function presentItem({ amount, currency, dealId, ...item }: DayItem): z.input<typeof ItemAnswer> {
  return {
    ...item,
    dealId,
    amount:
      amount === null || currency === null || dealId === null
        ? null
        : { value: amount, unit: currency, explain: `/explanations/deal/${dealId}` },
  };
}

function presentActivity({
  id,
  kind,
  account,
  deal,
  plannedOn,
  doneOn,
  outcome,
  note,
}: NamedActivity): z.input<typeof ActivityAnswer> {
  return { id, kind, account, deal, plannedOn, doneOn, outcome, note };
}

function sayRoutes(deps: ActionPlanDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/activities',
      summary: 'Plan an activity of one’s own for a day, or log one that was done today',
      policy: whoActs,
      body: z.strictObject({
        kind: Kind,
        accountId: z.uuid().nullable(),
        dealId: z.uuid().nullable(),
        note: Note,
        plannedOn: BusinessDate.nullable(),
        outcome: OutcomeName.nullable(),
      }),
      answer: z.object({ id: z.string() }),
      handle: async ({ caller: { scope }, body: { plannedOn, outcome, accountId, dealId, ...body } }) => {
        const about = {
          ...body,
          accountId: accountId === null ? null : entityId(accountId),
          dealId: dealId === null ? null : entityId(dealId),
        };
        if (plannedOn !== null && outcome === null)
          return sayActivity(deps, scope, { ...about, plannedOn, outcome });
        if (plannedOn === null && outcome !== null)
          return sayActivity(deps, scope, { ...about, plannedOn, outcome });
        return refused('actions.outcome_invalid');
      },
    }),
    endpoint({
      method: 'post',
      path: '/activities/{id}/outcome',
      summary: 'Say what came of a planned activity: it was done today',
      policy: whoActs,
      params: Id,
      body: z.strictObject({ outcome: OutcomeName, note: Note }),
      answer: Done,
      handle: async ({ caller: { scope }, params, body }) => {
        const finished = await finishActivity(deps, scope, params.id, body);
        return finished.ok ? ok({ done: true as const }) : finished;
      },
    }),
    endpoint({
      method: 'post',
      path: '/activities/{id}/undo',
      summary: 'Take back what was said of an activity',
      policy: whoActs,
      params: Id,
      answer: Done,
      handle: async ({ caller: { scope }, params }) => {
        const undone = await undoActivity(deps, scope, params.id);
        return undone.ok ? ok({ done: true as const }) : undone;
      },
    }),
  ];
}
