import { moneyText, sumMoney, type EntityId, type Scope } from '@cordee/kernel';
import type { RunStore } from '@cordee/modules/payouts';
import type { PlanStore } from '@cordee/modules/plans';

type PayReads = {
  readonly store: RunStore;
  readonly plans: PlanStore;
  readonly payeeOf: (scope: Scope) => Promise<EntityId | null>;
};

/** What a home says of pay: the runs that wait for a second person, and the caller's own last statement. */
export async function payOf({ store, plans, payeeOf }: PayReads, scope: Scope) {
  const runs = await store.runs(scope);
  const names = new Map((await plans.plans(scope)).map((plan) => [plan.code, plan.name]));
  const waiting = scope.people === 'all' ? runs.filter((run) => run.state === 'preview') : [];
  const waitingRuns = waiting.map(({ id, planCode, period }) => ({
    id,
    plan: names.get(planCode) ?? planCode,
    period: period.code,
  }));
  const personId = await payeeOf(scope);
  if (personId === null) return { personId, waitingRuns, lastStatement: null };
  for (const run of runs) {
    const own = (await store.lines(scope, run.id)).filter((line) => line.payeeId === personId);
    if (own.length === 0) continue;
    const { currency } = run.total;
    const amount = moneyText(
      sumMoney(
        own.map((line) => line.payable),
        currency,
      ),
    );
    const lastStatement = { runId: run.id, payeeId: personId, period: run.period.code, amount, currency };
    return { personId, waitingRuns, lastStatement };
  }
  return { personId, waitingRuns, lastStatement: null };
}
