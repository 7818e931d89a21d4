// A month of a plan, looked at by the two: planned, done, what came of it, and where it does not keep up.
import {
  civilCalendar,
  compareDates,
  compareDecimals,
  decimal,
  decimalText,
  dividedBy,
  minus,
  ONE,
  periodByCode,
  times,
  ZERO,
  type Decimal,
  type Period,
} from '@cordee/kernel';
import { inForce, stateOf, type ActionPlan, type PlanContent, type Side } from './plan.ts';
import { FUNNEL_STEPS, type FunnelStep, type SellerTried } from './tried-history.ts';

type ReviewReason = { readonly step: FunnelStep; readonly reason: string };

/** What one of the two wrote of a month; the other reads it beside the figures. */
export type Review = {
  readonly id: string;
  readonly month: string;
  readonly side: Side;
  readonly by: string;
  readonly at: string;
  readonly reasons: readonly ReviewReason[];
  readonly changes: string;
};

export type ReviewLine = {
  readonly step: FunnelStep;
  /** Of the whole span, in the share of the plan's worked days that it has. */
  readonly planned: string;
  /** As far as the span is over. */
  readonly plannedToDate: string;
  readonly done: number;
  /** How many led on to the next step; of sales, all. */
  readonly succeeded: number;
  /** At least one whole activity is missing. */
  readonly isBehind: boolean;
};

export type Span = {
  readonly days: Decimal;
  readonly daysToDate: Decimal;
  /** Null for whoever tried nothing that is known. */
  readonly tried: SellerTried | null;
};

/** Example: 120 calls in a quarter of 60 worked days are 40 in a month of 20, and 20 once ten of them are over. */
export function reviewLines(content: PlanContent, { days, daysToDate, tried }: Span): readonly ReviewLine[] {
  return FUNNEL_STEPS.flatMap((step): readonly ReviewLine[] => {
    const needed = content.needed[step];
    if (needed === undefined) return [];
    const { done, succeeded } = triedOf(step, tried);
    const plannedToDate = shareOf(needed, daysToDate, content);
    const short = minus(plannedToDate, decimal(String(done)));
    return [
      {
        step,
        planned: decimalText(shareOf(needed, days, content)),
        plannedToDate: decimalText(plannedToDate),
        done,
        succeeded,
        isBehind: compareDecimals(short, ONE) >= 0,
      },
    ];
  });
}

/** The plan's revenue for as many days, to the whole unit. */
export const plannedRevenue = (content: PlanContent, days: Decimal): string =>
  decimalText(partOf(content.revenue, days, content, 0));

const shareOf = (needed: string, days: Decimal, content: PlanContent): Decimal =>
  partOf(needed, days, content, 1);

function partOf(whole: string, days: Decimal, { daysWorked }: PlanContent, scale: number): Decimal {
  const all = decimal(daysWorked);
  if (compareDecimals(all, ZERO) <= 0) return ZERO;
  return dividedBy(times(decimal(whole), days), all, { scale, rounding: 'half-even' });
}

function triedOf(step: FunnelStep, tried: SellerTried | null) {
  if (tried === null) return { done: 0, succeeded: 0 };
  const { tries, successes } = step === 'deal' ? tried.proposal : tried[step];
  return step === 'deal' ? { done: successes, succeeded: successes } : { done: tries, succeeded: successes };
}

/** The step that keeps up least with its plan; the earlier one of two that do so equally. */
export function behindMost(lines: readonly ReviewLine[]): ReviewLine | null {
  const kept = ({ done, plannedToDate }: ReviewLine) =>
    dividedBy(decimal(String(done)), decimal(plannedToDate), { scale: 4, rounding: 'down' });
  const behind = lines.filter(({ isBehind }) => isBehind);
  return behind.toSorted((a, b) => compareDecimals(kept(a), kept(b)))[0] ?? null;
}

/** Of the plans that cover a month that one to look at: agreed on rather than not, then that of the shortest period. */
export function planOfMonth(plans: readonly ActionPlan[], month: Period): ActionPlan | null {
  const found = plans.flatMap((plan) => {
    const period = periodByCode(civilCalendar, plan.period);
    if (!period.ok) return [];
    const { from, to } = period.value;
    if (compareDates(from, month.from) > 0 || compareDates(to, month.to) < 0) return [];
    return [{ plan, days: from.until(to, { largestUnit: 'day' }).days }];
  });
  const rank = (plan: ActionPlan) => Number(inForce(plan) === null);
  return found.toSorted((a, b) => rank(a.plan) - rank(b.plan) || a.days - b.days)[0]?.plan ?? null;
}

export const NEXT_ACTS = ['make_plan', 'answer_plan', 'await_seller', 'review', 'none'] as const;
type NextAct = (typeof NEXT_ACTS)[number];

type Looked = {
  readonly plan: ActionPlan | null;
  readonly lines: readonly ReviewLine[];
  readonly isReviewed: boolean;
};

/** The one thing that a manager does next for a seller. */
export function nextAct({ plan, lines, isReviewed }: Looked): NextAct {
  if (plan === null) return 'make_plan';
  if (stateOf(plan) === 'manager_awaited') return 'answer_plan';
  if (inForce(plan) === null) return 'await_seller';
  return behindMost(lines) !== null && !isReviewed ? 'review' : 'none';
}
