// What a seller does now, and why: what was planned, deals and accounts that wait for a word, and how far the week is.
import {
  compareDates,
  compareDecimals,
  decimal,
  plainDate,
  type EntityId,
  type PlainDate,
} from '@cordee/kernel';
import { ACTIVITY_KINDS, successOf, type ActivityKind, type NamedActivity } from './activity.ts';
import type { PlanContent } from './plan.ts';
import { daysBetween, type OpenDeal, type PortfolioAccount } from './portfolio.ts';

export const DAY_REASONS = ['planned', 'overdue', 'deal_quiet', 'account_due', 'deal_slow'] as const;
type DayReason = (typeof DAY_REASONS)[number];

export type DayItem = {
  readonly reason: DayReason;
  /** What to do: a call unless something else was planned. */
  readonly kind: ActivityKind;
  readonly activityId: string | null;
  readonly accountId: EntityId | null;
  readonly account: string | null;
  readonly dealId: EntityId | null;
  readonly deal: string | null;
  readonly stage: string | null;
  readonly amount: string | null;
  readonly currency: string | null;
  /** Days without contact, of age, or since the planned day; and how many are usual, where something is. */
  readonly days: number | null;
  readonly usualDays: number | null;
};

/** How far the week is: what the plan says, what is done, and how many of those led on. */
export type Pace = {
  readonly kind: ActivityKind;
  /** Null without a plan that says so. */
  readonly planned: string | null;
  readonly done: number;
  readonly succeeded: number;
  /** Planned for a day of this week that is still to come, or today. */
  readonly ahead: number;
};

export type DayFacts = {
  readonly today: PlainDate;
  /** Of the last days and those to come. */
  readonly activities: readonly NamedActivity[];
  readonly openDeals: readonly OpenDeal[];
  readonly portfolio: readonly PortfolioAccount[];
  readonly plan: PlanContent | null;
  readonly usualCycleDays: number | null;
};

/** Past these days without a word an open deal is quiet; the nearer to a decision, the sooner. */
const quietDays: Readonly<Record<string, number>> = { negotiation: 7, proposal: 10 };
const quietDaysElsewhere = 14;

/** What was planned first, then quiet deals and accounts that are due, the most at stake first, then deals that grow old. */
export function dayItems(facts: DayFacts): readonly DayItem[] {
  const planned = plannedItems(facts);
  const deals = facts.openDeals.flatMap((deal) => dealItem(deal, facts) ?? []);
  const taken = new Set([...planned, ...deals].map(({ accountId }) => accountId));
  const accounts = accountItems(facts).filter(({ accountId }) => !taken.has(accountId));
  const rank = ({ reason }: DayItem) => order.indexOf(reason);
  return [...planned, ...deals, ...accounts].toSorted(
    (a, b) => rank(a) - rank(b) || compareDecimals(decimal(b.amount ?? '0'), decimal(a.amount ?? '0')),
  );
}

const order: readonly DayReason[] = ['overdue', 'planned', 'deal_quiet', 'account_due', 'deal_slow'];

function plannedItems({ activities, today }: DayFacts): readonly DayItem[] {
  return activities.flatMap((each): readonly DayItem[] => {
    const { plannedOn, doneOn, id, kind, accountId, account, dealId, deal } = each;
    if (doneOn !== null || plannedOn === null) return [];
    const late = daysBetween(plainDate(plannedOn), today);
    if (late < 0) return [];
    return [
      {
        ...nothing,
        reason: late === 0 ? 'planned' : 'overdue',
        kind,
        activityId: id,
        accountId,
        account,
        dealId,
        deal,
        days: late,
      },
    ];
  });
}

const nothing = {
  activityId: null,
  accountId: null,
  account: null,
  dealId: null,
  deal: null,
  stage: null,
  amount: null,
  currency: null,
  days: null,
  usualDays: null,
};

function dealItem(deal: OpenDeal, { today, usualCycleDays, activities }: DayFacts): DayItem | null {
  const { id, code, accountId, account, stage, amount, currency, engagedOn, stageSince } = deal;
  if (activities.some((each) => each.dealId === id && each.doneOn === null)) return null;
  const about = {
    ...nothing,
    kind: 'call' as const,
    accountId,
    account,
    dealId: id,
    deal: code,
    stage,
    amount,
    currency,
  };
  const last = [deal.lastContactOn, stageSince, engagedOn]
    .filter((day) => day !== null)
    .toSorted()
    .at(-1);
  const silent = last === undefined ? null : daysBetween(plainDate(last), today);
  const usual = quietDays[stage] ?? quietDaysElsewhere;
  if (silent !== null && silent >= usual)
    return { ...about, reason: 'deal_quiet', days: silent, usualDays: usual };
  const age = engagedOn === null ? null : daysBetween(plainDate(engagedOn), today);
  if (age === null || usualCycleDays === null || age <= usualCycleDays) return null;
  return { ...about, reason: 'deal_slow', days: age, usualDays: usualCycleDays };
}

const daysOfYear = 365;

function accountItems({ today, plan, portfolio, activities }: DayFacts): readonly DayItem[] {
  const known = new Map(portfolio.map((each) => [each.id, each]));
  const planned = new Set(
    activities.filter(({ doneOn }) => doneOn === null).map(({ accountId }) => accountId),
  );
  return (plan?.accounts ?? []).flatMap(({ accountId, name, contactsPerYear }): readonly DayItem[] => {
    const usualDays = Math.max(1, Math.round(daysOfYear / contactsPerYear));
    const last = known.get(accountId)?.lastContactOn ?? null;
    const days = last === null ? null : daysBetween(plainDate(last), today);
    if (planned.has(accountId) || (days !== null && days < usualDays)) return [];
    return [{ ...nothing, reason: 'account_due', kind: 'call', accountId, account: name, days, usualDays }];
  });
}

/** Monday to Sunday around the day. */
export function weekAround(today: PlainDate): { readonly from: PlainDate; readonly to: PlainDate } {
  const from = today.subtract({ days: today.dayOfWeek - 1 });
  return { from, to: from.add({ days: 7 }) };
}

export function paceOf({ activities, plan, today }: DayFacts): readonly Pace[] {
  const { from, to } = weekAround(today);
  const isIn = (day: string | null): boolean =>
    day !== null && compareDates(plainDate(day), from) >= 0 && compareDates(plainDate(day), to) < 0;
  return ACTIVITY_KINDS.map((kind) => {
    const own = activities.filter((each) => each.kind === kind);
    const done = own.filter(({ doneOn }) => isIn(doneOn));
    return {
      kind,
      planned: plan?.perWeek[kind] ?? null,
      done: done.length,
      succeeded: done.filter(({ outcome }) => outcome === successOf(kind)).length,
      ahead: own.filter(({ doneOn, plannedOn }) => doneOn === null && isIn(plannedOn)).length,
    };
  });
}
