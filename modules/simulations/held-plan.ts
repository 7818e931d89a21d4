import { parsePlan, type Plan } from '@cordee/engine-compensation';
import {
  civilCalendar,
  isInPeriod,
  ok,
  periodByCode,
  periodContaining,
  refused,
  type EntityId,
  type Period,
  type Result,
  type Scope,
} from '@cordee/kernel';
import type { FactDeps } from './plan-facts.ts';

export type HeldPlan = { readonly plan: Plan; readonly period: Period };

/**
 * The plan that pays a payee on the scope's day, and the period of it that holds that day or bears the asked code.
 * Refuses simulations.no_plan_held, plans.plan_not_found, simulations.no_period_within.
 */
export async function heldPlan(
  deps: FactDeps,
  scope: Scope,
  payee: EntityId,
  periodCode: string | null,
): Promise<Result<HeldPlan>> {
  const day = scope.asOf.effective;
  const cells = (await deps.plans.assignments(scope)).filter((cell) => cell.payeeId === payee);
  const held = cells.findLast(({ effectiveFrom }) => effectiveFrom <= day.toString());
  if (!held || held.planCode === null) return refused('simulations.no_plan_held');
  const record = await deps.plans.plan(scope, held.planCode);
  if (!record) return refused('plans.plan_not_found', { plan: held.planCode });
  const parsed = parsePlan(record.document);
  if (!parsed.ok) return refused('plans.document_invalid', { plan: held.planCode });
  const period = await periodOf(deps, scope, parsed.value, periodCode);
  return period.ok ? ok({ plan: parsed.value, period: period.value }) : period;
}

async function periodOf(
  { quotas }: FactDeps,
  scope: Scope,
  plan: Plan,
  code: string | null,
): Promise<Result<Period>> {
  const day = scope.asOf.effective;
  if (plan.calendar === civilCalendar.code) {
    if (code !== null) return periodByCode(civilCalendar, code);
    const current = periodContaining(civilCalendar, plan.grain, day);
    return current ? ok(current) : noPeriod(plan, day.toString());
  }
  const own = (await quotas.periods(scope)).filter(({ calendar }) => calendar === plan.calendar);
  const found = own.find((each) => (code === null ? isInPeriod(each, day) : each.code === code));
  return found ? ok(found) : noPeriod(plan, code ?? day.toString());
}

function noPeriod(plan: Plan, period: string) {
  return refused('simulations.no_period_within', { period, plan: plan.code });
}
