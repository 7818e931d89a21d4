import {
  estimatePay,
  saleToEarn,
  type DealChange,
  type PayeeCase,
  type Transaction,
} from '@cordee/engine-compensation';
import {
  ok,
  refused,
  type Amount,
  type EntityId,
  type Money,
  type Period,
  type Result,
  type Scope,
} from '@cordee/kernel';
import { gatherInputs, planFactsOf, salesFor } from '@cordee/modules/payouts';
import { heldPlan } from './held-plan.ts';
import type { FactDeps } from './plan-facts.ts';
import { frozenAt } from './simulate.ts';

export type EstimateDeps = FactDeps & {
  readonly knownChange: (scope: Scope) => Promise<bigint>;
  readonly payeeOf: (scope: Scope) => Promise<EntityId | null>;
};

type EstimateRequest = {
  /** Null: whoever asks. */
  readonly payee: EntityId | null;
  /** Null: the period of today. */
  readonly period: string | null;
  readonly changes: readonly DealChange[];
  /** In minor units of the plan's currency. */
  readonly goal: ((currency: Money['currency']) => Money) | null;
};

type Opened = PayeeCase & {
  readonly period: Period;
  /** Those that may count for the payee: only they are told, and may be moved. */
  readonly sales: readonly Transaction[];
};
type Estimated = Extract<ReturnType<typeof estimatePay>, { ok: true }>['value'];

export type EstimateAnswer = {
  readonly own: Opened;
  readonly estimate: Estimated;
  readonly goal: Result<Amount> | null;
};

export type EstimateDesk = {
  estimate(scope: Scope, request: EstimateRequest): Promise<Result<EstimateAnswer>>;
};

/** How many payees' facts a process keeps: each is a few hundred sales at most. */
const KEPT_MAX = 200;

/**
 * What a seller would earn with other deals: own facts, the engine itself, nothing stored. The facts of a payee stay in
 * memory until anything is known that was not; a manager sees the own team, a seller nobody else. Refuses
 * simulations.payee_not_found for anyone out of sight.
 */
export function openEstimateDesk(deps: EstimateDeps): EstimateDesk {
  const kept = new Map<string, Promise<Result<Opened>>>();
  return {
    estimate: async (scope, request) => {
      const payee = await payeeIn(deps, scope, request.payee);
      if (payee === null) return refused('simulations.payee_not_found');
      const known = scope.asOf.change ?? (await deps.knownChange(scope));
      const key = [scope.tenant, payee, request.period, scope.asOf.effective, scope.branch, known].join(' ');
      const opening = kept.get(key) ?? openCase(deps, frozenAt(scope, known), payee, request.period);
      keep(kept, key, opening);
      const own = await opening;
      return own.ok ? answerOf(own.value, request) : own;
    },
  };
}

async function payeeIn(
  { payeeOf }: EstimateDeps,
  scope: Scope,
  asked: EntityId | null,
): Promise<EntityId | null> {
  const payee = asked ?? (await payeeOf(scope));
  if (payee === null || scope.people === 'all') return payee;
  return scope.people.includes(payee) ? payee : null;
}

function keep<T>(kept: Map<string, Promise<Result<T>>>, key: string, opening: Promise<Result<T>>): void {
  kept.delete(key);
  kept.set(key, opening);
  const [oldest] = kept.keys();
  if (kept.size > KEPT_MAX && oldest !== undefined) kept.delete(oldest);
  void opening.then(
    (opened) => opened.ok || kept.delete(key),
    () => kept.delete(key),
  );
}

async function openCase(
  deps: EstimateDeps,
  scope: Scope,
  payee: EntityId,
  periodCode: string | null,
): Promise<Result<Opened>> {
  const held = await heldPlan(deps, scope, payee, periodCode);
  if (!held.ok) return held;
  const gathered = await gatherInputs(deps, scope, held.value.plan.code, held.value.period.code, [payee]);
  if (!gathered.ok) return gathered;
  const { plan, period, payees } = gathered.value;
  if (payees.length === 0) return refused('simulations.no_plan_held');
  const [facts, sales] = [planFactsOf(gathered.value), salesFor(gathered.value, payee)];
  return ok({ plan, facts, sales, payee, period });
}

function answerOf(own: Opened, { changes, goal }: EstimateRequest): Result<EstimateAnswer> {
  const strange = saleOfOthers(own, changes);
  if (strange !== undefined) return refused('simulations.sale_not_found', { code: strange });
  const estimate = estimatePay(own, changes);
  if (!estimate.ok) return estimate;
  const wanted = goal && saleToEarn(own, changes, goal(own.plan.currency));
  return ok({ own, estimate: estimate.value, goal: wanted });
}

/** The first code that the plan reads and the payee may not touch. */
function saleOfOthers({ facts, sales }: Opened, changes: readonly DealChange[]): string | undefined {
  const known = new Set(sales.map(({ code }) => code));
  const named = changes.flatMap((each) => (each.change === 'add' ? [] : each.code));
  return named.find((code) => !known.has(code) && facts.transactions.some((each) => each.code === code));
}
