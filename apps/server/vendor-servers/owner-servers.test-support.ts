// The owners of accounts at Salesforce and of companies at HubSpot, as their documentation describes the calls.
import {
  openStrictServer,
  type Answered,
  type Asked,
  type VendorServer,
} from './strict-server.test-support.ts';

type OwnedAccount = { readonly id: string; ownerId: string; changedMs: number };

/** What the server holds; `before` is called ahead of each write, as a colleague would act in between. */
export type OwnerFixture = {
  readonly accounts: OwnedAccount[];
  readonly users: Readonly<Record<string, string>>;
  writes: number;
  before: (() => void) | null;
  /** Status that the next writes are answered with, before they are looked at. */
  failing: number | null;
};

const manners = (answer: (asked: Asked) => Answered) => ({
  answer,
  isData: () => true,
  isLaterPage: () => false,
});

/** What every write goes through; null where it may go on. */
function interrupted(fixture: OwnerFixture): Answered | null {
  fixture.before?.();
  fixture.before = null;
  return fixture.failing === null
    ? null
    : { status: fixture.failing, json: null, headers: { 'retry-after': '0' } };
}

function written(fixture: OwnerFixture, account: OwnedAccount, ownerId: unknown): void {
  account.ownerId = String(ownerId);
  account.changedMs += 60_000;
  fixture.writes += 1;
}

const data = '/services/data/v62.0';
const soqlUsers = 'SELECT Id, Email FROM User WHERE IsActive = true';
const soqlOwners =
  /^SELECT Id, Owner\.Email, SystemModstamp FROM Account WHERE Id IN \(('\w{15,18}'(?:, '\w{15,18}')*)\)$/;
const salesforceTime = (ms: number) => new Date(ms).toISOString().replace('Z', '+0000');
const wrong = (status: number, errorCode: string): Answered => ({
  status,
  json: [{ errorCode, message: errorCode }],
});
const found = (records: readonly object[]): Answered => ({
  status: 200,
  json: { totalSize: records.length, done: true, records },
});

export const openSalesforceOwners = (fixture: OwnerFixture): Promise<VendorServer> =>
  openStrictServer(
    manners((asked) => {
      const { method, path, query, headers } = asked;
      if (path === '/services/oauth2/token')
        return { status: 200, json: { access_token: 't-1', token_type: 'Bearer' } };
      if (headers.authorization !== 'Bearer t-1') return wrong(401, 'INVALID_SESSION_ID');
      const soql = query.get('q') ?? '';
      if (method === 'GET' && path === `${data}/query`) return salesforceQuery(fixture, soql);
      const [, id] = /^\/services\/data\/v62\.0\/sobjects\/Account\/(\w+)$/.exec(path) ?? [];
      return method === 'PATCH' && id !== undefined
        ? salesforceWrite(fixture, id, asked)
        : wrong(404, 'NOT_FOUND');
    }),
  );

function salesforceQuery({ accounts, users }: OwnerFixture, soql: string): Answered {
  if (soql === soqlUsers) return found(Object.entries(users).map(([Id, Email]) => ({ Id, Email })));
  const [, listed] = soqlOwners.exec(soql) ?? [];
  if (listed === undefined) return wrong(400, 'MALFORMED_QUERY');
  return found(
    accounts
      .filter(({ id }) => listed.includes(`'${id}'`))
      .map(({ id, ownerId, changedMs }) => ({
        Id: id,
        Owner: { Email: users[ownerId] ?? null },
        SystemModstamp: salesforceTime(changedMs),
      })),
  );
}

function salesforceWrite(fixture: OwnerFixture, id: string, { headers, text }: Asked): Answered {
  const stopped = interrupted(fixture);
  if (stopped) return stopped;
  const account = fixture.accounts.find((each) => each.id === id);
  const body = JSON.parse(text) as { readonly OwnerId?: string }; // its keys are checked below
  if (!account) return wrong(404, 'NOT_FOUND');
  if (Object.keys(body).join() !== 'OwnerId' || fixture.users[body.OwnerId ?? ''] === undefined)
    return wrong(400, 'INVALID_CROSS_REFERENCE_KEY');
  if (account.changedMs > Date.parse(headers['if-unmodified-since'] ?? ''))
    return wrong(412, 'ENTITY_IS_MODIFIED');
  written(fixture, account, body.OwnerId);
  return { status: 204, json: null };
}

const companies = '/crm/v3/objects/companies';
const refusedByHubspot: Answered = { status: 400, json: { status: 'error', category: 'VALIDATION_ERROR' } };

export const openHubspotOwners = (fixture: OwnerFixture): Promise<VendorServer> =>
  openStrictServer(
    manners((asked) => {
      const { method, path, query, headers, text } = asked;
      if (headers.authorization !== 'Bearer pat-eu1-0123') return { status: 401, json: null };
      if (method === 'GET' && path === '/crm/v3/owners') {
        const owners = Object.entries(fixture.users).map(([id, email]) => ({ id, email, archived: false }));
        return { status: 200, json: { results: query.get('archived') === 'true' ? [] : owners } };
      }
      if (method === 'POST' && path === `${companies}/batch/read`) return hubspotRead(fixture, text);
      const [, id] = /^\/crm\/v3\/objects\/companies\/(\d+)$/.exec(path) ?? [];
      return method === 'PATCH' && id !== undefined
        ? hubspotWrite(fixture, id, text)
        : { status: 404, json: null };
    }),
  );

function hubspotRead({ accounts }: OwnerFixture, text: string): Answered {
  const { inputs } = JSON.parse(text) as { readonly inputs?: readonly { readonly id: string }[] }; // checked below
  if (!inputs || inputs.length > 100) return refusedByHubspot;
  const results = accounts
    .filter(({ id }) => inputs.some((each) => each.id === id))
    .map(({ id, ownerId, changedMs }) => ({
      id,
      properties: { hubspot_owner_id: ownerId, hs_lastmodifieddate: new Date(changedMs).toISOString() },
    }));
  return { status: 200, json: { status: 'COMPLETE', results } };
}

function hubspotWrite(fixture: OwnerFixture, id: string, text: string): Answered {
  const stopped = interrupted(fixture);
  if (stopped) return stopped;
  const account = fixture.accounts.find((each) => each.id === id);
  const body = JSON.parse(text) as { readonly properties?: Readonly<Record<string, string>> }; // checked below
  if (!account) return { status: 404, json: null };
  const ownerId = body.properties?.['hubspot_owner_id'];
  if (ownerId === undefined || fixture.users[ownerId] === undefined) return refusedByHubspot;
  written(fixture, account, ownerId);
  return { status: 200, json: { id, properties: body.properties } };
}
