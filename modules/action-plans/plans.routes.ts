// Plans: who has one, what it says, how it is proposed and agreed on.
import { z } from '@hono/zod-openapi';
import { entityId, ok, refused, type Scope } from '@cordee/kernel';
import { endpoint, NullableFigure, type Endpoint } from '@cordee/platform/http';
import { askedOf, SetByHand, stepNames } from './equation.routes.ts';
import { inForce, sideOf, stateOf, type ActionPlan, type PlanVersion, type Side } from './plan.ts';
import { organisationWide, type ActionPlanDeps } from './plan-context.ts';
import { SUGGESTION_REASONS, suggestAccounts } from './portfolio.ts';
import { sees, whoPlans, whoReads } from './policy.ts';
import { agreePlan, findPlan, proposePlan } from './propose-plan.ts';

const nullable = z.string().nullable();
const SideName = z.enum(['seller', 'manager']);
const State = z.enum(['seller_awaited', 'manager_awaited', 'agreed']);
const PerStep = z
  .object({ call: z.string(), meeting: z.string(), proposal: z.string(), deal: z.string() })
  .partial();
const Expected = z.strictObject({
  call: z.string().trim().max(1000),
  meeting: z.string().trim().max(1000),
});
const Words = z.string().trim().max(4000);

const VersionAnswer = z
  .object({
    id: z.string(),
    side: SideName,
    by: z.string(),
    at: z.string(),
    agreedBy: nullable,
    agreedAt: nullable,
    revenue: z.string(),
    currency: z.string(),
    needed: PerStep,
    perWeek: PerStep,
    rates: PerStep,
    hours: PerStep,
    basket: z.string(),
    days: z.string(),
    daysWorked: z.string(),
    quota: nullable,
    accounts: z.array(
      z.object({ accountId: z.string(), name: z.string(), contactsPerYear: z.number().int() }),
    ),
    expected: z.object({ call: z.string(), meeting: z.string() }),
    means: z.string(),
    text: z.string(),
  })
  .openapi('ActionPlanVersion');

const PlanAnswer = z
  .object({
    id: z.string(),
    sellerId: z.string(),
    seller: z.string(),
    manager: z.string(),
    period: z.string(),
    side: SideName.nullable(),
    state: State,
    /** The version that the two last agreed on. */
    inForce: nullable,
    versions: z.array(VersionAnswer),
  })
  .openapi('ActionPlan');

const SuggestionAnswer = z
  .object({
    accountId: z.string(),
    name: z.string(),
    reason: z.enum(SUGGESTION_REASONS),
    amount: NullableFigure,
    openDeals: z.number().int(),
    daysSince: z.number().int().nullable(),
    daysUsual: z.number().int().nullable(),
    lastContactOn: nullable,
  })
  .openapi('AccountSuggestion');

export function planRoutes(deps: ActionPlanDeps): Endpoint[] {
  return [...readRoutes(deps), ...changeRoutes(deps)];
}

type Names = ReadonlyMap<string, { readonly name: string }>;

async function presentPlan(
  { nameOf }: ActionPlanDeps,
  plan: ActionPlan,
  side: Side | null,
  names: Names,
): Promise<z.input<typeof PlanAnswer>> {
  const { id, sellerId, managerId, period, versions } = plan;
  return {
    id,
    sellerId,
    seller: names.get(sellerId)?.name ?? '',
    manager: names.get(managerId)?.name ?? '',
    period,
    side,
    state: stateOf(plan),
    inForce: inForce(plan)?.id ?? null,
    versions: await Promise.all(versions.map((each) => presentVersion(each, nameOf))),
  };
}

async function presentVersion(
  { id, side, by, at, agreed, content }: PlanVersion,
  nameOf: ActionPlanDeps['nameOf'],
): Promise<z.input<typeof VersionAnswer>> {
  return {
    ...content,
    id,
    side,
    by: await nameOf(by),
    at,
    agreedBy: agreed && (await nameOf(agreed.by)),
    agreedAt: agreed && agreed.at,
    accounts: [...content.accounts],
  };
}

/** Names of people are read of the whole organisation: a plan names both of its two. */
const namesOf = async ({ personNames }: ActionPlanDeps, scope: Scope): Promise<Names> =>
  personNames(organisationWide(scope));

function readRoutes(deps: ActionPlanDeps): Endpoint[] {
  const { plans, activities, currencyOf, personOf } = deps;
  return [
    endpoint({
      method: 'get',
      path: '/action-plans',
      summary: 'Plans of the sellers whom one sees',
      policy: whoReads,
      query: z.strictObject({ seller: z.uuid().optional(), period: z.string().max(20).optional() }),
      answer: z.array(PlanAnswer),
      handle: async ({ caller: { scope }, query: { seller, period } }) => {
        const filter = { ...(seller ? { sellerId: entityId(seller) } : {}), ...(period ? { period } : {}) };
        const [found, names, person] = [
          await plans.plans(scope, filter),
          await namesOf(deps, scope),
          await personOf(scope),
        ];
        return ok(
          await Promise.all(found.map((plan) => presentPlan(deps, plan, sideOf(plan, person), names))),
        );
      },
    }),
    endpoint({
      method: 'get',
      path: '/action-plans/suggestions',
      summary: 'Accounts that a plan might be about, each with its reason',
      policy: whoReads,
      query: z.strictObject({ seller: z.uuid().optional() }),
      answer: z.array(SuggestionAnswer),
      handle: async ({ caller: { scope }, query: { seller } }) => {
        const sellerId = seller === undefined ? await personOf(scope) : entityId(seller);
        if (sellerId === null || !sees(scope, sellerId)) return refused('actions.seller_not_found');
        const currency = await currencyOf(scope.tenant);
        const accounts = await activities.portfolio(scope, sellerId, currency);
        return ok(
          suggestAccounts(accounts, scope.today).map(({ account, reason, amount, days }) => ({
            accountId: account.id,
            name: account.name,
            reason,
            amount: { value: amount, unit: currency, explain: null },
            openDeals: account.openDeals,
            daysSince: days && days.since,
            daysUsual: days && days.usual,
            lastContactOn: account.lastContactOn,
          })),
        );
      },
    }),
    endpoint({
      method: 'get',
      path: '/action-plans/{id}',
      summary: 'A plan and everything that was proposed for it',
      policy: whoReads,
      params: z.object({ id: z.uuid() }),
      answer: PlanAnswer,
      handle: async ({ caller: { scope }, params }) => {
        const found = await findPlan(deps, scope, params.id);
        if (!found.ok) return found;
        const { plan, side } = found.value;
        return ok(await presentPlan(deps, plan, side, await namesOf(deps, scope)));
      },
    }),
  ];
}

function changeRoutes(deps: ActionPlanDeps): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/action-plans',
      summary: 'Propose a plan for a seller and a period, or answer the other’s with another',
      policy: whoPlans,
      body: SetByHand.extend({
        seller: z.uuid().optional(),
        accounts: z
          .array(
            z.strictObject({
              accountId: z.uuid(),
              contactsPerYear: z.number().int().min(1).max(366),
            }),
          )
          .max(200)
          .default([]),
        expected: Expected,
        means: Words,
        text: Words,
        follows: z.uuid().nullable(),
      }),
      answer: z.object({ id: z.string() }),
      handle: async ({ caller: { scope }, body, locale }) => {
        const { accounts, expected, means, text, follows, ...set } = body;
        const asked = await askedOf(deps, scope, set);
        if (!asked.ok) return asked;
        const about = accounts.map((each) => ({ ...each, accountId: entityId(each.accountId) }));
        const proposed = { ...asked.value, accounts: about, expected, means, text, follows };
        return proposePlan(deps, scope, proposed, stepNames(locale));
      },
    }),
    endpoint({
      method: 'post',
      path: '/action-plans/{id}/agreement',
      summary: 'Agree to the plan that the other proposed last',
      policy: whoPlans,
      params: z.object({ id: z.uuid() }),
      body: z.strictObject({ versionId: z.uuid() }),
      answer: z.object({ done: z.literal(true) }),
      handle: async ({ caller: { scope }, params, body }) => {
        const agreed = await agreePlan(deps, scope, params.id, body.versionId);
        return agreed.ok ? ok({ done: true as const }) : agreed;
      },
    }),
  ];
}
