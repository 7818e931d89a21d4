// The demo's action plan, made and looked at by its two, through the same doors as a user's.
import { plainDate, type EntityId, type Result, type Scope } from '@cordee/kernel';
import {
  agreePlan,
  proposePlan,
  sayActivity,
  sayReview,
  stepNames,
  type ActionPlanDeps,
} from '@cordee/modules/action-plans';
import type { PeopleStore } from '@cordee/modules/people';
import { PLANNED_TODAY, TOLD_PLAN } from './action-plans.ts';
import type { Company } from './company.ts';
import { demoScope, demoUser, instantOn } from './demo-scope.ts';
import { loadActivities } from './load-activities.ts';

type Doors = {
  readonly actionPlans: ActionPlanDeps;
  readonly people: PeopleStore;
  readonly setInstant: (tenant: Scope['tenant'], instant: string | null) => void;
};

type Pair = Readonly<Record<'seller' | 'manager', Scope>> & { readonly sellerId: EntityId };

/** What was said before a day, unless an earlier load did. */
export async function tellActionPlan(
  doors: Doors,
  company: Company,
  source: string,
  before: string,
): Promise<void> {
  const { agreedOn, review } = TOLD_PLAN;
  if (agreedOn >= before) return;
  const pair = await pairOf(doors, company);
  if (pair === null) return;
  const read = async () => (await doors.actionPlans.plans.plans(pair.seller, { sellerId: pair.sellerId }))[0];
  if ((await read()) === undefined) await agreeOnPlan(doors, company, source, pair);
  const plan = await read();
  if (review.on >= before || plan === undefined) return;
  if ((await doors.actionPlans.reviews.reviews(pair.seller, [plan.id])).length > 0) return;
  for (const side of ['seller', 'manager'] as const) {
    const scope = onDay(doors, pair[side], review.on);
    done(await sayReview(doors.actionPlans, scope, plan.id, { month: review.month, ...reviewBy(side) }));
  }
}

function reviewBy(side: 'seller' | 'manager') {
  const { reasons, changes } = TOLD_PLAN.review[side];
  return {
    reasons: Object.entries(reasons).map(([step, reason]) => ({
      step: step === 'call' ? ('call' as const) : ('meeting' as const),
      reason,
    })),
    changes,
  };
}

/** For the day that the demo opens; said once, with the plan there. */
export async function planToday(doors: Doors, company: Company): Promise<void> {
  const pair = await pairOf(doors, company);
  if (pair === null) return;
  const { today } = pair.seller;
  const known = await doors.actionPlans.activities.activities(pair.seller, {
    sellers: [pair.sellerId],
    from: today,
    to: today.add({ days: 1 }),
  });
  if (known.some(({ plannedOn }) => plannedOn !== null)) return;
  const accounts = await targets(doors, pair);
  for (const [index, { kind, note }] of PLANNED_TODAY.entries()) {
    const about = { accountId: accounts[index]?.id ?? null, dealId: null };
    const said = { kind, note, ...about, plannedOn: today.toString(), outcome: null };
    done(await sayActivity(doors.actionPlans, pair.seller, said));
  }
}

async function agreeOnPlan(doors: Doors, company: Company, source: string, pair: Pair): Promise<void> {
  const { period, proposedOn, agreedOn, contactsPerYear, expected, means, text } = TOLD_PLAN;
  await loadActivities(doors, company, source, { after: null, before: proposedOn });
  const accounts = (await targets(doors, pair)).map(({ id }) => ({ accountId: id, contactsPerYear }));
  const asked = {
    sellerId: pair.sellerId,
    period,
    asked: null,
    assumed: { rates: {}, basket: null, hours: {} },
  };
  const proposed = { ...asked, accounts, expected, means, text, follows: null };
  const seller = onDay(doors, pair.seller, proposedOn);
  const { id } = done(await proposePlan(doors.actionPlans, seller, proposed, stepNames(seller.locale)));
  const [plan] = await doors.actionPlans.plans.plans(seller, { id });
  const version = plan?.versions.at(-1)?.id ?? '';
  done(await agreePlan(doors.actionPlans, onDay(doors, pair.manager, agreedOn), id, version));
}

async function targets({ actionPlans }: Doors, { seller, sellerId }: Pair) {
  const all = await actionPlans.activities.portfolio(
    seller,
    sellerId,
    await actionPlans.currencyOf(seller.tenant),
  );
  return all.slice(0, TOLD_PLAN.accounts);
}

async function pairOf({ people }: Doors, company: Company): Promise<Pair | null> {
  const scope = demoScope(company, 'revops');
  const seller = company.users.find(({ key }) => key === TOLD_PLAN.user);
  const person = (await people.people(scope, {})).find(({ code }) => code === seller?.personCode);
  const manager = company.users.find(({ name }) => name === person?.manager);
  if (!seller || !person || !manager) return null;
  const acting = (role: 'seller' | 'manager', key: string): Scope => ({
    ...scope,
    actor: demoUser(key),
    roles: [role],
    people: [person.personId],
  });
  const two = { seller: acting('seller', seller.key), manager: acting('manager', manager.key) };
  return { ...two, sellerId: person.personId };
}

function onDay({ setInstant }: Doors, scope: Scope, day: string): Scope {
  setInstant(scope.tenant, instantOn(day));
  return { ...scope, today: plainDate(day), asOf: { effective: plainDate(day), change: null } };
}

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the demo's action plan was refused: ${result.refusal.code}`);
  return result.value;
}
