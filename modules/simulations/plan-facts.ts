// The facts of a plan over a stretch of time, read through the doors that a pay run reads them through.
import { planOverTime, type Plan, type PlanFacts, type PlanOverTime } from '@cordee/engine-compensation';
import {
  civilCalendar,
  compareDates,
  ok,
  periodByCode,
  periodsBetween,
  refused,
  type EntityId,
  type Period,
  type Result,
  type Scope,
} from '@cordee/kernel';
import { gatherInputs, planFactsOf, type PayeeName, type RunDeps } from '@cordee/modules/payouts';

export type FactDeps = Pick<
  RunDeps,
  'plans' | 'quotas' | 'sales' | 'fileNames' | 'payeeNames' | 'reporting' | 'company'
>;

type Asked = {
  /** The code under which payees hold the plan. */
  readonly planCode: string;
  readonly plan: Plan;
  readonly document: unknown;
  readonly period: string;
};

/**
 * The plan with what was sold in each of its own periods that lies wholly within the asked one, by whoever holds the plan
 * then. Refuses kernel.period_unknown and simulations.no_period_within.
 */
export async function gatherPlan(
  deps: FactDeps,
  scope: Scope,
  asked: Asked,
  names: ReadonlyMap<EntityId, PayeeName>,
): Promise<Result<PlanOverTime>> {
  const periods = await periodsWithin(deps, scope, asked);
  if (!periods.ok) return periods;
  const facts: PlanFacts[] = [];
  for (const { code } of periods.value) {
    const gathered = await gatherInputs(readingPlan(deps, asked), scope, asked.planCode, code, null);
    if (!gathered.ok) return gathered;
    const { payees, ...own } = planFactsOf(gathered.value);
    facts.push({ ...own, payees: payees.toSorted(byCode(names)) });
  }
  return ok(planOverTime(asked.plan, asked.document, eachSaleOnce(withAllReports(facts))));
}

/** Sales of all periods are credited together: whoever reported to whom in one of them is known in all. */
function withAllReports(periods: readonly PlanFacts[]): readonly PlanFacts[] {
  const found = periods.flatMap(({ crediting }) => crediting?.reports ?? []);
  const reports = [
    ...new Map(
      found.map((each) => [`${each.payee} ${each.manager} ${each.effectiveFrom.toString()}`, each]),
    ).values(),
  ];
  return reports.length === 0
    ? periods
    : periods.map((facts) => ({ ...facts, crediting: { ...facts.crediting, reports } }));
}

/** Periods of a plan to date read the same sales again: each counts once, and stays known as what others belong to. */
function eachSaleOnce(periods: readonly PlanFacts[]): readonly PlanFacts[] {
  const seen = new Set<string>();
  return periods.map((facts) => {
    const transactions = facts.transactions.filter(({ kind, place: { entity } }) => {
      const key = `${kind} ${entity}`;
      const isNew = entity === undefined || !seen.has(key);
      seen.add(key);
      return isNew;
    });
    if (transactions.length === facts.transactions.length) return facts;
    const originals = [...(facts.crediting?.originals ?? []), ...facts.transactions];
    const crediting = { ...facts.crediting, originals };
    return { ...facts, transactions, crediting };
  });
}

/** The same doors, where the plan of that code is the one that is tried. */
function readingPlan(deps: FactDeps, { planCode, document }: Asked): FactDeps {
  return {
    ...deps,
    plans: {
      ...deps.plans,
      plan: async (scope, code) => {
        const record = await deps.plans.plan(scope, code);
        return record && code === planCode ? { ...record, document } : record;
      },
    },
  };
}

async function periodsWithin(
  { quotas }: FactDeps,
  scope: Scope,
  { plan, period }: Asked,
): Promise<Result<readonly Period[]>> {
  const whole = periodByCode(civilCalendar, period);
  if (!whole.ok) return whole;
  const { from, to } = whole.value;
  const candidates =
    plan.calendar === civilCalendar.code
      ? periodsBetween(civilCalendar, plan.grain, from, to)
      : (await quotas.periods(scope)).filter(({ calendar }) => calendar === plan.calendar);
  const within = candidates.filter(
    (each) => compareDates(from, each.from) <= 0 && compareDates(each.to, to) <= 0,
  );
  return within.length === 0
    ? refused('simulations.no_period_within', { period, plan: plan.code })
    : ok(within);
}

function byCode(names: ReadonlyMap<EntityId, PayeeName>) {
  const codeOf = (payee: EntityId) => Buffer.from(names.get(payee)?.code ?? '');
  return (a: { readonly payee: EntityId }, b: { readonly payee: EntityId }) =>
    Buffer.compare(codeOf(a.payee), codeOf(b.payee));
}
