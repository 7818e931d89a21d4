import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { callbackify } from 'node:util';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Scope } from '@cordee/kernel';
import { readConfig } from '@cordee/platform/config';
import { openTestApplication, type TestApplication } from '@cordee/server/test-application';
import { deliverPending } from './deliver-pending.ts';
import { queueMail, readMailbox } from './outbox.ts';

let app: TestApplication;
let scope: Scope;
let server: SMTPServer;
let url: string;
const received: { to: string[]; source: string }[] = [];
let answer: number | null = null;

beforeAll(async () => {
  app = await openTestApplication();
  scope = (await (await app.openOrganisation('House')).addMember('revops')).scope;
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const take = async () => {
        const source = await text(stream);
        if (answer !== null) throw Object.assign(new Error('not taken'), { responseCode: answer });
        received.push({ to: session.envelope.rcptTo.map((each) => each.address), source });
      };
      callbackify(take)(done);
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`; // it listens on a port, not a pipe
});
afterAll(async () => {
  server.close();
  await app.stop();
});
beforeEach(() => {
  received.length = 0;
  answer = null;
});

const database = () => app.application.database;
const queue = (subject: string, to = 'marie@example.test', body = 'Bonjour,\nvoici.') =>
  database().write(scope, { code: 'access.user_invited', detail: { email: to } }, async (tx) =>
    queueMail(tx, { to, subject, body }),
  );
const deliver = (to = url) =>
  deliverPending(database(), scope.tenant, { url: to, from: 'cordee@example.test' });
const outcomeOf = async (subject: string) =>
  (await readMailbox(database(), scope)).find((mail) => mail.subject === subject)?.outcome;

it('sends what waits once, also when two workers send at once', async () => {
  await queue('Une invitation à accepter');
  await queue('Another');
  expect(await outcomeOf('Another')).toBeNull();
  const sent = await Promise.all([deliver(), deliver()]);
  expect(sent[0] + sent[1]).toBe(2);
  expect(await deliver()).toBe(0);
  expect(received.map((mail) => mail.to)).toEqual([['marie@example.test'], ['marie@example.test']]);
  expect(received.some(({ source }) => source.includes('From: cordee@example.test'))).toBe(true);
  expect(await outcomeOf('Another')).toBe('sent');
});

it('keeps what a server could not take for later, and loses nothing when none answers', async () => {
  await queue('Later');
  expect(await deliver('smtp://127.0.0.1:1')).toBe(0);
  expect(await outcomeOf('Later')).toBe('waiting');
  answer = 451;
  expect(await deliver()).toBe(0);
  expect(await outcomeOf('Later')).toBe('waiting');
  answer = null;
  expect(await deliver()).toBe(1);
  expect([received.length, await outcomeOf('Later')]).toEqual([1, 'sent']);
});

it('does not insist where the server refuses for good', async () => {
  await queue('Never');
  answer = 550;
  await deliver();
  answer = null;
  expect(await deliver()).toBe(0);
  expect([received.length, await outcomeOf('Never')]).toEqual([0, 'refused: 550']);
});

it('never sends again what was claimed before a crash', async () => {
  await queue('Claimed');
  await app.owner.query(
    `insert into mail_delivery (tenant_id, message_id, outcome) select tenant_id, id, 'sending' from mail_message where subject = 'Claimed'`,
  );
  expect(await deliver()).toBe(0);
  expect(received).toEqual([]);
});

it('refuses a line break in a header, and queues nothing of its transaction', async () => {
  for (const [subject, to] of [
    ['Hello\r\nBcc: all@example.test', 'marie@example.test'],
    ['Hello', 'marie@example.test\nRCPT TO: all'],
  ] as const)
    await expect(queue(subject, to)).rejects.toThrow('line break');
  expect(await deliver()).toBe(0);
});

it('takes the server’s address from the environment', () => {
  expect(readConfig({}).smtpUrl).toBeNull();
  expect(readConfig({ CORDEE_SMTP_URL: url }).smtpUrl).toBe(url);
});
