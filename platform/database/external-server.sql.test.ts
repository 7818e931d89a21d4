// DATABASE_URL: the program on a server that it does not own, signed in as a login role that somebody else made.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '@cordee/platform/config';
import { openTestApplication, type TestApplication } from '@cordee/server/test-application';
import { openClient, type Connection } from './connection.ts';
import { startEmbeddedServer, type EmbeddedServer } from './embedded-server.ts';
import { connectDatabase } from './open.ts';

let folder: string;
let server: EmbeddedServer;
let admin: pg.Client;
let app: TestApplication;

const password = 'p@ss/word: äé';
const urlOf = (user: string, secret: string) =>
  `postgres://${user}:${encodeURIComponent(secret)}@127.0.0.1:${server.connection.port}/house`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cordee-external-'));
  server = await startEmbeddedServer(folder, () => undefined);
  admin = await openClient({ ...server.connection, database: 'postgres' });
  await admin.query(`create role house_app login password '${password}'`);
  await admin.query('create database house');
  const { externalDatabase } = readConfig({
    DATABASE_URL: urlOf('house_app', password),
    DATABASE_ADMIN_URL: urlOf(server.connection.user, server.connection.password),
  });
  app = await openTestApplication(externalDatabase);
});
afterAll(async () => {
  await app.stop();
  await admin.end();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const login = (): Connection => ({ ...server.connection, user: 'house_app', password, database: 'house' });

async function company(name: string) {
  const house = await app.openOrganisation(name);
  const member = await house.addMember('revops');
  const text = `account_code;name\nA1;Account of ${name}\n`;
  return { member, brought: await house.bring(member.scope, { kind: 'accounts', text }) };
}

it('imports and reads on a server of one’s own, each company its own rows', async () => {
  const [north, south] = [await company('North'), await company('South')];
  for (const { brought } of [north, south])
    expect(brought).toMatchObject({ ok: true, value: { counts: { added: 1 } } });
  const names = async (token: string) => {
    const answer = await app.call({ method: 'GET', path: '/accounts', token });
    return ((await answer.json()) as { rows: { name: string }[] }).rows.map((row) => row.name);
  };
  expect([await names(north.member.token), await names(south.member.token)]).toEqual([
    ['Account of North'],
    ['Account of South'],
  ]);
});

it('binds the working role to its tenant by row security, and shows it nothing without one', async () => {
  const { member } = await company('East');
  const client = await openClient(login());
  const seen = async (tenant: string) => {
    await client.query('begin');
    await client.query(
      `select set_config('role', 'cordee_app', true), set_config('cordee.tenant', $1, true)`,
      [tenant],
    );
    const { rows } = await client.query<{ name: string }>('select name from account order by name');
    await client.query('rollback');
    return rows.map((row) => row.name);
  };
  try {
    expect(await seen(member.scope.tenant)).toEqual(['Account of East']);
    expect(await seen('')).toEqual([]);
    await client.query('begin');
    await client.query(`set local role cordee_app`);
    await expect(client.query('delete from account')).rejects.toThrow('permission denied');
  } finally {
    await client.end();
  }
});

it('refuses to start as a superuser, past row security, or as the owner of the tables', async () => {
  const start = (user: string, secret: string) =>
    connectDatabase(
      { ...login(), user, password: secret },
      () => '',
      () => undefined,
      { sizeMax: 1 },
    );
  await expect(start(server.connection.user, server.connection.password)).rejects.toThrow('superuser');
  await admin.query(`create role house_bypass login bypassrls password 'x'`);
  await expect(start('house_bypass', 'x')).rejects.toThrow('BYPASSRLS');
  await admin.query(`create role house_owner login password 'x'`);
  const owner = await openClient({ ...server.connection, database: 'house' });
  await owner.query('create table of_the_owner (id integer)');
  await owner.query('alter table of_the_owner owner to house_owner');
  await owner.end();
  await expect(start('house_owner', 'x')).rejects.toThrow('owns the tables');
  const database = await connectDatabase(
    login(),
    () => '',
    () => undefined,
    { sizeMax: 1 },
  );
  await database.close();
});
