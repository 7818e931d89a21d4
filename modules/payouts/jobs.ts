import type { Scope, TenantId } from '@cordee/kernel';
import type { TaskHandlers } from '@cordee/platform/jobs';
import { calculateRun, type RunDeps, type RunRequest } from './run/calculate-run.ts';

export function payoutTasks(
  deps: RunDeps & { readonly scopeOf: (tenant: TenantId, actor: string) => Promise<Scope> },
): TaskHandlers {
  return {
    calculate_run: async ({ tenant, task, progress, check }) => {
      const request = task.input as RunRequest; // written by this module's own route
      const scope = await deps.scopeOf(tenant, task.actor);
      const existing = await deps.store.run(scope, request.runId);
      if (existing) return { ok: true, value: { runId: existing.id } };
      return calculateRun(deps, scope, request, { progress, check });
    },
  };
}
