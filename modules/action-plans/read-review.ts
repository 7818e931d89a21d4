// Gathers a month of plans: of one seller with its weeks, or of everybody whom the scope sees.
import {
  civilCalendar,
  compareDates,
  decimalText,
  minus,
  ok,
  periodByCode,
  refused,
  type Decimal,
  type EntityId,
  type Period,
  type PlainDate,
  type Result,
  type Scope,
} from '@cordee/kernel';
import type { Window } from './activities-store.ts';
import { weekAround } from './my-day.ts';
import { inForce, type ActionPlan, type PlanContent } from './plan.ts';
import type { ActionPlanDeps } from './plan-context.ts';
import { sees } from './policy.ts';
import {
  planOfMonth,
  plannedRevenue,
  reviewLines,
  type Review,
  type ReviewLine,
  type Span,
} from './review.ts';
import type { SellerTried } from './tried-history.ts';
import { workedDays, type Away } from './worked-days.ts';

type ReviewedWeek = { readonly from: string; readonly lines: readonly ReviewLine[] };

export type MonthReview = {
  readonly sellerId: EntityId;
  readonly month: string;
  readonly plan: ActionPlan | null;
  readonly days: string;
  readonly lines: readonly ReviewLine[];
  readonly revenue: { readonly planned: string; readonly done: string; readonly currency: string } | null;
  readonly reviews: readonly Review[];
};

type Looking = { readonly month: Period; readonly today: PlainDate; readonly currency: string };

async function lookingAt(
  { currencyOf }: Pick<ActionPlanDeps, 'currencyOf'>,
  { tenant, today }: Scope,
  code: string,
): Promise<Result<Looking>> {
  const month = periodByCode(civilCalendar, code);
  if (!month.ok) return month;
  return ok({ month: month.value, today, currency: await currencyOf(tenant) });
}

/** Of every seller whom the scope sees, in the order of their names. Refuses kernel.period_unknown. */
export async function readTeamReview(
  deps: ActionPlanDeps,
  scope: Scope,
  code: string,
): Promise<Result<readonly MonthReview[]>> {
  const looking = await lookingAt(deps, scope, code);
  if (!looking.ok) return looking;
  const { month, currency } = looking.value;
  const tried = await deps.activities.tried(scope, month, currency);
  const plans = Map.groupBy(await deps.plans.plans(scope, {}), ({ sellerId }) => sellerId);
  const all = [...plans.values()].flat().map(({ id }) => id);
  const reviews = Map.groupBy(await deps.reviews.reviews(scope, all), ({ planId }) => planId);
  const found: MonthReview[] = [];
  for (const own of tried) {
    const plan = planOfMonth(plans.get(own.sellerId) ?? [], month);
    const said = plan === null ? [] : (reviews.get(plan.id) ?? []);
    found.push(await monthOf(deps, scope, looking.value, { own, plan, said }));
  }
  return ok(found);
}

export type SellerReview = MonthReview & { readonly weeks: readonly ReviewedWeek[] };

/** With the month week by week. Refuses kernel.period_unknown, and actions.seller_not_found to whoever does not see the seller. */
export async function readReview(
  deps: ActionPlanDeps,
  scope: Scope,
  { sellerId, month: code }: { readonly sellerId: EntityId; readonly month: string },
): Promise<Result<SellerReview>> {
  if (!sees(scope, sellerId)) return refused('actions.seller_not_found');
  const looking = await lookingAt(deps, scope, code);
  if (!looking.ok) return looking;
  const { month, currency } = looking.value;
  const narrow: Scope = { ...scope, people: [sellerId] };
  const [own] = await deps.activities.tried(narrow, month, currency);
  if (own === undefined) return refused('actions.seller_not_found');
  const plan = planOfMonth(await deps.plans.plans(narrow, { sellerId }), month);
  const said = plan === null ? [] : await deps.reviews.reviews(narrow, [plan.id]);
  const whole = await monthOf(deps, narrow, looking.value, { own, plan, said });
  const content = plan === null ? null : (inForce(plan)?.content ?? null);
  const weeks = content === null ? [] : await weeksOf(deps, narrow, looking.value, { own, content });
  return ok({ ...whole, weeks });
}

type Known = {
  readonly own: SellerTried;
  readonly plan: ActionPlan | null;
  readonly said: readonly Review[];
};

async function monthOf(
  { activities }: ActionPlanDeps,
  scope: Scope,
  { month, today, currency }: Looking,
  { own, plan, said }: Known,
): Promise<MonthReview> {
  const { sellerId, wonAmount } = own;
  const content = plan === null ? null : (inForce(plan)?.content ?? null);
  const reviews = said.filter((each) => each.month === month.code);
  const nothing = { sellerId, month: month.code, plan, days: '0', lines: [], revenue: null, reviews };
  if (content === null) return nothing;
  const span = spanOf(month, today, await activities.absences(scope, sellerId, month), own);
  const planned = plannedRevenue(content, span.days);
  return {
    ...nothing,
    days: decimalText(span.days),
    lines: reviewLines(content, span),
    revenue: { planned, done: decimalText(wonAmount), currency },
  };
}

function spanOf(window: Window, today: PlainDate, away: readonly Away[], tried: SellerTried | null): Span {
  const days = workedDays(window, away);
  // What is left of the span, today included, is not asked for yet.
  const left = compareDates(today, window.to) >= 0 ? null : laterOf(today, window.from);
  const ahead: Decimal | null = left && workedDays({ from: left, to: window.to }, away);
  return { days, daysToDate: ahead === null ? days : minus(days, ahead), tried };
}

const laterOf = (a: PlainDate, b: PlainDate): PlainDate => (compareDates(a, b) < 0 ? b : a);
const earlierOf = (a: PlainDate, b: PlainDate): PlainDate => (compareDates(a, b) < 0 ? a : b);

/** Weeks from Monday on, cut at both ends of the month. */
async function weeksOf(
  { activities }: ActionPlanDeps,
  scope: Scope,
  { month, today, currency }: Looking,
  { own: { sellerId }, content }: { readonly own: SellerTried; readonly content: PlanContent },
): Promise<readonly ReviewedWeek[]> {
  const away = await activities.absences(scope, sellerId, month);
  const weeks: ReviewedWeek[] = [];
  for (let { from, to } = weekAround(month.from); compareDates(from, month.to) < 0;) {
    const window = { from: laterOf(from, month.from), to: earlierOf(to, month.to) };
    const [tried] = await activities.tried(scope, window, currency);
    const span = spanOf(window, today, away, tried ?? null);
    weeks.push({ from: window.from.toString(), lines: reviewLines(content, span) });
    [from, to] = [to, to.add({ days: 7 })];
  }
  return weeks;
}
