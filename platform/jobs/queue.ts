// pg-boss only wakes work. What is to be done, how far it is and how it ended stand in the task's own row.
import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import { openClient, quoted, type Connection } from '@cordee/platform/database';

const queueName = 'wake';

type Wake = { readonly tenant: string; readonly taskId: string };

export type Queue = {
  /** Enqueued in the transaction of its cause: no task without its wake, no wake without its task. */
  wake(client: pg.ClientBase, wake: Wake): Promise<void>;
  onWake(handle: (wake: Wake) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
};

/** Makes the queue's own schema with the owner's rights, and lets the program use it. */
export async function installQueue(owner: Connection, programUser: string): Promise<void> {
  const boss = new PgBoss({ ...owner, supervise: false, schedule: false });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.createQueue(queueName, { retryLimit: 5, retryDelay: 2, expireInSeconds: 3600 });
  await boss.stop({ graceful: false });
  const client = await openClient(owner);
  try {
    for (const role of ['cordee_app', programUser]) {
      const name = quoted(role);
      await client.query(`grant usage on schema pgboss to ${name}; grant select, insert, update, delete on all tables in schema pgboss to ${name};
        grant execute on all functions in schema pgboss to ${name}; grant usage on all sequences in schema pgboss to ${name}`);
    }
  } finally {
    await client.end();
  }
}

export async function openQueue(app: Connection, log: (text: string) => void): Promise<Queue> {
  const boss = new PgBoss({
    ...app,
    migrate: false,
    createSchema: false,
    schedule: false,
    supervise: false,
    max: 3,
  });
  boss.on('error', (error) => log(`queue: ${error.message}`));
  await boss.start();
  return {
    wake: async (client, wake) => {
      const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
      await boss.send(queueName, wake, { db });
    },
    onWake: async (handle) => {
      await boss.work<Wake>(queueName, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async (jobs) => {
        for (const job of jobs) await handle(job.data);
      });
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  };
}
