import { parsePlan } from '@cordee/engine-compensation';
import {
  civilCalendar,
  ok,
  periodByCode,
  periodsBetween,
  plainDate,
  refused,
  type Grain,
  type Result,
  type Scope,
} from '@cordee/kernel';
import type { Application } from '@cordee/server';

/** The periods of a plan that a text names: one code, or all from one to another, both included. */
export async function periodCodes(
  app: Application,
  scope: Scope,
  planCode: string,
  asked: string,
): Promise<Result<readonly string[]>> {
  const [first = '', last] = asked.split('..');
  if (last === undefined) return ok([first]);
  const ever = { ...scope, asOf: { ...scope.asOf, effective: plainDate('9999-12-31') } };
  const record = await app.plans.plan(ever, planCode);
  const plan = record && parsePlan(record.document);
  if (!plan?.ok) return refused('plans.plan_not_found', { plan: planCode });
  if (plan.value.calendar === civilCalendar.code) return civilCodes(plan.value.grain, first, last);
  const dated = (await app.quotas.periods(scope))
    .filter(({ calendar }) => calendar === plan.value.calendar)
    .map(({ code }) => code);
  const found = dated.filter((code) => code >= first && code <= last);
  return found.length > 0
    ? ok(found)
    : refused('payouts.period_not_found', { period: asked, calendar: plan.value.calendar });
}

function civilCodes(grain: Grain, first: string, last: string): Result<readonly string[]> {
  const [from, to] = [periodByCode(civilCalendar, first), periodByCode(civilCalendar, last)];
  if (!from.ok) return from;
  if (!to.ok) return to;
  return ok(periodsBetween(civilCalendar, grain, from.value.from, to.value.to).map(({ code }) => code));
}
