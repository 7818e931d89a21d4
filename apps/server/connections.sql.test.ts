import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openClient } from '@cordee/platform/database';
import {
  openTestApplication,
  type TestApplication,
  type TestMember,
  type TestOrganisation,
} from './open-test-application.test-support.ts';

let app: TestApplication;
let house: TestOrganisation;
let revops: TestMember;
let foreign: TestApplication['owner'];
let server: Server;
let answerWith: (request: IncomingMessage, answer: ServerResponse, body: string) => void = () => undefined;
let asked: string[] = [];
let base = '';

beforeAll(async () => {
  app = await openTestApplication(null, { outboundAllowed: ['127.0.0.0/8', '::1'] });
  house = await app.openOrganisation('Connexions');
  revops = await house.addMember('revops');
  await house.bring(revops.scope, {
    kind: 'people',
    text: 'person_code;full_name;email\nS1;Anna Roc;anna@roc.example\n',
  });
  await app.owner.query('create database crm');
  foreign = await openClient({ ...app.connections.owner, database: 'crm' });
  await foreign.query(
    `create role reader login password 'reads'; create table deal (code text, owner text, stage text, amount numeric, changed timestamptz); grant select on deal to reader`,
  );
  server = createServer((request, answer) => {
    asked.push(`${request.method} ${request.url}`);
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => answerWith(request, answer, body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, 120_000);
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await foreign.end();
  await app.stop();
});

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await app.call({
    method,
    path,
    token: revops.token,
    ...(body === undefined ? {} : { body }),
  });
  const value = (await answer.json()) as T & { readonly code?: string };
  if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(value)}`);
  return value;
}

type LastRun = { readonly rows: number; readonly importId: string | null; readonly problem: string | null };

async function keep(connection: {
  connector: string;
  kind: string;
  settings: Record<string, string>;
  secret: string;
  name: string;
}): Promise<string> {
  return (await ask<{ id: string }>('POST', '/connections', connection)).id;
}

async function run(id: string): Promise<LastRun> {
  await ask('POST', `/connections/${id}/run`);
  await app.finishTasks(house.id);
  const { connections } = await ask<{ connections: { id: string; lastRun: LastRun }[] }>(
    'GET',
    '/connections',
  );
  const found = connections.find((each) => each.id === id);
  if (!found) throw new Error('no such connection');
  return found.lastRun;
}

const countsOf = async ({ importId }: LastRun) =>
  await ask<{ counts: Record<string, number>; bridge: { file: { value: string } } | null }>(
    'GET',
    `/imports/${importId}`,
  );

const databaseUrl = () => {
  const { host, port } = app.connections.owner;
  return `postgres://reader@${host?.startsWith('/') ? '127.0.0.1' : host}:${port}/crm`;
};

it('reads a foreign PostgreSQL, tries before it keeps anything, and asks the next time for what is new', async () => {
  await foreign.query(
    `insert into deal select 'D' || n, 'anna@roc.example', 'won', n + 0.25, timestamptz '2026-01-01' + n * interval '1 hour' from generate_series(1, 4500) n`,
  );
  const id = await keep({
    name: 'crm',
    connector: 'postgres',
    kind: 'deals',
    settings: {
      url: databaseUrl(),
      query: 'select code as deal_code, owner as seller, stage, amount, changed from deal;',
      cursor_field: 'changed',
    },
    secret: 'reads',
  });
  const tried = await ask<{ rows: unknown[]; columns: { column: string; field: string }[] }>(
    'POST',
    `/connections/${id}/try`,
  );
  expect(tried.rows.length).toBe(20);
  expect(tried.columns).toContainEqual({ column: 'amount', field: 'amount' });
  const first = await run(id);
  expect(first).toMatchObject({ rows: 4500, problem: null });
  expect(await countsOf(first)).toMatchObject({
    counts: { read: 4500, added: 4500, rejected: 0 },
    bridge: { file: { value: '10128375.00' } },
  });
  await foreign.query(
    `insert into deal values ('NEW', 'anna@roc.example', 'lost', 7.5, timestamptz '2026-12-01'); update deal set amount = 99.99, changed = '2026-12-02' where code = 'D1'`,
  );
  const second = await run(id);
  expect(second).toMatchObject({ rows: 3, problem: null });
  expect((await countsOf(second)).counts).toMatchObject({ read: 3, added: 1, changed: 1, unchanged: 1 });
});

it('says what the database refuses, writes nothing there, and leaves the cursor where it was', async () => {
  const settings = { url: databaseUrl(), query: 'delete from deal returning code as deal_code' };
  const id = await keep({ name: 'bad', connector: 'postgres', kind: 'deals', settings, secret: 'reads' });
  const refusedRun = await run(id);
  expect(refusedRun).toMatchObject({ rows: 0, importId: null });
  expect(refusedRun.problem).not.toBeNull();
  const { rows } = await foreign.query('select 1 from deal');
  expect(rows.length).toBe(4501);
  const wrong = await keep({
    name: 'wrong',
    connector: 'postgres',
    kind: 'deals',
    settings: { ...settings, query: 'select 1' },
    secret: 'reads',
  });
  expect((await run(wrong)).problem).toContain('deal_code');
});

const page = (answer: ServerResponse, items: readonly object[], next: string | null) =>
  answer.setHeader('content-type', 'application/json').end(JSON.stringify({ data: { items }, next }));

it('turns the pages of an HTTP source, waits when it is told to, and keeps every digit', async () => {
  asked = [];
  let isBusy = true;
  answerWith = (request, answer) => {
    if (request.headers.authorization !== 'Bearer token-1') return void answer.writeHead(401).end();
    if (isBusy) {
      isBusy = false;
      return void answer.writeHead(429, { 'retry-after': '0' }).end();
    }
    if (request.url?.includes('page=2'))
      return void page(
        answer,
        [
          {
            code: 'H3',
            owner: { email: 'anna@roc.example' },
            stage: 'won',
            amount: 3,
            updated: '2026-03-03',
          },
        ],
        null,
      );
    return void answer.end(
      `{"data":{"items":[{"code":"H1","owner":{"email":"anna@roc.example"},"stage":"won","amount":12345678901.1234,"updated":"2026-03-01"},{"code":"H2","owner":{"email":"x"},"stage":"won","amount":2,"updated":"2026-03-02"}]},"next":"/deals?page=2"}`,
    );
  };
  const settings = {
    url: `${base}/deals`,
    rows_at: 'data.items',
    next_at: 'next',
    cursor_field: 'updated',
    cursor_parameter: 'since',
  };
  const id = await keep({ name: 'rest', connector: 'http_json', kind: 'deals', settings, secret: 'token-1' });
  const first = await run(id);
  expect(first).toMatchObject({ rows: 3, problem: null });
  expect((await countsOf(first)).counts).toMatchObject({ read: 3, added: 3 });
  const exported = await (
    await app.call({ method: 'GET', path: '/exports/deals/csv', token: revops.token })
  ).text();
  expect(exported).toContain('12345678901,1234');
  await run(id);
  expect(asked.at(-2)).toBe('GET /deals?since=2026-03-03');
});

it.each([
  ['a token that is refused', (answer: ServerResponse) => answer.writeHead(401).end(), '401'],
  [
    'pages that go round in circles',
    (answer: ServerResponse) => page(answer, [{ code: 'R', owner: 'S1', stage: 'won' }], '/deals'),
    'page 1',
  ],
  [
    'a next page at another address',
    (answer: ServerResponse) =>
      page(answer, [{ code: 'E', owner: 'S1', stage: 'won' }], 'https://elsewhere.example/'),
    'elsewhere.example',
  ],
  ['an answer that is no JSON', (answer: ServerResponse) => answer.end('<html>'), 'JSON'],
  ['a list that is not there', (answer: ServerResponse) => answer.end('{"data":{}}'), 'data.items'],
  ['columns that went away', (answer: ServerResponse) => page(answer, [{ amount: 1 }], null), 'deal_code'],
])('brings in nothing of %s, and says it', async (name, respond, said) => {
  answerWith = (_request, answer) => void respond(answer);
  const settings = { url: `${base}/deals`, rows_at: 'data.items', next_at: 'next' };
  const id = await keep({ name, connector: 'http_json', kind: 'deals', settings, secret: '' });
  const outcome = await run(id);
  expect(outcome).toMatchObject({ rows: 0, importId: null });
  expect(outcome.problem).toContain(said);
});

const day = 86_400_000;
const stamp = (ms: number) => new Date(ms).toISOString().replaceAll(/[-:]|\.\d+/g, '');
const event = (uid: string, ms: number, ...more: readonly string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//t//',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${stamp(0)}`,
    `DTSTART:${stamp(ms)}`,
    ...more,
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n');

it('counts the meetings of a CalDAV calendar: held once, called off or deleted not at all', async () => {
  const now = Date.now();
  let events = [
    event('one', now - 3 * day),
    event('off', now - 2 * day, 'STATUS:CANCELLED'),
    event('weekly', now - 15 * day, 'RRULE:FREQ=WEEKLY'),
    event('tomorrow', now + day),
  ];
  answerWith = (request, answer, body) => {
    const isRight =
      request.method === 'REPORT' && request.headers.depth === '1' && body.includes('calendar-query');
    const isKnown =
      request.headers.authorization === `Basic ${Buffer.from('anna:secret').toString('base64')}`;
    if (!isRight || !isKnown) return void answer.writeHead(isKnown ? 400 : 401).end();
    const responses = events.map(
      (text, index) =>
        `<D:response><D:href>/anna/${index}.ics</D:href><D:propstat><D:prop><D:getetag>"${index}"</D:getetag><C:calendar-data>${text.replaceAll('&', '&amp;')}</C:calendar-data></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>`,
    );
    answer
      .writeHead(207, { 'content-type': 'application/xml' })
      .end(
        `<?xml version="1.0"?><D:multistatus xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">${responses.join('')}</D:multistatus>`,
      );
  };
  const settings = { url: `${base}/anna/`, user: 'anna', seller: 'S1', time_zone: 'Europe/Paris' };
  const id = await keep({
    name: 'agenda',
    connector: 'caldav',
    kind: 'transactions',
    settings,
    secret: 'secret',
  });
  expect(await run(id)).toMatchObject({ rows: 5, problem: null });
  const held = async () => {
    const text = await (
      await app.call({ method: 'GET', path: '/exports/transactions/jsonl', token: revops.token })
    ).text();
    const rows = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { transaction_code: string; amount: number });
    return { told: rows.length, held: rows.reduce((sum, { amount }) => sum + amount, 0) };
  };
  expect(await held()).toEqual({ told: 5, held: 4 });
  events = events.slice(1);
  const again = await run(id);
  expect((await countsOf(again)).counts).toMatchObject({ added: 0, changed: 1 });
  expect(await held()).toEqual({ told: 5, held: 3 });
});
