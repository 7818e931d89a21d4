import {
  calculatePlan,
  parsePlan,
  type EarnResult,
  type Plan,
  type PlanFacts,
} from '@cordee/engine-compensation';
import { ok, plainDate, refused, type EntityId, type Refusal, type Result, type Scope } from '@cordee/kernel';
import { gatherInputs, planFactsOf } from '@cordee/modules/payouts';
import type { EstimateDeps } from './estimate.ts';
import { heldPlan } from './held-plan.ts';
import type { FactDeps } from './plan-facts.ts';
import { frozenAt } from './simulate.ts';

type TrialRequest = {
  readonly document: unknown;
  readonly payee: EntityId;
  /** A period of the tried plan's calendar and grain. */
  readonly period: string;
};

export type Trial = {
  readonly plan: Plan;
  readonly tried: EarnResult;
  /** What the plan that the payee holds pays in the same period; null where it has no such period. */
  readonly held: { readonly plan: Plan; readonly result: EarnResult } | null;
};

type TrialAnswer =
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'calculated'; readonly trial: Trial };

type TrialDesk = { tryPlan(scope: Scope, request: TrialRequest): Promise<Result<TrialAnswer>> };

/** How many sellers' facts a process keeps. */
const KEPT_MAX = 50;
type Opened = { readonly facts: PlanFacts; readonly held: Trial['held'] };

/**
 * One seller's pay under a plan that is being written, beside what the held plan pays: own facts, the engine itself,
 * nothing stored. A document that is no plan yet answers with every refusal, each with its JSON path. Facts stay in
 * memory until anything new is known, so that the next keystroke only calculates. Refuses
 * simulations.payee_not_found and the refusals of a period.
 */
export function openTrialDesk(deps: EstimateDeps): TrialDesk {
  const kept = new Map<string, Promise<Result<Opened>>>();
  return {
    tryPlan: async (scope, { document, payee, period }) => {
      if (scope.people !== 'all' && !scope.people.includes(payee))
        return refused('simulations.payee_not_found');
      const parsed = parsePlan(document);
      if (!parsed.ok) return ok({ kind: 'refused', refusals: parsed.refusal });
      const plan = parsed.value;
      const known = scope.asOf.change ?? (await deps.knownChange(scope));
      const { code, currency, grain, calendar } = plan;
      const seen = [scope.tenant, payee, period, scope.asOf.effective, scope.branch, known];
      const key = [...seen, code, currency, grain, calendar, readsOf(document)].join(' ');
      const opening = kept.get(key) ?? open(deps, frozenAt(scope, known), { document, payee, period }, plan);
      keep(kept, key, opening);
      const opened = await opening;
      if (!opened.ok) return opened;
      const tried = payOf(plan, opened.value.facts, payee);
      return ok({ kind: 'calculated', trial: { plan, tried, held: opened.value.held } });
    },
  };
}

/** What a plan reads: while only its rates are typed, the facts stay. */
function readsOf(document: unknown): string {
  const written = document as Readonly<Record<string, unknown>>; // a document that was parsed is an object
  return JSON.stringify(
    ['measures', 'crediting', 'conversion', 'proration'].map((key) => written[key] ?? null),
  );
}

function keep(
  kept: Map<string, Promise<Result<Opened>>>,
  key: string,
  opening: Promise<Result<Opened>>,
): void {
  kept.delete(key);
  kept.set(key, opening);
  const [oldest] = kept.keys();
  if (kept.size > KEPT_MAX && oldest !== undefined) kept.delete(oldest);
  void opening.then(
    (opened) => opened.ok || kept.delete(key),
    () => kept.delete(key),
  );
}

async function open(
  deps: FactDeps,
  scope: Scope,
  { document, payee, period }: TrialRequest,
  plan: Plan,
): Promise<Result<Opened>> {
  const gathered = await gatherInputs(heldByPayee(deps, document, plan, payee), scope, plan.code, period, [
    payee,
  ]);
  if (!gathered.ok) return gathered;
  if (gathered.value.payees.length === 0) return refused('simulations.payee_not_found');
  const facts = planFactsOf(gathered.value);
  return ok({ facts, held: await payToday(deps, scope, payee, facts) });
}

/** The doors as they would answer if the payee had always held the tried plan. */
function heldByPayee(deps: FactDeps, document: unknown, plan: Plan, payee: EntityId): FactDeps {
  const { code, name, version } = plan;
  const record = { code, name, version, effectiveFrom: '1900-01-01', document, assigned: 1 };
  const cell = { payeeId: payee, effectiveFrom: '1900-01-01', planCode: code };
  return {
    ...deps,
    plans: { ...deps.plans, plan: async () => record, assignments: async () => [cell] },
  };
}

/** What the plan held on the last day pays, where it has the same period. */
async function payToday(
  deps: FactDeps,
  scope: Scope,
  payee: EntityId,
  { period }: PlanFacts,
): Promise<Trial['held']> {
  const lastDay = period.to.subtract({ days: 1 }).toString();
  const atEnd = { ...scope, asOf: { ...scope.asOf, effective: plainDate(lastDay) } };
  const held = await heldPlan(deps, atEnd, payee, period.code);
  if (!held.ok || held.value.plan.grain !== period.grain) return null;
  const { plan } = held.value;
  const gathered = await gatherInputs(deps, scope, plan.code, period.code, [payee]);
  if (!gathered.ok || gathered.value.payees.length === 0) return null;
  return { plan, result: payOf(plan, planFactsOf(gathered.value), payee) };
}

function payOf(plan: Plan, facts: PlanFacts, payee: EntityId): EarnResult {
  const result = calculatePlan(plan, facts).results.find((each) => each.payee === payee);
  if (result === undefined) throw new TypeError('the facts of a payee hold the payee');
  return result;
}
