// Runs tasks one at a time: claims the row, reports progress, stops when asked, and writes how it ended.
import type { Refusal, Result, TenantId } from '@cordee/kernel';
import type { Database } from '@cordee/platform/database';
import type { Queue } from './queue.ts';
import { findTask, type Task } from './task.ts';

/** Thrown by a handler's own look at `check()`: nothing of the handler's transaction remains. */
export class Cancelled extends Error {}

export type TaskContext = {
  readonly tenant: TenantId;
  readonly task: Task;
  readonly progress: (done: number, total?: number | null) => void;
  /** Throws `Cancelled` once a person has asked for it. */
  readonly check: () => void;
};

/** Effects must be idempotent: after a crash the same task runs again from its start. */
export type TaskHandler = (context: TaskContext) => Promise<Result<unknown>>;
export type TaskHandlers = Readonly<Record<string, TaskHandler>>;

const heartbeatMs = 300;

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
  const claimed = await claim(database, tenant, id, isTakenOver);
  const task = claimed ? await findTask(database, tenant, id) : undefined;
  if (!task) return;
  const handler = handlers[task.kind];
  if (!handler)
    return end(database, tenant, id, 'failed', {
      problem: { code: 'platform.task_kind_unknown', args: { kind: task.kind } },
    });
  const pulse = startPulse(database, tenant, id);
  try {
    const result = await handler({ tenant, task, progress: pulse.progress, check: pulse.check });
    await pulse.stop();
    await (result.ok
      ? end(database, tenant, id, 'done', { result: result.value })
      : end(database, tenant, id, 'failed', { problem: result.refusal satisfies Refusal }));
  } catch (error) {
    await pulse.stop();
    if (error instanceof Cancelled) return end(database, tenant, id, 'cancelled', {});
    log(`task ${task.kind} ${id} failed: ${error instanceof Error ? error.stack : String(error)}`);
    await end(database, tenant, id, 'failed', {
      problem: { code: 'platform.task_failed', args: { task: id } },
    });
  }
}

/** A task is claimed when it waits, when its worker has been silent for long, or by the worker that takes over at a start. */
async function claim(
  database: Database,
  tenant: TenantId,
  id: string,
  isTakenOver: boolean,
): Promise<boolean> {
  return database.operate(tenant, async (tx) => {
    const { rowCount } = await tx.client.query(
      `update task set state = 'running', attempt = attempt + 1, started_at = coalesce(started_at, now()), heartbeat_at = now()
       where id = $1 and (state = 'queued' or (state = 'running' and (heartbeat_at < now() - interval '10 seconds' or ($2 and heartbeat_at < now() - interval '1 second'))))`,
      [id, isTakenOver],
    );
    return rowCount === 1;
  });
}

function startPulse(database: Database, tenant: TenantId, id: string) {
  let latest = { done: 0, total: null as number | null };
  let isCancelAsked = false;
  let beating: Promise<void> = Promise.resolve();
  const beat = async () => {
    const asked = await database.operate(tenant, async (tx) => {
      const { rows } = await tx.client.query<{ is_cancel_asked: boolean }>(
        `update task set done = $2, total = coalesce($3, total), heartbeat_at = now() where id = $1 and state = 'running' returning is_cancel_asked`,
        [id, latest.done, latest.total],
      );
      return rows[0]?.is_cancel_asked ?? true;
    });
    isCancelAsked ||= asked;
  };
  const timer = setInterval(() => {
    beating = beating.then(beat).catch(() => undefined);
  }, heartbeatMs);
  return {
    progress: (done: number, total: number | null = null) => void (latest = { done, total }),
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
  tenant: TenantId,
  id: string,
  state: 'done' | 'failed' | 'cancelled',
  outcome: { result?: unknown; problem?: unknown },
): Promise<void> {
  await database.operate(tenant, async (tx) => {
    await tx.client.query(
      `update task set state = $2, result = $3, problem = $4, ended_at = now() where id = $1 and state = 'running'`,
      [id, state, JSON.stringify(outcome.result ?? null), JSON.stringify(outcome.problem ?? null)],
    );
  });
}
