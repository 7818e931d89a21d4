// Salesforce's REST API as its developer guide describes it, for opportunities: token, describe, queryAll with SOQL, locators.
import {
  changedMeanwhile,
  openStrictServer,
  type Answered,
  type Asked,
  type Conduct,
  type FixtureDeal,
  type VendorServer,
} from './strict-server.test-support.ts';

const data = /^\/services\/data\/v(\d+)\.0\/(.+)$/;
const locator = /^query\/([A-Za-z0-9]{15,18})-(\d+)$/;
const batchSize = 2;
const client = { id: '3MVG9clientOfCordee', secret: 'consumer-secret' };

const types: Readonly<Record<string, string>> = {
  Id: 'id',
  IsDeleted: 'boolean',
  SystemModstamp: 'datetime',
  Name: 'string',
  StageName: 'picklist',
  Amount: 'currency',
  CloseDate: 'date',
  CreatedDate: 'datetime',
  IsClosed: 'boolean',
  IsWon: 'boolean',
  AccountId: 'reference',
  OwnerId: 'reference',
};
const relations: Readonly<Record<string, string>> = { AccountId: 'Account', OwnerId: 'Owner' };

export const salesforceSecret = client.secret;
export const salesforceSettings = (url: string) => ({ url, client_id: client.id, zone: 'Europe/Paris' });
export const salesforceId = (number: number) => `006${String(number).padStart(12, '0')}AAA`;

type State = { token: string | null; tokens: number; locators: Map<string, readonly object[]> };

export function openSalesforceServer(): Promise<VendorServer> {
  const state: State = { token: null, tokens: 0, locators: new Map() };
  return openStrictServer({
    isData: ({ path }) => data.test(path),
    isLaterPage: ({ path }) => locator.test(data.exec(path)?.[2] ?? ''),
    answer: (asked, conduct) =>
      asked.path === '/services/oauth2/token'
        ? giveToken(asked, conduct, state)
        : answerData(asked, conduct, state),
  });
}

const wrong = (status: number, errorCode: string, message = errorCode): Answered => ({
  status,
  json: [{ message, errorCode }],
});

function giveToken({ method, headers, text }: Asked, { fault }: Conduct, state: State): Answered {
  const form = new URLSearchParams(text);
  const isForm = headers['content-type'] === 'application/x-www-form-urlencoded';
  if (method !== 'POST' || !isForm) return { status: 405, json: null };
  if (form.get('grant_type') !== 'client_credentials')
    return { status: 400, json: { error: 'unsupported_grant_type' } };
  const isKnown = form.get('client_id') === client.id && form.get('client_secret') === client.secret;
  if (!isKnown || fault() === 'access_refused')
    return {
      status: 400,
      json: { error: 'invalid_client', error_description: 'invalid client credentials' },
    };
  state.tokens += 1;
  state.token = `00Dxx0000001gPF!token${state.tokens}`;
  return {
    status: 200,
    json: { access_token: state.token, token_type: 'Bearer', scope: 'api', issued_at: '1' },
  };
}

function answerData(asked: Asked, conduct: Conduct, state: State): Answered {
  const [, version, rest = ''] = data.exec(asked.path) ?? [];
  if (version === undefined) return { status: 404, json: null };
  if (state.token === null || asked.headers.authorization !== `Bearer ${state.token}`)
    return wrong(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
  if (asked.method !== 'GET') return wrong(405, 'METHOD_NOT_ALLOWED');
  if (Number(version) < 31 || Number(version) > 66) return wrong(404, 'NOT_FOUND');
  if (conduct.fault() === 'day_spent')
    return wrong(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
  const [, described] = /^sobjects\/(\w+)\/describe\/?$/.exec(rest) ?? [];
  if (described !== undefined) return describe(described, conduct);
  const [, found, offset] = locator.exec(rest) ?? [];
  if (found !== undefined) return laterBatch(found, Number(offset), conduct, state);
  if (rest !== 'query' && rest !== 'queryAll')
    return wrong(404, 'NOT_FOUND', 'The requested resource does not exist');
  return firstBatch(asked.query.get('q') ?? '', rest === 'queryAll', conduct, state);
}

function fieldsThere({ fault }: Conduct): readonly string[] {
  const names = Object.keys(types);
  return fault() === 'field_renamed' ? names.map((name) => (name === 'Amount' ? 'Amount__c' : name)) : names;
}

function describe(object: string, conduct: Conduct): Answered {
  if (object !== 'Opportunity') return wrong(404, 'NOT_FOUND', 'The requested resource does not exist');
  const fields = fieldsThere(conduct).map((name) => ({
    name,
    type: types[name] ?? 'currency',
    relationshipName: relations[name] ?? null,
  }));
  return { status: 200, json: { name: object, queryable: true, fields } };
}

const select =
  /^SELECT ([\w., ]+) FROM (\w+)(?: WHERE SystemModstamp (>=|>) (\S+))?(?: ORDER BY ([\w, ]+))?(?: LIMIT (\d+))?$/i;
const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:\d{2})$/;

function firstBatch(soql: string, isAll: boolean, conduct: Conduct, state: State): Answered {
  const [, listed = '', object, sign, from] = select.exec(soql.trim()) ?? [];
  if (object === undefined) return wrong(400, 'MALFORMED_QUERY', `unexpected token: '${soql}'`);
  if (object !== 'Opportunity')
    return wrong(400, 'INVALID_TYPE', `sObject type '${object}' is not supported.`);
  if (from !== undefined && !moment.test(from))
    return wrong(400, 'MALFORMED_QUERY', `value of filter: ${from}`);
  const names = listed.split(',').map((name) => name.trim());
  const known = new Set([...fieldsThere(conduct), 'Owner.Email', 'Owner.Name', 'Account.Name']);
  const strange = names.find((name) => !known.has(name));
  if (strange !== undefined)
    return wrong(400, 'INVALID_FIELD', `No such column '${strange}' on entity 'Opportunity'.`);
  const fromMs = from === undefined ? 0 : Date.parse(from);
  const deals = conduct
    .deals()
    .filter(
      ({ isDeleted, changedMs }) =>
        (isAll || !isDeleted) && (sign === '>' ? changedMs > fromMs : changedMs >= fromMs),
    )
    .toSorted((a, b) => a.changedMs - b.changedMs || a.number - b.number);
  const again = conduct.fault() === 'record_twice' ? changedMeanwhile(deals) : [];
  const records = [...deals, ...again].map((deal) => shown(deal, names));
  const id = `01g${String(state.locators.size).padStart(12, '0')}AAA`;
  state.locators.set(id, records);
  return batch(id, 0, records, conduct);
}

function laterBatch(id: string, offset: number, conduct: Conduct, state: State): Answered {
  const records = state.locators.get(id);
  if (!records || offset >= records.length)
    return wrong(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
  if (conduct.fault() === 'token_expired' && conduct.isFirst('expired')) {
    state.token = null;
    return wrong(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
  }
  return conduct.fault() === 'page_repeated'
    ? batch(id, 0, records, conduct)
    : batch(id, offset, records, conduct);
}

function batch(id: string, offset: number, records: readonly object[], conduct: Conduct): Answered {
  const end = offset + batchSize;
  const isDone = end >= records.length || (conduct.fault() === 'page_lost' && offset > 0);
  const next = isDone ? {} : { nextRecordsUrl: `/services/data/v62.0/query/${id}-${end}` };
  const page = records.slice(offset, end);
  return { status: 200, json: { totalSize: records.length, done: isDone, ...next, records: page } };
}

const salesforceTime = (ms: number) => new Date(ms).toISOString().replace('Z', '+0000');

function shown(deal: FixtureDeal, names: readonly string[]): Record<string, unknown> {
  const { number, amount, outcome, changedMs, isDeleted = false } = deal;
  const owner = { attributes: { type: 'User' }, Email: 'anna@roc.example', Name: 'Anna Roc' };
  const whole: Readonly<Record<string, unknown>> = {
    Id: salesforceId(number),
    IsDeleted: isDeleted,
    SystemModstamp: salesforceTime(changedMs),
    Name: `Deal ${number}`,
    StageName: outcome === 'open' ? 'Needs Analysis' : `Closed ${outcome === 'won' ? 'Won' : 'Lost'}`,
    Amount: Number(amount),
    CloseDate: '2026-03-31',
    CreatedDate: '2026-01-05T23:30:00.000+0000',
    IsClosed: outcome !== 'open',
    IsWon: outcome === 'won',
    AccountId: null,
    OwnerId: '005000000000001AAA',
  };
  const told = names.map((name) =>
    name.startsWith('Owner.') ? ['Owner', owner] : [name, whole[name] ?? null],
  );
  return { attributes: { type: 'Opportunity' }, ...Object.fromEntries(told) };
}
