// Runs tasks one at a time: claims the row, reports progress, stops when asked, and writes how it ended.
import type { Refusal, Result, TenantId } from '@cordee/kernel';
import type { Database } from '@cordee/platform/database';
import type { Queue } from './queue.ts';
import { findTask, listTasks, type Task } from './task.ts';

/** Thrown by a handler's own look at `check()`: nothing of the handler's transaction remains. */
export class Cancelled extends Error {}

export type TaskContext = {
  readonly tenant: TenantId;
  readonly task: Task;
  /** `unit` when what is counted changes under way. */
  readonly progress: (done: number, total?: number | null, unit?: string) => void;
  /** Throws `Cancelled` once a person has asked for it. */
  readonly check: () => void;
};

/** Effects must be idempotent: after a crash the same task runs again from its start. */
export type TaskHandler = (context: TaskContext) => Promise<Result<unknown>>;
export type TaskHandlers = Readonly<Record<string, TaskHandler>>;

const heartbeatMs = 300;

/** The attempt is the lease: a worker that was taken for dead and comes back writes nothing over its successor's work. */
type Lease = { readonly tenant: TenantId; readonly id: string; readonly attempt: number };

export async function startWorker(
  database: Database,
  queue: Queue,
  handlers: TaskHandlers,
  log: (text: string) => void,
): Promise<void> {
  await queue.onWake(async ({ tenant, taskId }) =>
    runTask(database, tenant as TenantId, taskId, handlers, log),
  );
}

export async function runTask(
  database: Database,
  tenant: TenantId,
  id: string,
  handlers: TaskHandlers,
  log: (text: string) => void,
  { isTakenOver = false }: { readonly isTakenOver?: boolean } = {},
): Promise<void> {
  const attempt = await claim(database, tenant, id, isTakenOver);
  const task = attempt === null ? undefined : await findTask(database, tenant, id);
  if (attempt === null || !task) return;
  const lease: Lease = { tenant, id, attempt };
  const handler = handlers[task.kind];
  if (!handler)
    return end(database, lease, 'failed', {
      problem: { code: 'platform.task_kind_unknown', args: { kind: task.kind } },
    });
  const pulse = startPulse(database, lease);
  try {
    const result = await handler({ tenant, task, progress: pulse.progress, check: pulse.check });
    await pulse.stop();
    await (result.ok
      ? end(database, lease, 'done', { result: result.value })
      : end(database, lease, 'failed', { problem: result.refusal satisfies Refusal }));
  } catch (error) {
    await pulse.stop();
    if (error instanceof Cancelled) return end(database, lease, 'cancelled', {});
    log(`task ${task.kind} ${id} failed: ${error instanceof Error ? error.stack : String(error)}`);
    await end(database, lease, 'failed', {
      problem: { code: 'platform.task_failed', args: { task: id } },
    });
  }
}

/** Runs what nobody runs: tasks whose wake was lost, and those whose worker has fallen silent. Their effects are idempotent. */
export async function takeOverSilent(
  database: Database,
  tenant: TenantId,
  handlers: TaskHandlers,
  log: (text: string) => void,
  options: { readonly isTakenOver?: boolean } = {},
): Promise<void> {
  for (const { id } of await listTasks(database, tenant, ['queued', 'running']))
    await runTask(database, tenant, id, handlers, log, options);
}

/** A task is claimed when it waits, when its worker has been silent for long, or by the worker that takes over at a start. */
async function claim(
  database: Database,
  tenant: TenantId,
  id: string,
  isTakenOver: boolean,
): Promise<number | null> {
  return database.operate(tenant, async (tx) => {
    const { rows } = await tx.client.query<{ attempt: number }>(
      `update task set state = 'running', attempt = attempt + 1, started_at = coalesce(started_at, now()), heartbeat_at = now()
       where id = $1 and (state = 'queued' or (state = 'running' and (heartbeat_at < now() - interval '10 seconds' or ($2 and heartbeat_at < now() - interval '1 second'))))
       returning attempt`,
      [id, isTakenOver],
    );
    return rows[0]?.attempt ?? null;
  });
}

function startPulse(database: Database, { tenant, id, attempt }: Lease) {
  let latest = { done: 0, total: null as number | null, unit: null as string | null };
  let isCancelAsked = false;
  let beating: Promise<void> = Promise.resolve();
  const beat = async () => {
    const asked = await database.operate(tenant, async (tx) => {
      const { rows } = await tx.client.query<{ is_cancel_asked: boolean }>(
        `update task set done = $2, total = coalesce($3, total), unit = coalesce($5, unit), heartbeat_at = now()
         where id = $1 and state = 'running' and attempt = $4 returning is_cancel_asked`,
        [id, latest.done, latest.total, attempt, latest.unit],
      );
      return rows[0]?.is_cancel_asked ?? true;
    });
    isCancelAsked ||= asked;
  };
  const timer = setInterval(() => {
    beating = beating.then(beat).catch(() => undefined);
  }, heartbeatMs);
  return {
    progress: (done: number, total: number | null = null, unit: string | null = null) =>
      void (latest = { done, total, unit }),
    check: () => {
      if (isCancelAsked) throw new Cancelled();
    },
    stop: async () => {
      clearInterval(timer);
      await beating.then(beat).catch(() => undefined);
    },
  };
}

async function end(
  database: Database,
  { tenant, id, attempt }: Lease,
  state: 'done' | 'failed' | 'cancelled',
  outcome: { result?: unknown; problem?: unknown },
): Promise<void> {
  await database.operate(tenant, async (tx) => {
    await tx.client.query(
      `update task set state = $2, result = $3, problem = $4, ended_at = now() where id = $1 and state = 'running' and attempt = $5`,
      [id, state, JSON.stringify(outcome.result ?? null), JSON.stringify(outcome.problem ?? null), attempt],
    );
  });
}
