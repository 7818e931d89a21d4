import type { Scope } from '@cordee/kernel';
import { systemClock } from '@cordee/platform/clock';
import type { Database } from '@cordee/platform/database';
import { listTasks } from '@cordee/platform/jobs';

/** What waits or runs in the organisation, and for how long. */
export async function openTasks(database: Database, scope: Scope) {
  const now = Temporal.Instant.from(systemClock.now());
  const tasks = await listTasks(database, scope.tenant, ['queued', 'running']);
  return tasks.map((task) => {
    const minutes = now.since(Temporal.Instant.from(task.queuedAt)).total({ unit: 'minutes' });
    return { ...task, minutes: Math.max(0, Math.floor(minutes)) };
  });
}
