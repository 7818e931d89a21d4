import { ok, type Scope, type TenantId } from '@cordee/kernel';
import type { TaskHandlers } from '@cordee/platform/jobs';
import type { SimulationRequest } from './simulation.ts';
import { simulate, type SimulationDeps } from './simulate.ts';

export function simulationTasks(
  deps: SimulationDeps & { readonly scopeOf: (tenant: TenantId, actor: string) => Promise<Scope> },
): TaskHandlers {
  return {
    simulate_plan: async ({ tenant, task, progress, check }) => {
      const request = task.input as SimulationRequest; // written by this module's own route
      const scope = await deps.scopeOf(tenant, task.actor);
      const done = await deps.simulations.simulation(scope, request.simulationId);
      if (done) return ok({ simulationId: done.id, fingerprint: done.fingerprint });
      return simulate(deps, scope, request, { progress, check });
    },
  };
}
