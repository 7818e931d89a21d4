import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openFence } from './fence.ts';
import { openOutbound } from './outbound.ts';

let server: Server;
let port = 0;
const seen: string[] = [];

beforeAll(async () => {
  server = createServer((request, answer) => {
    seen.push(`${request.method} ${request.url} ${request.headers.host}`);
    if (request.url === '/elsewhere') answer.writeHead(302, { location: '/landed' }).end();
    else if (request.url === '/large') answer.end('x'.repeat(5_000));
    else if (request.url !== '/silent') answer.end('here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const closed = openOutbound(openFence([]));
const open = openOutbound(openFence(['127.0.0.0/8']));

const dotted = [
  '127.0.0.1',
  '127.0.0.2',
  '127.1',
  '127.0.1',
  '127.255.255.254',
  '0177.0.0.1',
  '0x7f.0.0.1',
  '0x7f.1',
  '017700000001',
  '2130706433',
  '0x7f000001',
  '0',
  '0.0.0.0',
  '127.000.000.001',
  '１２７.0.0.1',
  '127。0。0。1',
  '0x7F.0x0.0x0.0x1',
  '127.0.0.1.',
  'localhost',
  'LOCALHOST',
  'localhost.',
  'LocalHost',
  '00.00.00.00',
  '0x0',
  '127.0x1',
];
const six = [
  '::1',
  '::',
  '0:0:0:0:0:0:0:1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '0000::0001',
  '::127.0.0.1',
  '64:ff9b::127.0.0.1',
  '64:ff9b:1::7f00:1',
  '2002:7f00:1::',
  'fe80::1',
  'fc00::1',
  'fd12:3456::1',
  'ff02::1',
  'fec0::1',
  '2001:db8::1',
  '2001::7f00:1',
  '::ffff:0:127.0.0.1',
  '100::1',
  '5f00::1',
];
const neighbours = [
  '10.0.0.1',
  '10.255.255.255',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '192.0.0.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '0xa9fea9fe',
  '2852039166',
  '3232235777',
  '0300.0250.1.1',
  '[::ffff:10.0.0.1]',
  '[::ffff:169.254.169.254]',
  '[::ffff:c0a8:0101]',
];
const spellings = [...dotted, ...six.map((address) => `[${address}]`), ...neighbours].flatMap((host) => [
  `http://${host}`,
  `https://${host}`,
]);

it(`refuses ${spellings.length} spellings of this machine and of private networks, and connects to none`, async () => {
  const before = seen.length;
  for (const spelling of spellings) {
    const url = `${spelling}:${port}/x`;
    const answer = await closed({ method: 'POST', url, body: '{}', timeoutMs: 2_000 });
    // A name that no resolver knows was connected to by nobody.
    const said = answer.ok ? 'connected' : `${answer.refusal.code} ${answer.refusal.args['reason'] ?? ''}`;
    expect(said, url).toMatch(/^outbound\.(address_closed |address_invalid |unreachable ENOTFOUND)$/);
  }
  expect(seen.length).toBe(before);
});

it.each([
  'ftp://example.org/',
  'file:///etc/passwd',
  'http://user:secret@example.org/',
  'not an address',
  'gopher://127.0.0.1',
])('takes %s for no address of the web', async (url) => {
  expect(await closed({ method: 'GET', url })).toMatchObject({
    ok: false,
    refusal: { code: 'outbound.address_invalid' },
  });
});

it('goes where the configuration allows it, follows no redirect, and gives up on too much and too late', async () => {
  const url = (path: string) => `http://127.0.0.1:${port}${path}`;
  expect(await open({ method: 'GET', url: url('/x') })).toMatchObject({
    ok: true,
    value: { status: 200, text: 'here' },
  });
  expect(await open({ method: 'GET', url: url('/elsewhere') })).toMatchObject({
    ok: true,
    value: { status: 302 },
  });
  expect(seen.some((line) => line.includes('/landed'))).toBe(false);
  expect(await open({ method: 'GET', url: url('/large'), bytesMax: 4_000 })).toMatchObject({
    ok: false,
    refusal: { code: 'outbound.answer_too_large' },
  });
  expect(await open({ method: 'GET', url: url('/silent'), timeoutMs: 200 })).toMatchObject({
    ok: false,
    refusal: { code: 'outbound.unreachable' },
  });
});

it('refuses a range that is none', () => {
  expect(() => openFence(['everywhere'])).toThrow('everywhere');
});
