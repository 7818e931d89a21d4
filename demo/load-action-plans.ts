// The action plans of one team of the demo, each made and looked at by its two, through the same doors as a user's.
import {
  decimal,
  dividedBy,
  numberOf,
  plainDate,
  times,
  valueOf,
  type EntityId,
  type Result,
  type Scope,
} from '@cordee/kernel';
import {
  agreePlan,
  proposePlan,
  sayActivity,
  sayReview,
  solvePlan,
  stepNames,
  type ActionPlanDeps,
} from '@cordee/modules/action-plans';
import type { PeopleStore } from '@cordee/modules/people';
import { PLANNED_TODAY, TEAM_PLANS, TOLD_PLAN } from './action-plans.ts';
import type { Company } from './company.ts';
import { demoScope, demoUser, instantOn } from './demo-scope.ts';
import { loadActivities } from './load-activities.ts';
import { userOf } from './open-accounts.ts';

type Doors = {
  readonly actionPlans: ActionPlanDeps;
  readonly people: PeopleStore;
  readonly setInstant: (tenant: Scope['tenant'], instant: string | null) => void;
};

type Asking = Parameters<typeof solvePlan>[2];

type Pair = Readonly<Record<'seller' | 'manager', Scope>> & {
  readonly sellerId: EntityId;
  readonly words: Readonly<Record<'means' | 'text', string>>;
};

/** What was said before a day, unless an earlier load did. */
export async function tellActionPlans(
  doors: Doors,
  company: Company,
  source: string,
  before: string,
): Promise<void> {
  const { agreedOn, review } = TOLD_PLAN;
  if (agreedOn >= before) return;
  const [pair, ...others] = await pairsOf(doors, company);
  if (pair === undefined) return;
  const read = async ({ seller, sellerId }: Pair) =>
    (await doors.actionPlans.plans.plans(seller, { sellerId }))[0];
  if ((await read(pair)) === undefined) {
    await loadActivities(doors, company, source, { after: null, before: TOLD_PLAN.proposedOn });
    for (const each of [pair, ...others]) await agreeOnPlan(doors, each);
  }
  const plan = await read(pair);
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
  const [pair] = await pairsOf(doors, company);
  if (pair === undefined) return;
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

async function agreeOnPlan(doors: Doors, pair: Pair): Promise<void> {
  const { period, proposedOn, agreedOn, contactsPerYear, expected } = TOLD_PLAN;
  const accounts = (await targets(doors, pair)).map(({ id }) => ({ accountId: id, contactsPerYear }));
  const asked = {
    sellerId: pair.sellerId,
    period,
    asked: null,
    assumed: { rates: {}, basket: null, hours: {} },
  };
  const seller = onDay(doors, pair.seller, proposedOn);
  const fitting = { ...asked, asked: await askedOf(doors, seller, asked) };
  const proposed = { ...fitting, accounts, expected, ...pair.words, follows: null };
  const { id } = done(await proposePlan(doors.actionPlans, seller, proposed, stepNames(seller.locale)));
  const [plan] = await doors.actionPlans.plans.plans(seller, { id });
  const version = plan?.versions.at(-1)?.id ?? '';
  done(await agreePlan(doors.actionPlans, onDay(doors, pair.manager, agreedOn), id, version));
}

/** What the seller sells usually or is to sell; where its activities take more days than are worked, what they bring in. */
async function askedOf({ actionPlans }: Doors, seller: Scope, asked: Asking): Promise<Asking['asked']> {
  const { equation } = done(await solvePlan(actionPlans, seller, asked, stepNames(seller.locale)));
  const { revenue, days, daysWorked, refusal } = equation;
  if (refusal === null) return null;
  const hundreds = dividedBy(
    times(revenue.value, daysWorked),
    times(numberOf(valueOf(days)) ?? daysWorked, decimal('100')),
    {
      scale: 0,
      rounding: 'down',
    },
  );
  return { from: 'revenue', revenue: { ...revenue, value: times(hundreds, decimal('100')) } };
}

async function targets({ actionPlans }: Doors, { seller, sellerId }: Pair) {
  const all = await actionPlans.activities.portfolio(
    seller,
    sellerId,
    await actionPlans.currencyOf(seller.tenant),
  );
  return all.slice(0, TOLD_PLAN.accounts);
}

/** The seller whose plan is told first, then the others of the same manager. */
async function pairsOf({ people }: Doors, company: Company): Promise<readonly Pair[]> {
  const scope = demoScope(company, 'revops');
  const persons = await people.people(scope, {});
  const told = company.users.find(({ key }) => key === TOLD_PLAN.user);
  const first = persons.find(({ code }) => code === told?.personCode);
  const manager = company.users.find(({ name }) => name === first?.manager);
  if (first === undefined || manager === undefined) return [];
  const others = persons.filter((each) => each.manager === first.manager && each.personId !== first.personId);
  return [first, ...others].flatMap(({ personId, code }, index): readonly Pair[] => {
    const seller = userOf(company, code);
    if (seller?.role !== 'seller') return [];
    const acting = (role: 'seller' | 'manager', key: string): Scope => ({
      ...scope,
      actor: demoUser(key),
      roles: [role],
      people: [personId],
    });
    const words = index === 0 ? TOLD_PLAN : (TEAM_PLANS[index % TEAM_PLANS.length] ?? TOLD_PLAN);
    return [
      {
        seller: acting('seller', seller.key),
        manager: acting('manager', manager.key),
        sellerId: personId,
        words: { means: words.means, text: words.text },
      },
    ];
  });
}

function onDay({ setInstant }: Doors, scope: Scope, day: string): Scope {
  setInstant(scope.tenant, instantOn(day));
  return { ...scope, today: plainDate(day), asOf: { effective: plainDate(day), change: null } };
}

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the demo's action plan was refused: ${result.refusal.code}`);
  return result.value;
}
