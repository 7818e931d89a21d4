import type { Visitor } from '../open-seat.ts';
import { goToRoom } from './go-to-room.ts';

export type FirstPlan = {
  readonly name: string;
  readonly grain: string;
  readonly base: string;
  readonly percent: string;
  readonly from: string;
};

/** A percentage of what is sold, for everybody. */
export async function publishPlan(visitor: Visitor, plan: FirstPlan): Promise<void> {
  const { page, words } = visitor;
  await goToRoom(visitor, 'plans');
  await page.getByLabel(words('web.plan_name')).fill(plan.name);
  await page.getByLabel(words('web.plan_dates')).fill(plan.from);
  await page.getByLabel(words('web.plan_grain')).selectOption({ label: plan.grain });
  await page.getByLabel(words('web.rule_base')).selectOption({ label: plan.base });
  await page.getByLabel(words('web.plan_percent')).fill(plan.percent);
  await page.getByRole('button', { name: words('web.plan_create') }).click();
  await page.getByRole('link', { name: plan.name, exact: true }).waitFor();
}

/** A commission on orders, month by month. */
export function publishCommission(
  visitor: Visitor,
  plan: Pick<FirstPlan, 'name' | 'percent' | 'from'>,
): Promise<void> {
  const { words } = visitor;
  const [grain, base] = [words('web.plan_by_month'), words('compensation.base_order_intake')];
  return publishPlan(visitor, { ...plan, grain, base });
}
