import { simulatePlan } from '@cordee/engine-compensation';
import { ok, type Result, type Scope } from '@cordee/kernel';
import { gatherBoth } from './both-plans.ts';
import type { FactDeps } from './plan-facts.ts';
import type { SimulationRequest } from './simulation.ts';
import type { SimulationStore } from './simulations-store.ts';
import { fingerprintOf, storedResult } from './stored-result.ts';

export type SimulationDeps = FactDeps & {
  readonly simulations: SimulationStore;
  readonly knownChange: (scope: Scope) => Promise<bigint>;
};
export type SimulationWatch = { progress(done: number, total: number): void; check(): void };

/** Replays a period under another plan and keeps what came out. Asked again with the same id, it is already there. */
export async function simulate(
  deps: SimulationDeps,
  scope: Scope,
  request: SimulationRequest,
  watch: SimulationWatch,
): Promise<Result<{ readonly simulationId: string; readonly fingerprint: string }>> {
  const known = await deps.knownChange(scope);
  const frozen = frozenAt(scope, known);
  const both = await gatherBoth(deps, frozen, request);
  if (!both.ok) return both;
  const { before, after, names } = both.value;
  const simulation = simulatePlan(before, after, names, (done, total) => {
    watch.check();
    watch.progress(done, total);
  });
  const fingerprint = fingerprintOf(simulation);
  await deps.simulations.keep(scope, {
    id: request.simulationId,
    name: request.name,
    planCode: request.planCode,
    period: request.period,
    branch: request.branch,
    knownChange: known,
    fingerprint,
    document: after.document,
    result: storedResult(simulation, after.plan.currency),
  });
  return ok({ simulationId: request.simulationId, fingerprint });
}

/** Everybody's facts up to a change. */
export function frozenAt(scope: Scope, change: bigint): Scope {
  return { ...scope, people: 'all', positions: 'all', asOf: { ...scope.asOf, change } };
}
