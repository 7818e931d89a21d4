// Owners of accounts go back to the sales system: shown first, never over a colleague's change, and not twice.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApplication, type TestApplication } from './open-test-application.test-support.ts';
import {
  openHubspotOwners,
  openSalesforceOwners,
  type OwnerFixture,
} from './vendor-servers/owner-servers.test-support.ts';
import type { VendorServer } from './vendor-servers/strict-server.test-support.ts';

const vendors = [
  {
    connector: 'salesforce',
    open: openSalesforceOwners,
    idOf: (number: number) => `001${String(number).padStart(12, '0')}AAA`,
    settings: (url: string): Record<string, string> => ({ url, client_id: 'app' }),
    secret: 'secret',
    file: (record: string) => `Id,OwnerId\r\n${record},u-2\r\n`,
  },
  {
    connector: 'hubspot',
    open: openHubspotOwners,
    idOf: (number: number) => String(7_000_000 + number),
    settings: (url: string): Record<string, string> => ({ url }),
    secret: 'pat-eu1-0123',
    file: (record: string) => `Record ID,Company owner\r\n${record},anna@roc.example\r\n`,
  },
] as const;

let app: TestApplication;
beforeAll(async () => {
  app = await openTestApplication(null, { outboundAllowed: ['127.0.0.0/8'] });
}, 120_000);
afterAll(() => app.stop());

type Change = { record: string; owner: string | null; wanted: string; stamp: string; isSendable: boolean };
type Write = { record: string; outcome: string; problem: string | null };

/** A house with four accounts in the territory of Anna and one in that of Zoé, whom the vendor does not know. */
async function openHouse(vendor: (typeof vendors)[number], url: string) {
  const house = await app.openOrganisation(vendor.connector);
  const revops = await house.addMember('revops');
  await house.bring(revops.scope, {
    kind: 'people',
    text: 'person_code;full_name;email;position_title;team;role\nS1;Anna Roc;Anna@roc.example;Secteur 1;Ventes;seller\nS2;Zoé Sud;zoe@sud.example;Secteur 2;Ventes;seller\n',
  });
  const rows = [1, 2, 3, 4].map((number) => `${vendor.idOf(number)};Client ${number}`);
  await house.bring(revops.scope, { kind: 'accounts', text: `account_code;name\n${rows.join('\n')}\n` });
  async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const request = { method, path, token: revops.token, ...(body === undefined ? {} : { body }) };
    const answer = await app.call(request);
    if (answer.status !== 200) throw new Error(`${path}: ${await answer.text()}`);
    return (await answer.json()) as T; // the shape that the endpoint declares
  }
  const from = '2026-01-01';
  await ask('POST', '/territories/openings', { teamId: null, from });
  const { rows: drawn } = await app.owner.query<{ id: string; holder: string }>(
    `select t.entity_id as id, p.email as holder from territory t join position_holder h on h.entity_id = t.position_id join person p on p.entity_id = h.person_id where t.tenant_id = $1`,
    [house.id],
  );
  const { rows: accounts } = await app.owner.query<{ id: string; code: string }>(
    'select entity_id as id, code from account where tenant_id = $1 order by code',
    [house.id],
  );
  const give = (numbers: readonly number[], holder: string) =>
    ask('POST', '/territories/assignments', {
      accountIds: numbers.map((number) => accounts.find(({ code }) => code === vendor.idOf(number))?.id),
      territoryId: drawn.find((each) => each.holder.toLowerCase() === holder)?.id,
      isLocked: false,
      from,
    });
  await give([1, 2, 3], 'anna@roc.example');
  await give([4], 'zoe@sud.example');
  const { id } = await ask<{ id: string }>('POST', '/connections', {
    name: 'crm',
    connector: vendor.connector,
    kind: 'accounts',
    settings: vendor.settings(url),
    secret: vendor.secret,
  });
  const path = `/connections/${id}/owner-changes`;
  return {
    path,
    shown: async () => (await ask<{ changes: Change[] }>('GET', path)).changes,
    send: async (changes: readonly Change[]) => {
      const body = { changes: changes.map(({ record, stamp, wanted }) => ({ record, stamp, wanted })) };
      return (await ask<{ writes: Write[] }>('POST', path, body)).writes.map(({ outcome }) => outcome);
    },
    file: async () => (await app.call({ method: 'GET', path: `${path}/file`, token: revops.token })).text(),
    kept: async () =>
      (
        await app.owner.query<{ outcome: string }>(
          'select outcome from owner_write where connection_id = $1 order by change, record',
          [id],
        )
      ).rows.map(({ outcome }) => outcome),
  };
}

describe.each(vendors)('$connector', (vendor) => {
  const fixture: OwnerFixture = {
    accounts: [1, 2, 3, 4].map((number) => ({
      id: vendor.idOf(number),
      ownerId: number === 3 ? 'u-2' : 'u-1',
      changedMs: Date.parse('2026-03-01T10:00:00.250Z'),
    })),
    users: { 'u-1': 'bea@old.example', 'u-2': 'anna@roc.example' },
    writes: 0,
    before: null,
    failing: null,
  };
  let server: VendorServer;
  beforeAll(async () => {
    server = await vendor.open(fixture);
  });
  afterAll(() => server.stop());

  it('shows what it would send, sends it on demand, leaves a conflict alone, and writes nothing twice', async () => {
    const house = await openHouse(vendor, server.url);
    const first = await house.shown();
    expect(first.map(({ record, owner, wanted, isSendable }) => [record, owner, wanted, isSendable])).toEqual(
      [
        [vendor.idOf(1), 'bea@old.example', 'anna@roc.example', true],
        [vendor.idOf(2), 'bea@old.example', 'anna@roc.example', true],
        [vendor.idOf(4), 'bea@old.example', 'zoe@sud.example', false],
      ],
    );
    expect(fixture.writes).toBe(0);

    // A colleague changes the second one after it was shown.
    const second = fixture.accounts[1];
    if (second) second.changedMs += 1_000;
    expect(await house.send(first)).toEqual(['sent', 'conflict', 'failed']);
    expect(fixture.accounts.map(({ ownerId }) => ownerId)).toEqual(['u-2', 'u-1', 'u-2', 'u-1']);

    // The vendor is down for a while: nothing is lost, and what went through is not sent once more.
    fixture.failing = 503;
    const again = (await house.shown()).filter(({ isSendable }) => isSendable);
    expect(again.map(({ record }) => record)).toEqual([vendor.idOf(2)]);
    expect(await house.send([...first.slice(0, 1), ...again])).toEqual(['already', 'failed']);
    expect(await house.file()).toBe(vendor.file(vendor.idOf(2)));
    fixture.failing = null;
    expect(await house.send(again)).toEqual(['sent']);
    expect(await house.send(again)).toEqual(['already']);
    expect(fixture.writes).toBe(2);
    expect(await house.kept()).toEqual([
      'sent',
      'conflict',
      'failed',
      'already',
      'failed',
      'sent',
      'already',
    ]);
  });
});

it('leaves a record alone that Salesforce itself sees changed between the last look and the write', async () => {
  const [vendor] = vendors;
  const fixture: OwnerFixture = {
    accounts: [{ id: vendor.idOf(1), ownerId: 'u-1', changedMs: Date.parse('2026-03-01T10:00:00.250Z') }],
    users: { 'u-1': 'bea@old.example', 'u-2': 'anna@roc.example' },
    writes: 0,
    before: null,
    failing: null,
  };
  const server = await vendor.open(fixture);
  const house = await openHouse(vendor, server.url);
  const shown = await house.shown();
  fixture.before = () => {
    for (const account of fixture.accounts) account.changedMs += 5_000;
  };
  expect(await house.send(shown)).toEqual(['conflict']);
  expect(fixture.writes).toBe(0);
  server.stop();
});

it('knows no connection of another organisation, and no key that it did not ask for', async () => {
  const [vendor] = vendors;
  const house = await openHouse(vendor, 'http://127.0.0.1:9');
  const other = await (await app.openOrganisation('Ailleurs')).addMember('revops');
  const chosen = { record: vendor.idOf(1), stamp: '', wanted: 'anna@roc.example' };
  const tried = async (method: string, path: string, body?: unknown) => {
    const request = { method, path, token: other.token, ...(body === undefined ? {} : { body }) };
    return (await app.call(request)).status;
  };
  expect(await tried('GET', house.path)).toBe(404);
  expect(await tried('GET', `${house.path}/file`)).toBe(404);
  expect(await tried('POST', house.path, { changes: [chosen] })).toBe(404);
  expect(await tried('POST', house.path, { changes: [{ ...chosen, owner: 'me' }] })).toBe(400);
});
