// Dataverse's Web API as its documentation describes it, for opportunities: token, attributes, change tracking with pages.
import {
  changedMeanwhile,
  openStrictServer,
  type Answered,
  type Asked,
  type Conduct,
  type FixtureDeal,
  type VendorServer,
} from './strict-server.test-support.ts';

const root = '/api/data/v9.2';
const pageSize = 2;
const tenant = '11111111-2222-3333-4444-555555555555';
const client = { id: '99999999-8888-7777-6666-555555555555', secret: 'client-secret' };
const attributes = [
  'opportunityid',
  'name',
  'modifiedon',
  'createdon',
  'statecode',
  'statuscode',
  'stepname',
  'estimatedvalue',
  'actualvalue',
  'estimatedclosedate',
  'actualclosedate',
  'ownerid',
  'parentaccountid',
  'transactioncurrencyid',
];
const lookups = ['ownerid', 'parentaccountid', 'transactioncurrencyid'];

export const dynamicsSecret = client.secret;
export const dynamicsSettings = (url: string) => ({
  url,
  tenant,
  client_id: client.id,
  sign_in_url: url,
  zone: 'Europe/Paris',
});
export const dynamicsId = (number: number) => `00000000-0000-0000-0000-${String(number).padStart(12, '0')}`;

type Seen = ReadonlyMap<number, number>;
type State = {
  token: string | null;
  count: number;
  /** What a delta token has seen: deals by number, with their last change. */
  readonly seen: Map<string, Seen>;
  readonly readings: Map<string, readonly object[]>;
};

export function openDynamicsServer(): Promise<VendorServer> {
  const state: State = { token: null, count: 0, seen: new Map(), readings: new Map() };
  return openStrictServer({
    isData: ({ path }) => path.startsWith(root),
    isLaterPage: ({ query }) => query.has('$skiptoken'),
    answer: (asked, conduct) =>
      asked.path === `/${tenant}/oauth2/v2.0/token`
        ? giveToken(asked, conduct, state)
        : answerData(asked, conduct, state),
  });
}

const wrong = (status: number, code: string, message = code): Answered => ({
  status,
  json: { error: { code, message } },
});

function giveToken({ method, headers, text }: Asked, { fault }: Conduct, state: State): Answered {
  const form = new URLSearchParams(text);
  const isRight =
    method === 'POST' &&
    headers['content-type'] === 'application/x-www-form-urlencoded' &&
    form.get('grant_type') === 'client_credentials' &&
    (form.get('scope') ?? '').endsWith('/.default') &&
    form.get('client_id') === client.id;
  if (!isRight) return { status: 400, json: { error: 'invalid_request' } };
  if (form.get('client_secret') !== client.secret || fault() === 'access_refused')
    return { status: 401, json: { error: 'invalid_client', error_description: 'AADSTS7000215' } };
  state.count += 1;
  state.token = `eyJ0eXAi.${state.count}`;
  return { status: 200, json: { token_type: 'Bearer', expires_in: 3599, access_token: state.token } };
}

function answerData(asked: Asked, conduct: Conduct, state: State): Answered {
  const { method, path, query, headers } = asked;
  const fault = conduct.fault();
  if (fault === 'token_expired' && query.has('$skiptoken') && conduct.isFirst('expired')) state.token = null;
  if (state.token === null || headers.authorization !== `Bearer ${state.token}`)
    return { status: 401, json: null };
  if (method !== 'GET') return wrong(405, '0x80060888');
  if (headers['odata-version'] !== '4.0') return wrong(400, '0x80060888', 'OData-Version');
  if (fault === 'day_spent')
    return {
      ...wrong(429, '0x80072322', 'Number of requests exceeded'),
      headers: { 'retry-after': '70000' },
    };
  switch (path) {
    case `${root}/EntityDefinitions(LogicalName='opportunity')/Attributes`: {
      const there = attributes.filter((name) => fault !== 'field_renamed' || name !== 'estimatedvalue');
      return { status: 200, json: { value: there.map((LogicalName) => ({ LogicalName })) } };
    }
    case `${root}/systemusers`:
      return {
        status: 200,
        json: { value: [{ systemuserid: 'u-1', internalemailaddress: 'anna@roc.example' }] },
      };
    case `${root}/transactioncurrencies`:
      return { status: 200, json: { value: [{ transactioncurrencyid: 'c-1', isocurrencycode: 'EUR' }] } };
    case `${root}/opportunities`:
      return opportunities(asked, conduct, state);
    default:
      return wrong(404, '0x80060888', `Resource not found for the segment '${path}'`);
  }
}

const known = new Set(attributes.map((name) => (lookups.includes(name) ? `_${name}_value` : name)));

function opportunities({ query, headers }: Asked, conduct: Conduct, state: State): Answered {
  const select = query.get('$select');
  const strange = (select ?? '').split(',').find((name) => !known.has(name));
  if (strange !== undefined) return wrong(400, '0x80060888', `Could not find a property named '${strange}'`);
  if (!headers['prefer']?.toString().includes('odata.track-changes')) return wrong(400, 'untracked');
  if (query.has('$filter') || query.has('$orderby') || query.has('$expand'))
    return wrong(400, '0x80060888', 'not supported with change tracking');
  const [delta, skip] = [query.get('$deltatoken'), query.get('$skiptoken')];
  if (skip !== null) return laterPage(skip, select ?? '', conduct, state);
  const seen = delta === null ? new Map<number, number>() : state.seen.get(delta);
  if (!seen) return wrong(400, '0x80044352', 'Version stamp has expired');
  state.count += 1;
  const id = `919042!${state.count}`;
  state.readings.set(id, changesSince(seen, delta !== null, conduct));
  state.seen.set(id, new Map(conduct.deals().map(({ number, changedMs }) => [number, changedMs])));
  return page({ id, at: 0, select: select ?? '' }, conduct, state);
}

function changesSince(seen: Seen, isDelta: boolean, conduct: Conduct): readonly object[] {
  const changed = conduct.deals().filter(({ number, changedMs }) => seen.get(number) !== changedMs);
  const there = changed.filter(({ isDeleted }) => !isDeleted);
  const gone = isDelta ? changed.filter(({ isDeleted }) => isDeleted) : [];
  const again = conduct.fault() === 'record_twice' ? changedMeanwhile(there) : [];
  return [
    ...there.map(shown),
    ...gone.map(({ number }) => ({
      '@odata.context': `https://org.example${root}/$metadata#opportunities/$deletedEntity`,
      id: dynamicsId(number),
      reason: 'deleted',
    })),
    ...again.map(shown),
  ];
}

function laterPage(token: string, select: string, conduct: Conduct, state: State): Answered {
  const [id = '', at = ''] = token.split('@');
  if (!state.readings.has(id)) return wrong(400, '0x80060888', 'malformed skip token');
  return page({ id, at: conduct.fault() === 'page_repeated' ? 0 : Number(at), select }, conduct, state);
}

type Place = { readonly id: string; readonly at: number; readonly select: string };

function page({ id, at, select }: Place, conduct: Conduct, state: State): Answered {
  const records = state.readings.get(id) ?? [];
  const end = at + pageSize;
  const value = records.slice(at, end);
  const context = { '@odata.context': `${root}/$metadata#opportunities/$delta` };
  const link = `${root}/opportunities?$select=${select}`;
  if (conduct.fault() === 'page_lost' && at > 0) return { status: 200, json: { ...context, value } };
  return end < records.length
    ? { status: 200, json: { ...context, '@odata.nextLink': `${link}&$skiptoken=${id}@${end}`, value } }
    : { status: 200, json: { ...context, '@odata.deltaLink': `${link}&$deltatoken=${id}`, value } };
}

const states = { open: 0, won: 1, lost: 2 } as const;

function shown({ number, amount, outcome, changedMs }: FixtureDeal): object {
  return {
    '@odata.etag': `W/"${changedMs}"`,
    opportunityid: dynamicsId(number),
    modifiedon: new Date(changedMs).toISOString().replace('.000Z', 'Z'),
    createdon: '2026-01-05T23:30:00Z',
    statecode: states[outcome],
    stepname: 'Qualifier',
    estimatedvalue: Number(amount),
    actualvalue: outcome === 'won' ? Number(amount) : null,
    estimatedclosedate: '2026-03-31',
    actualclosedate: outcome === 'open' ? null : '2026-03-31',
    _ownerid_value: 'u-1',
    _parentaccountid_value: null,
    _transactioncurrencyid_value: 'c-1',
  };
}
