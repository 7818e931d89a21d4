import type { Money } from '@cordee/kernel';
import type { Plan } from '../plan-format/plan.ts';
import { countsTheSame, measurePeriods } from './measured-periods.ts';
import { openPaidPeriods, paidInOrder, payQuickly } from './pay-quickly.ts';
import type { PaidByPayee, PaidPeriods } from './pay-quickly.ts';
import type { PlanOverTime } from './simulate-plan.ts';

/** What moves while a slider moves: the total and who gains or loses, against the plan of today. */
export type WhatIf = {
  readonly costBefore: Money;
  readonly costAfter: Money;
  readonly winners: { readonly count: number; readonly sum: Money };
  readonly losers: { readonly count: number; readonly sum: Money };
  readonly issueCount: number;
};

type Paid = PaidByPayee['paid'];

/** Facts, measures and today's pay, kept in memory so that a changed rate only earns again. */
export type WhatIfSession = {
  readonly tried: PlanOverTime;
  readonly periods: PaidPeriods;
  readonly paidToday: Paid;
};

export function openWhatIf(before: PlanOverTime, after: PlanOverTime): WhatIfSession {
  const { paid: paidToday } = paidInOrder(before.plan, before.measured);
  return { tried: after, periods: openPaidPeriods(after.plan, after.measured), paidToday };
}

/** Whether the plan can be tried on what the session keeps: its periods are the same. */
export function fitsSession({ tried }: WhatIfSession, plan: Plan): boolean {
  const own = tried.plan;
  return own.calendar === plan.calendar && own.grain === plan.grain && own.currency === plan.currency;
}

/**
 * The pay of everyone under a changed plan. A plan that counts as the session's did is only earned again; one with other
 * measures is measured again, from the facts in memory.
 */
export function whatIf({ tried, periods, paidToday }: WhatIfSession, plan: Plan): WhatIf {
  const { paid, issueCount } = countsTheSame(tried.plan, plan)
    ? payQuickly(plan, periods)
    : paidInOrder(plan, measurePeriods(plan, tried.periods));
  const [gained, lost] = [tally(), tally()];
  for (const payee of new Set([...paidToday.keys(), ...paid.keys()])) {
    const change = (paid.get(payee) ?? 0n) - (paidToday.get(payee) ?? 0n);
    if (change > 0n) gained.add(change);
    if (change < 0n) lost.add(change);
  }
  const money = (minor: bigint): Money => ({ minor, currency: plan.currency });
  return {
    costBefore: money(sumOf(paidToday)),
    costAfter: money(sumOf(paid)),
    winners: { count: gained.count(), sum: money(gained.sum()) },
    losers: { count: lost.count(), sum: money(lost.sum()) },
    issueCount,
  };
}

function tally() {
  let [count, sum] = [0, 0n];
  return {
    add: (minor: bigint) => {
      count += 1;
      sum += minor;
    },
    count: () => count,
    sum: () => sum,
  };
}

function sumOf(paid: Paid): bigint {
  let sum = 0n;
  for (const minor of paid.values()) sum += minor;
  return sum;
}
