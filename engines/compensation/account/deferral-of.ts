import type { Accounting } from './accounting-field.ts';
import type { DeferralRule } from './deferral.ts';

/** How the plan spreads the cost of a component; null where it is an expense of its month. */
export function deferralOf(accounting: Accounting | null, component: string): DeferralRule | null {
  const rules = accounting?.deferral ?? [];
  const rule =
    rules.find((each) => each.component === component) ?? rules.find((each) => each.component === null);
  if (rule === undefined) return null;
  return { months: rule.months, atOnceAmount: rule.at_once_amount, atOnceMonths: rule.at_once_months };
}
