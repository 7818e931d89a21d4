// Each vendor's connector against a strict server in the vendor's place, through twelve faults: nothing lost, nothing twice.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Refusal } from '@cordee/kernel';
import { refusalSentence } from '@cordee/platform/http';
import {
  openTestApplication,
  type TestApplication,
  type TestMember,
  type TestOrganisation,
} from './open-test-application.test-support.ts';
import {
  dynamicsId,
  dynamicsSecret,
  dynamicsSettings,
  openDynamicsServer,
} from './vendor-servers/dynamics-server.test-support.ts';
import {
  hubspotId,
  hubspotSecret,
  hubspotSettings,
  openHubspotServer,
} from './vendor-servers/hubspot-server.test-support.ts';
import {
  odooId,
  odooSecret,
  odooSettings,
  openOdooServer,
} from './vendor-servers/odoo-server.test-support.ts';
import {
  pipedriveId,
  pipedriveSecret,
  pipedriveSettings,
  openPipedriveServer,
} from './vendor-servers/pipedrive-server.test-support.ts';
import {
  openSalesforceServer,
  salesforceId,
  salesforceSecret,
  salesforceSettings,
} from './vendor-servers/salesforce-server.test-support.ts';
import {
  vendorFaults,
  type FixtureDeal,
  type VendorFault,
  type VendorServer,
} from './vendor-servers/strict-server.test-support.ts';

type Outcome = 'passes' | `connectors.${string}` | `outbound.${string}`;

const outcomes: Readonly<Record<VendorFault, Outcome>> = {
  too_many_calls: 'passes',
  token_expired: 'passes',
  access_refused: 'connectors.sign_in_refused',
  day_spent: 'connectors.day_spent',
  server_down: 'connectors.busy',
  cut_off: 'outbound.unreachable',
  page_repeated: 'connectors.page_repeated',
  page_lost: 'connectors.page_lost',
  record_twice: 'passes',
  record_deleted: 'passes',
  field_renamed: 'connectors.field_missing',
  clock_skew: 'passes',
};

type TriedVendor = {
  readonly connector: string;
  readonly open: () => Promise<VendorServer>;
  readonly settings: (url: string) => Record<string, string>;
  readonly secret: string;
  readonly idOf: (number: number) => string;
  /** The stage that a deal which is still open has. */
  readonly openStage: string;
  /** Where this vendor cannot be like the others. */
  readonly otherwise?: Partial<Record<VendorFault, Outcome>>;
};

const vendors: readonly TriedVendor[] = [
  {
    connector: 'salesforce',
    open: openSalesforceServer,
    settings: salesforceSettings,
    secret: salesforceSecret,
    idOf: salesforceId,
    openStage: 'Needs Analysis',
  },
  {
    connector: 'hubspot',
    open: openHubspotServer,
    settings: hubspotSettings,
    secret: hubspotSecret,
    idOf: hubspotId,
    openStage: 'Rendez-vous pris',
    // Its token is one that somebody made: there is no other to ask for.
    otherwise: { token_expired: 'connectors.sign_in_refused' },
  },
  {
    connector: 'dynamics',
    open: openDynamicsServer,
    settings: dynamicsSettings,
    secret: dynamicsSecret,
    idOf: dynamicsId,
    openStage: 'Qualifier',
    // A tracked reading ends with a delta link: without one it is not whole.
    otherwise: { page_lost: 'connectors.page_gone' },
  },
  {
    connector: 'odoo',
    open: openOdooServer,
    settings: odooSettings,
    secret: odooSecret,
    idOf: odooId,
    openStage: 'Démonstration',
    otherwise: { token_expired: 'connectors.sign_in_refused' },
  },
  {
    connector: 'pipedrive',
    open: openPipedriveServer,
    settings: pipedriveSettings,
    secret: pipedriveSecret,
    idOf: pipedriveId,
    openStage: 'Devis envoyé',
    otherwise: { token_expired: 'connectors.sign_in_refused', page_lost: 'connectors.page_gone' },
  },
];

let app: TestApplication;
beforeAll(async () => {
  app = await openTestApplication(null, { outboundAllowed: ['127.0.0.0/8'] });
}, 120_000);
afterAll(() => app.stop());

const minute = 60_000;
const start = Math.floor(Date.now() / minute) * minute - 5 * 24 * 60 * minute;
const at = (minutes: number) => start + minutes * minute;

const before: readonly FixtureDeal[] = [
  { number: 1, amount: '1200.5', outcome: 'open', changedMs: at(1) },
  { number: 2, amount: '800', outcome: 'won', changedMs: at(2) },
  { number: 3, amount: '99999.99', outcome: 'open', changedMs: at(100) },
];

function after(fault: VendorFault): readonly FixtureDeal[] {
  const later = [4, 5, 6, 7].map((number): FixtureDeal => ({
    number,
    amount: `${number}00.25`,
    outcome: 'open',
    changedMs: at(1000 + number),
    ...(fault === 'record_twice' && number === 4
      ? { becomes: { amount: '77777', changedMs: at(1003) } }
      : {}),
  }));
  const [first, second, third] = before as [FixtureDeal, FixtureDeal, FixtureDeal]; // three of them, above
  return [
    first,
    { ...second, amount: '850', outcome: 'lost', changedMs: at(1000) },
    fault === 'record_deleted' ? { ...third, isDeleted: true, changedMs: at(1001) } : third,
    ...later,
    // Stamped before what was read last, and seen only after it.
    ...(fault === 'clock_skew'
      ? [{ number: 8, amount: '8', outcome: 'open', changedMs: at(96) } as const]
      : []),
  ];
}

const settled = (deals: readonly FixtureDeal[]): readonly FixtureDeal[] =>
  deals.map(({ becomes, ...deal }) => ({ ...deal, ...becomes }));

type LastRun = { readonly rows: number; readonly problem: string | null };

/** A connection of an organisation of its own, and what the organisation knows by it. */
async function connect(vendor: TriedVendor, server: VendorServer) {
  const house: TestOrganisation = await app.openOrganisation(vendor.connector);
  const revops: TestMember = await house.addMember('revops');
  await house.bring(revops.scope, {
    kind: 'people',
    text: 'person_code;full_name;email\nS1;Anna Roc;anna@roc.example\n',
  });
  async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const request = { method, path, token: revops.token, ...(body === undefined ? {} : { body }) };
    const answer = await app.call(request);
    if (answer.status !== 200) throw new Error(`${path}: ${await answer.text()}`);
    return (await answer.json()) as T; // the shape that the endpoint declares
  }
  const { id } = await ask<{ id: string }>('POST', '/connections', {
    name: 'crm',
    connector: vendor.connector,
    kind: 'deals',
    settings: vendor.settings(server.url),
    secret: vendor.secret,
  });
  return {
    run: async (): Promise<LastRun & { readonly refusal: Refusal | null }> => {
      await ask('POST', `/connections/${id}/run`);
      await app.finishTasks(house.id);
      const { connections } = await ask<{ connections: { lastRun: LastRun }[] }>('GET', '/connections');
      const { rows } = await app.owner.query<{ problem: Refusal | null }>(
        'select problem from connection_run where connection_id = $1 order by change desc limit 1',
        [id],
      );
      const lastRun = connections[0]?.lastRun ?? { rows: -1, problem: 'none' };
      return { ...lastRun, refusal: rows[0]?.problem ?? null };
    },
    deals: async () => {
      const answer = await app.call({ method: 'GET', path: '/exports/deals/jsonl', token: revops.token });
      const lines = (await answer.text()).trimEnd().split('\n');
      return lines.map((line) => JSON.parse(line) as { deal_code: string; stage: string; amount: number });
    },
  };
}

type Told = readonly [code: string, stage: string, amount: number];
const byCode = ([a]: Told, [b]: Told) => (a < b ? -1 : 1);

const told = (vendor: TriedVendor, deals: readonly FixtureDeal[]) =>
  deals
    .map(({ number, outcome, amount, isDeleted = false }): Told => [
      vendor.idOf(number),
      isDeleted ? 'deleted' : outcome === 'open' ? vendor.openStage : outcome,
      isDeleted ? 0 : Number(amount),
    ])
    .toSorted(byCode);

describe.each(vendors)('$connector', (vendor) => {
  let server: VendorServer;
  beforeAll(async () => {
    server = await vendor.open();
  });
  afterAll(() => server.stop());

  it.each(vendorFaults)('comes through %s with nothing lost and nothing twice', async (fault) => {
    const crm = await connect(vendor, server);
    const known = async () =>
      (await crm.deals())
        .map(({ deal_code, stage, amount }): Told => [deal_code, stage, amount])
        .toSorted(byCode);
    server.set(null);
    server.keep(before);
    expect(await crm.run()).toMatchObject({ rows: 3, problem: null });
    expect(await known()).toEqual(told(vendor, before));

    const changed = after(fault);
    server.set(fault);
    server.keep(changed);
    const met = await crm.run();
    const outcome = vendor.otherwise?.[fault] ?? outcomes[fault];
    const [code, stands] = outcome === 'passes' ? [undefined, changed] : [outcome, before];
    expect(met.refusal?.code).toBe(code);
    const said = (['fr', 'en'] as const).map((locale) => met.refusal && refusalSentence(met.refusal, locale));
    expect(met.problem).toBe(said[0]);
    expect(new Set(said).size).toBe(code === undefined ? 1 : 2);
    expect(await known()).toEqual(told(vendor, stands));

    server.set(null);
    server.keep(settled(changed));
    expect(await crm.run()).toMatchObject({ problem: null });
    expect(await known()).toEqual(told(vendor, settled(changed)));
    expect(await crm.run()).toMatchObject({ rows: 0, problem: null });
  });
});
