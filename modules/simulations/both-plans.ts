import { parsePlan, planOverTime, type Plan, type PlanOverTime } from '@cordee/engine-compensation';
import {
  civilCalendar,
  ok,
  periodByCode,
  refused,
  type EntityId,
  type Result,
  type Scope,
} from '@cordee/kernel';
import { gatherPlan, type FactDeps } from './plan-facts.ts';
import type { SimulationRequest } from './simulation.ts';

/** The plan of today and the one that is tried, each over the same facts. */
export type BothPlans = {
  readonly before: PlanOverTime;
  readonly after: PlanOverTime;
  readonly names: ReadonlyMap<EntityId, string>;
};

/**
 * Reads both plans and everything that they pay on, as known at the scope's change. Refuses plans.plan_not_found, the
 * first refusal of a document that is no plan, simulations.currency_differs.
 */
export async function gatherBoth(
  deps: FactDeps,
  scope: Scope,
  request: Omit<SimulationRequest, 'simulationId' | 'name'>,
): Promise<Result<BothPlans>> {
  const today = await planOn(deps, { ...scope, branch: 0 }, request);
  if (!today.ok) return today;
  const tried =
    request.document === null
      ? await planOn(deps, { ...scope, branch: request.branch }, request)
      : read(request.document);
  if (!tried.ok) return tried;
  const [own, other] = [today.value.plan, tried.value.plan];
  if (own.currency !== other.currency)
    return refused('simulations.currency_differs', { before: own.currency, after: other.currency });
  const names = await deps.payeeNames(scope);
  const asked = { planCode: request.planCode, period: request.period };
  const before = await gatherPlan(deps, { ...scope, branch: 0 }, { ...asked, ...today.value }, names);
  if (!before.ok) return before;
  const after = readsTheSame(own, other, request.branch)
    ? ok(planOverTime(other, tried.value.document, before.value.periods))
    : await gatherPlan(deps, { ...scope, branch: request.branch }, { ...asked, ...tried.value }, names);
  if (!after.ok) return after;
  return ok({
    before: before.value,
    after: after.value,
    names: new Map([...names].map(([id, { name }]) => [id, name])),
  });
}

/** Live, with periods of the same calendar and length, both plans pay on the very same facts: they are read once. */
function readsTheSame(a: Plan, b: Plan, branch: number): boolean {
  return branch === 0 && a.calendar === b.calendar && a.grain === b.grain;
}

export type Written = { readonly plan: Plan; readonly document: unknown };

/** The version in force on the last day of the period. */
export async function planOn(
  { plans }: FactDeps,
  scope: Scope,
  { planCode, period }: Pick<SimulationRequest, 'planCode' | 'period'>,
): Promise<Result<Written>> {
  const whole = periodByCode(civilCalendar, period);
  if (!whole.ok) return whole;
  const effective = whole.value.to.subtract({ days: 1 });
  const record = await plans.plan({ ...scope, asOf: { ...scope.asOf, effective } }, planCode);
  return record ? read(record.document) : refused('plans.plan_not_found', { plan: planCode });
}

/** A document as a plan; of many refusals the first is told. */
export function read(document: unknown): Result<Written> {
  const parsed = parsePlan(document);
  if (parsed.ok) return ok({ plan: parsed.value, document });
  const [first] = parsed.refusal;
  return first ? { ok: false, refusal: first } : refused('plans.document_invalid', { plan: '' });
}
