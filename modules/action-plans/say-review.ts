// One of the two writes what a month tells, and what is to change; the change itself is another version of the plan.
import { civilCalendar, periodByCode, refused, type Result, type Scope } from '@cordee/kernel';
import type { ActionPlanDeps } from './plan-context.ts';
import { findPlan } from './propose-plan.ts';
import { planOfMonth, type Review } from './review.ts';

export type SaidReview = Pick<Review, 'month' | 'reasons' | 'changes'>;

/** Refuses actions.plan_not_found, not_yours_forbidden, review_elsewhere, and kernel.period_unknown. */
export async function sayReview(
  deps: ActionPlanDeps,
  scope: Scope,
  id: string,
  said: SaidReview,
): Promise<Result<null>> {
  const found = await findPlan(deps, scope, id);
  if (!found.ok) return found;
  const { plan, side } = found.value;
  if (side === null) return refused('actions.not_yours_forbidden');
  const month = periodByCode(civilCalendar, said.month);
  if (!month.ok) return month;
  if (planOfMonth([plan], month.value) === null) return refused('actions.review_elsewhere');
  return deps.reviews.add(scope, plan, { id: deps.newId(), side, ...said });
}
