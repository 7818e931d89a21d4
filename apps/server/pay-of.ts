import { compareDates, moneyText, sumMoney, type EntityId, type Scope } from '@cordee/kernel';
import type { DisputeStore } from '@cordee/modules/disputes';
import type { RunStore } from '@cordee/modules/payouts';
import type { PlanStore } from '@cordee/modules/plans';

type PayReads = {
  readonly store: RunStore;
  readonly plans: PlanStore;
  readonly disputes: Pick<DisputeStore, 'disputes'>;
  readonly payeeOf: (scope: Scope) => Promise<EntityId | null>;
};

/** Who reads a dispute at all; how far is in the scope. */
const disputeReaders = ['seller', 'manager', 'revops', 'finance'];
const disputesShown = 3;

/** The most pressing of those that wait for an answer. */
async function openDisputesOf({ disputes }: PayReads, scope: Scope) {
  if (!scope.roles.some((role) => disputeReaders.includes(role))) return [];
  const open = (await disputes.disputes(scope)).filter(({ outcome }) => outcome === null);
  return open
    .toSorted((a, b) => compareDates(a.dueOn, b.dueOn))
    .slice(0, disputesShown)
    .map(({ id, payee, dueOn }) => ({
      id,
      payee,
      dueOn,
      isLate: compareDates(scope.today, dueOn) > 0,
    }));
}

/** What a home says of pay: runs that wait for a second person, disputes, and the caller's own last statement. */
export async function payOf(reads: PayReads, scope: Scope) {
  const { store, plans, payeeOf } = reads;
  const openDisputes = await openDisputesOf(reads, scope);
  const runs = await store.runs(scope);
  const names = new Map((await plans.plans(scope)).map((plan) => [plan.code, plan.name]));
  const waiting = scope.people === 'all' ? runs.filter((run) => run.state === 'preview') : [];
  const waitingRuns = waiting.map(({ id, planCode, period }) => ({
    id,
    plan: names.get(planCode) ?? planCode,
    period: period.code,
  }));
  const personId = await payeeOf(scope);
  if (personId === null) return { personId, waitingRuns, openDisputes, lastStatement: null };
  for (const run of runs) {
    const own = await store.lines({ ...scope, people: [personId] }, run.id);
    if (own.length === 0) continue;
    const { currency } = run.total;
    const amount = moneyText(
      sumMoney(
        own.map((line) => line.payable),
        currency,
      ),
    );
    const lastStatement = { runId: run.id, payeeId: personId, period: run.period.code, amount, currency };
    return { personId, waitingRuns, openDisputes, lastStatement };
  }
  return { personId, waitingRuns, openDisputes, lastStatement: null };
}
