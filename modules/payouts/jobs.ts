import type { Scope, TenantId } from '@cordee/kernel';
import type { TaskHandler, TaskHandlers } from '@cordee/platform/jobs';
import { calculateRun, type RunRequest } from './run/calculate-run.ts';
import { settleByTask, type SettlingDeps, type SettlingStep } from './settle/settling.ts';

type TaskDeps = SettlingDeps & { readonly scopeOf: (tenant: TenantId, actor: string) => Promise<Scope> };

export function payoutTasks(deps: TaskDeps): TaskHandlers {
  return {
    calculate_run: async ({ tenant, task, progress, check }) => {
      const request = task.input as RunRequest; // written by this module's own route
      const scope = await deps.scopeOf(tenant, task.actor);
      const existing = await deps.store.run(scope, request.runId);
      if (existing) return { ok: true, value: { runId: existing.id } };
      return calculateRun(deps, scope, request, { progress, check });
    },
    lock_run: settling(deps, 'lock'),
    void_run: settling(deps, 'void'),
  };
}

function settling(deps: TaskDeps, step: SettlingStep): TaskHandler {
  return async ({ tenant, task, progress, check }) => {
    const { runId } = task.input as { runId: string }; // written by this module's own routes
    const scope = await deps.scopeOf(tenant, task.actor);
    return settleByTask(deps, scope, { step, runId }, { progress, check });
  };
}
