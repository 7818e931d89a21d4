import { civilCalendar, ok, refused, sumMoney, times } from '@cordee/kernel';
import type { Decimal, Money, Period, Result } from '@cordee/kernel';
import { PROBE, probePlan } from '../lint/probe-plan.ts';
import { isMoney } from '../measure/measure-unit.ts';
import type { PayeeTerm } from '../earn/payee-input.ts';
import type { Plan } from '../plan-format/plan.ts';

/** What somebody's pay for a quota depends on: the plan, own terms, and the quota of each of the plan's periods. */
export type QuotaCase = {
  readonly plan: Plan;
  readonly terms: readonly PayeeTerm[];
  /** Of the plan's own grain; the quota in the plan's currency, on the base that the plan measures. */
  readonly periods: readonly { readonly period: Period; readonly quota: Decimal }[];
  /** What the quota is of, such as `order_intake`. */
  readonly base: string;
};

/**
 * What the engine pays for selling a part of the quota in every period, each period by itself: 1 is all of it. A bonus of
 * 1,000 € at target in each of three months, at 1: 3,000 €. Refuses compensation.ladder_other_measures for a plan that
 * measures anything else, compensation.ladder_no_period without a period, and the issue of a part that cannot be
 * calculated for one payee alone, such as a rank.
 */
export function payAtAttainment(
  { plan, terms, periods, base }: QuotaCase,
  attainment: Decimal,
): Result<Money> {
  const isOther = plan.measures.some((each) => each.base !== base || !isMoney(each));
  if (isOther) return refused('compensation.ladder_other_measures');
  if (periods.length === 0 || plan.calendar !== civilCalendar.code)
    return refused('compensation.ladder_no_period');
  const paid: Money[] = [];
  for (const { period, quota } of periods) {
    const sold = plan.measures.map(({ code }) => [code, times(quota, attainment)] as const);
    const result = probePlan(plan, Object.fromEntries(sold), { ...PROBE, quota, terms, period });
    const [issue] = result.issues;
    if (issue !== undefined) return { ok: false, refusal: issue.refusal };
    paid.push(result.payable);
  }
  return ok(sumMoney(paid, plan.currency));
}
