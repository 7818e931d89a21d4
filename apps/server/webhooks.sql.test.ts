import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  openTestApplication,
  type TestApplication,
  type TestMember,
  type TestOrganisation,
} from './open-test-application.test-support.ts';
import { openDelivery } from './outflow.ts';

type Received = { readonly headers: IncomingHttpHeaders; readonly body: string };

let app: TestApplication;
let house: TestOrganisation;
let revops: TestMember;
let server: Server;
let address = '';
let status = 200;
let received: Received[] = [];
let deliver: (tenant: TestOrganisation['id']) => Promise<number>;

beforeAll(async () => {
  app = await openTestApplication();
  house = await app.openOrganisation('Appels');
  revops = await house.addMember('revops');
  server = createServer((request, answer) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      answer.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  deliver = openDelivery({ ...app.config, outboundAllowed: ['127.0.0.1'] }, app.application);
}, 120_000);
afterAll(async () => {
  server.close();
  await app.stop();
});
beforeEach(() => {
  received = [];
  status = 200;
});

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await app.call({
    method,
    path,
    token: revops.token,
    ...(body === undefined ? {} : { body }),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}

const openHook = (causes: readonly string[] = [], url = address) =>
  ask<{ id: string; secret: string }>('POST', '/webhooks', { url, causes });

const stopHook = (id: string) => ask('PUT', `/webhooks/${id}/state`, { isOn: false });

type Told = {
  readonly change: string;
  readonly outcome: string;
  readonly attempt: number;
  readonly reason: string | null;
};
const callsOf = (id: string) => ask<readonly Told[]>('GET', `/webhooks/${id}/deliveries`);

async function write(code: string): Promise<void> {
  const brought = await house.bring(revops.scope, {
    kind: 'accounts',
    text: `account_code;name\n${code};${code}\n`,
  });
  if (!brought.ok) throw new Error(brought.refusal.code);
}

/** What a receiver does: it verifies the signature and its time. */
function isOurs({ headers, body }: Received, secret: string): boolean {
  const [, seconds = '', mac = ''] =
    /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['cordee-signature'])) ?? [];
  return mac === createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
}

it('calls with a signature what is written from then on, and only what it hears of', async () => {
  const all = await openHook();
  const few = await openHook(['payouts.run_locked', 'disputes']);
  await write('C1');
  expect(await deliver(house.id)).toBe(2);
  expect(received.every((call) => isOurs(call, all.secret))).toBe(true);
  expect(isOurs({ ...received[0]!, body: `${received[0]!.body} ` }, all.secret)).toBe(false);
  const told = received.map(({ body }) => JSON.parse(body) as Record<string, string>);
  expect(new Set(told.map(({ cause }) => cause))).toEqual(
    new Set(['imports.file_imported', 'webhooks.opened']),
  );
  expect(Object.keys(told[0] ?? {}).toSorted()).toEqual(['at', 'cause', 'change', 'id']);
  expect(received[0]?.headers['cordee-id']).toBe(told[0]?.['id']);
  expect(await callsOf(few.id)).toEqual([]);
  expect(await deliver(house.id)).toBe(0);
  await stopHook(all.id);
  await stopHook(few.id);
});

it('tries again later and later, parks, and is replayed under the same id', async () => {
  const hook = await openHook(['imports']);
  await write('C2');
  status = 503;
  for (let attempt = 1; attempt <= 8; attempt += 1) {
    expect(await deliver(house.id)).toBe(0);
    const [call] = await callsOf(hook.id);
    expect(call).toMatchObject({
      attempt,
      outcome: attempt === 8 ? 'parked' : 'waiting',
      reason: 'HTTP 503',
    });
    await app.owner.query(
      `update webhook_delivery set due_at = due_at - interval '1 day' where webhook_id = $1`,
      [hook.id],
    );
  }
  expect(await deliver(house.id)).toBe(0);
  expect(received.length).toBe(8);
  status = 204;
  expect(await ask('POST', `/webhooks/${hook.id}/replay`, {})).toEqual({ replayed: 1 });
  expect(await deliver(house.id)).toBe(1);
  expect(new Set(received.map(({ headers }) => headers['cordee-id'])).size).toBe(1);
  await stopHook(hook.id);
});

it('says nothing while it is stopped, and goes on with what is written afterwards', async () => {
  const hook = await openHook(['imports']);
  await stopHook(hook.id);
  await write('C3');
  await ask('PUT', `/webhooks/${hook.id}/state`, { isOn: true });
  await write('C4');
  expect(await deliver(house.id)).toBe(1);
  expect((await callsOf(hook.id)).length).toBe(1);
  await stopHook(hook.id);
});

it('reaches no private address unless it is allowed, and says why', async () => {
  const hook = await openHook(['imports']);
  await write('C5');
  const closed = openDelivery({ ...app.config, outboundAllowed: [] }, app.application);
  expect(await closed(house.id)).toBe(0);
  const [call] = await callsOf(hook.id);
  expect(call?.reason).toContain('CORDEE_OUTBOUND_ALLOW');
  expect(received).toEqual([]);
  await stopHook(hook.id);
});

it('keeps the secret sealed: no column of the database holds it', async () => {
  const { id, secret } = await openHook();
  const { rows } = await app.owner.query<{ row: string }>('select webhook::text as row from webhook');
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.some(({ row }) => row.includes(secret))).toBe(false);
  await stopHook(id);
});
