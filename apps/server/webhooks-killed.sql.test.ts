import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  openTestApplication,
  type TestApplication,
  type TestMember,
  type TestOrganisation,
} from './open-test-application.test-support.ts';

const program = fileURLToPath(new URL('./call-until-killed.test-support.ts', import.meta.url));
let app: TestApplication;
let house: TestOrganisation;
let revops: TestMember;
let server: Server;
let address = '';
/** What a receiver keeps: how often each id came. */
const arrivals = new Map<string, number>();
let heard = () => undefined as void;

beforeAll(async () => {
  app = await openTestApplication();
  house = await app.openOrganisation('Coupures');
  revops = await house.addMember('revops');
  server = createServer((request, answer) => {
    const id = String(request.headers['cordee-id']);
    arrivals.set(id, (arrivals.get(id) ?? 0) + 1);
    heard();
    setTimeout(() => answer.end(), 5);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}, 120_000);
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await app.stop();
});

const changes = 40;
const kills = 5;

/** Lets a worker call until then, kills it, and takes what it had claimed for old: nobody waits a minute in a test. */
async function callUntil(then: () => Promise<unknown>): Promise<void> {
  const worker = spawn(process.execPath, [program, house.id], {
    env: { ...process.env, CORDEE_DATA: app.config.dataFolder, CORDEE_OUTBOUND_ALLOW: '127.0.0.1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(worker, 'exit');
  await Promise.race([ended, then()]);
  worker.kill('SIGKILL');
  await ended;
  await app.owner.query(
    `update webhook_delivery set tried_at = tried_at - interval '2 minutes' where outcome = 'sending'`,
  );
}

const calls = (count: number) =>
  new Promise<void>((resolve) => {
    let left = count;
    heard = () => {
      left -= 1;
      if (left === 0) resolve();
    };
  });

async function waitingCalls(): Promise<number> {
  const { rows } = await app.owner.query<{ count: string }>(
    `select count(*) as count from webhook_delivery where outcome <> 'delivered'`,
  );
  return Number(rows[0]?.count);
}

async function allDelivered(): Promise<void> {
  await expect.poll(waitingCalls, { timeout: 60_000 }).toBe(0);
}

it(`takes effect once for each of ${changes} changes by its id, though the worker is killed ${kills} times`, async () => {
  const body = { url: address, causes: ['imports'] };
  await app.call({ method: 'POST', path: '/webhooks', token: revops.token, body });
  for (let index = 0; index < changes; index += 1)
    await house.bring(revops.scope, { kind: 'accounts', text: `account_code;name\nC${index};N${index}\n` });
  // Amid the calls of one round, and amid those of the next, when some outcomes are written and others are not.
  for (let kill = 0; kill < kills; kill += 1) await callUntil(() => calls(3 + 4 * kill));
  await callUntil(allDelivered);
  expect(arrivals.size).toBe(changes);
  const again = [...arrivals.values()].filter((times) => times > 1).length;
  expect(again).toBeGreaterThan(0);
}, 180_000);
