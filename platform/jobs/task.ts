import type { Scope, TenantId } from '@cordee/kernel';
import type { Database, Reading } from '@cordee/platform/database';
import type { Queue } from './queue.ts';

export type TaskState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** Long work that a person can watch and cancel. `done` and `total` count `unit`. */
export type Task = {
  readonly id: string;
  readonly kind: string;
  readonly actor: string;
  readonly state: TaskState;
  readonly done: number;
  readonly total: number | null;
  readonly unit: string;
  readonly isCancelAsked: boolean;
  readonly input: unknown;
  readonly problem: unknown;
  readonly result: unknown;
  readonly queuedAt: string;
  readonly startedAt: string | null;
};

export type NewTask = {
  readonly id: string;
  readonly kind: string;
  readonly input: unknown;
  readonly unit?: string;
};

/** False where a task of that id is there already, whatever became of it. */
export async function enqueueTask(
  database: Database,
  queue: Queue,
  scope: Scope,
  task: NewTask,
): Promise<boolean> {
  return database.operate(scope.tenant, async (tx) => {
    const added = await tx.sql
      .insertInto('task')
      .values({
        tenant_id: scope.tenant,
        id: task.id,
        kind: task.kind,
        actor_id: scope.actor,
        input: JSON.stringify(task.input),
        state: 'queued',
        unit: task.unit ?? 'rows',
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows === 0n) return false;
    await queue.wake(tx.client, { tenant: scope.tenant, taskId: task.id });
    return true;
  });
}

export async function findTask(database: Database, tenant: TenantId, id: string): Promise<Task | undefined> {
  return database.operate(tenant, async (tx) => {
    const row = await taskRows(tx).where('id', '=', id).executeTakeFirst();
    return row && presented(row);
  });
}

export async function listTasks(
  database: Database,
  tenant: TenantId,
  states: readonly TaskState[],
): Promise<readonly Task[]> {
  return database.operate(tenant, async (tx) => {
    const rows = await taskRows(tx)
      .where('state', 'in', [...states])
      .orderBy('queued_at')
      .execute();
    return rows.map(presented);
  });
}

/** True when the task was still open: a queued one ends at once, a running one at its next look. */
export async function askCancel(database: Database, tenant: TenantId, id: string): Promise<boolean> {
  return database.operate(tenant, async (tx) => {
    const asked = await tx.sql
      .updateTable('task')
      .set((eb) => ({
        is_cancel_asked: true,
        state: eb.case().when('state', '=', 'queued').then('cancelled').else(eb.ref('state')).end(),
      }))
      .where('id', '=', id)
      .where('state', 'in', ['queued', 'running'])
      .executeTakeFirst();
    return asked.numUpdatedRows > 0n;
  });
}

function taskRows(tx: Reading) {
  return tx.sql.selectFrom('task').selectAll();
}

type TaskRow = Awaited<ReturnType<ReturnType<typeof taskRows>['execute']>>[number];

function presented(row: TaskRow): Task {
  return {
    id: row.id,
    kind: row.kind,
    actor: row.actor_id,
    state: row.state as TaskState, // the table's check constraint allows no other
    done: Number(row.done),
    total: row.total === null ? null : Number(row.total),
    unit: row.unit,
    isCancelAsked: row.is_cancel_asked,
    input: row.input,
    problem: row.problem,
    result: row.result,
    queuedAt: row.queued_at,
    startedAt: row.started_at,
  };
}
