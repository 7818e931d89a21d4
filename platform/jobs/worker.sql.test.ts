import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ok, refused, type Scope } from '@cordee/kernel';
import { newId } from '@cordee/platform/ids';
import { openTestApplication, type TestApplication } from '@cordee/server/test-application';
import { askCancel, enqueueTask, findTask } from './task.ts';
import type { Queue } from './queue.ts';
import { runTask, takeOverSilent, type TaskHandler } from './worker.ts';

let app: TestApplication;
let scope: Scope;
beforeAll(async () => {
  app = await openTestApplication();
  scope = (await (await app.openOrganisation('House')).addMember('revops')).scope;
});
afterAll(() => app.stop());

const asleep: Queue = {
  wake: async () => undefined,
  onWake: async () => undefined,
  stop: async () => undefined,
};
const quiet = () => undefined;
const database = () => app.application.database;
const found = (id: string) => findTask(database(), scope.tenant, id);

async function enqueued(): Promise<string> {
  const id = newId();
  await enqueueTask(database(), asleep, scope, { id, kind: 'work', input: { of: 3 } });
  return id;
}
const run = (id: string, work: TaskHandler, log: (text: string) => void = quiet) =>
  runTask(database(), scope.tenant, id, { work }, log);
const setHeartbeat = (id: string, ago: string) =>
  app.owner.query(`update task set heartbeat_at = now() - $2::interval where id = $1`, [id, ago]);

it('runs a task with what it was given, tells how far it is, and keeps what it came to', async () => {
  const id = await enqueued();
  expect(await found(id)).toMatchObject({ state: 'queued', actor: scope.actor, unit: 'rows' });
  let seen: unknown;
  await run(id, async ({ task, progress }) => {
    progress(2, 3);
    await sleep(700);
    seen = await found(id);
    return ok({ read: (task.input as { of: number }).of });
  });
  expect(seen).toMatchObject({ state: 'running', done: 2, total: 3 });
  expect(await found(id)).toMatchObject({ state: 'done', result: { read: 3 }, problem: null });
});

it('keeps a refusal as the task’s problem, and a bug as a sentence that leads to the log', async () => {
  const [refusedId, thrownId, unknownId] = [await enqueued(), await enqueued(), await enqueued()];
  await run(refusedId, async () => refused('imports.import_not_found'));
  expect(await found(refusedId)).toMatchObject({
    state: 'failed',
    problem: { code: 'imports.import_not_found' },
  });
  const said: string[] = [];
  await run(
    thrownId,
    async () => {
      throw new Error('a bug');
    },
    (text) => said.push(text),
  );
  expect(await found(thrownId)).toMatchObject({
    state: 'failed',
    problem: { code: 'platform.task_failed', args: { task: thrownId } },
  });
  expect(said.join()).toContain('a bug');
  await runTask(database(), scope.tenant, unknownId, {}, quiet);
  expect(await found(unknownId)).toMatchObject({ problem: { code: 'platform.task_kind_unknown' } });
});

it('ends a waiting task at once when it is cancelled, a running one at its next look', async () => {
  const [waiting, running] = [await enqueued(), await enqueued()];
  expect(await askCancel(database(), scope.tenant, waiting)).toBe(true);
  let ran = 0;
  await run(waiting, async () => ok((ran += 1)));
  expect([ran, (await found(waiting))?.state]).toEqual([0, 'cancelled']);
  await run(running, async ({ check }) => {
    await askCancel(database(), scope.tenant, running);
    for (let looks = 0; looks < 100; looks += 1) {
      check();
      await sleep(20);
    }
    return ok(null);
  });
  expect(await found(running)).toMatchObject({ state: 'cancelled', result: null });
  expect(await askCancel(database(), scope.tenant, running)).toBe(false);
});

it('is run by one of several workers that wake together, and not again when it is done', async () => {
  const id = await enqueued();
  let ran = 0;
  const work: TaskHandler = async () => ok((ran += 1));
  await Promise.all(Array.from({ length: 6 }, () => run(id, work)));
  await run(id, work);
  expect(ran).toBe(1);
});

it('is taken over when its worker has fallen silent, and not while its heart beats', async () => {
  const id = await enqueued();
  let attempts = 0;
  const work: TaskHandler = async () => ok((attempts += 1));
  await app.owner.query(`update task set state = 'running', attempt = 1 where id = $1`, [id]);
  await setHeartbeat(id, '2 seconds');
  await takeOverSilent(database(), scope.tenant, { work }, quiet);
  expect(attempts).toBe(0);
  await setHeartbeat(id, '11 seconds');
  await takeOverSilent(database(), scope.tenant, { work }, quiet);
  expect([attempts, (await found(id))?.state]).toEqual([1, 'done']);
});

it('lets a worker that starts take over what the one before it left a second ago', async () => {
  const id = await enqueued();
  await app.owner.query(`update task set state = 'running', attempt = 1 where id = $1`, [id]);
  await setHeartbeat(id, '2 seconds');
  await takeOverSilent(database(), scope.tenant, { work: async () => ok('again') }, quiet, {
    isTakenOver: true,
  });
  expect(await found(id)).toMatchObject({ state: 'done', result: 'again' });
});

it('lets a worker that lost its lease write nothing over its successor’s work', async () => {
  const id = await enqueued();
  let lateWasStopped = false;
  await run(id, async ({ check }) => {
    await setHeartbeat(id, '11 seconds');
    await run(id, async () => ok('the successor'));
    await sleep(700);
    try {
      check();
    } catch (stopped) {
      lateWasStopped = true;
      throw stopped;
    }
    return ok('the late one');
  });
  expect(lateWasStopped).toBe(true);
  expect(await found(id)).toMatchObject({ state: 'done', result: 'the successor' });
});
