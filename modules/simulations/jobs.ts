import { ok, type Scope, type TenantId } from '@cordee/kernel';
import type { TaskHandlers } from '@cordee/platform/jobs';
import type { SimulationRequest } from './simulation.ts';
import { parallelRun, type ParallelRunDeps, type ParallelRunRequest } from './parallel-run.ts';
import { simulate, type SimulationDeps } from './simulate.ts';

export function simulationTasks(
  deps: SimulationDeps &
    ParallelRunDeps & {
      readonly scopeOf: (tenant: TenantId, actor: string) => Promise<Scope>;
      readonly pathOf: (tenant: TenantId, hash: string) => string;
    },
): TaskHandlers {
  return {
    simulate_plan: async ({ tenant, task, progress, check }) => {
      const request = task.input as SimulationRequest; // written by this module's own route
      const scope = await deps.scopeOf(tenant, task.actor);
      const done = await deps.simulations.simulation(scope, request.simulationId);
      if (done) return ok({ simulationId: done.id, fingerprint: done.fingerprint });
      return simulate(deps, scope, request, { progress, check });
    },
    parallel_run: async ({ tenant, task, check }) => {
      const request = task.input as ParallelRunRequest; // written by this module's own route
      const scope = await deps.scopeOf(tenant, task.actor);
      const done = await deps.parallelRuns.parallelRun(scope, request.id);
      if (done) return ok({ parallelRunId: done.id });
      const path = deps.pathOf(tenant, request.documentHash);
      const run = await parallelRun(deps, scope, { ...request, path }, check);
      return run.ok ? ok({ parallelRunId: request.id }) : run;
    },
  };
}
