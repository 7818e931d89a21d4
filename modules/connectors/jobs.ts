import { ok, refused, type Scope, type TenantId } from '@cordee/kernel';
import type { TaskHandlers } from '@cordee/platform/jobs';
import { runConnection, type ConnectionDeps } from './run-connection.ts';

export type ConnectionTaskDeps = ConnectionDeps & {
  readonly scopeOf: (tenant: TenantId, actor: string) => Promise<Scope>;
};

export function connectionTasks(deps: ConnectionTaskDeps): TaskHandlers {
  return {
    run_connection: async ({ tenant, task, progress, check }) => {
      const { connectionId } = task.input as { connectionId: string }; // written by this module's own route
      const scope = await deps.scopeOf(tenant, task.actor);
      const connection = await deps.store.find(scope, connectionId);
      if (!connection) return refused('connectors.connection_not_found');
      // Run again after a crash past its end, it finds the work done.
      if (await deps.store.wasRun(scope, task.id)) return ok({ connectionId });
      const watch = { check, progress: (rows: number) => progress(rows) };
      return runConnection(deps, scope, connection, { runId: task.id, watch });
    },
  };
}
