// HubSpot's CRM API as its documentation describes it, for deals: properties, search, archived list, owners, pipelines.
import {
  changedMeanwhile,
  openStrictServer,
  type Answered,
  type Asked,
  type Conduct,
  type FixtureDeal,
  type VendorServer,
} from './strict-server.test-support.ts';

const searchPath = '/crm/v3/objects/deals/search';
const pageSize = 2;
const searchMax = 10_000;
const properties = [
  'hs_object_id',
  'hs_lastmodifieddate',
  'dealname',
  'amount',
  'dealstage',
  'pipeline',
  'closedate',
  'createdate',
  'hubspot_owner_id',
  'hs_is_closed',
  'hs_is_closed_won',
  'deal_currency_code',
];
const operators = ['EQ', 'NEQ', 'LT', 'LTE', 'GT', 'GTE', 'BETWEEN', 'IN', 'NOT_IN', 'HAS_PROPERTY'];

export const hubspotSecret = 'pat-eu1-0123';
export const hubspotSettings = (url: string) => ({ url, zone: 'Europe/Paris' });
export const hubspotId = (number: number) => String(9_000_000_000 + number);

export function openHubspotServer(): Promise<VendorServer> {
  let isExpired = false;
  return openStrictServer({
    isData: () => true,
    isLaterPage: (asked) => asked.path === searchPath && lastIdOf(asked) !== '0',
    answer: (asked, conduct) => {
      const { fault } = conduct;
      if (fault() === 'token_expired' && asked.path === searchPath && lastIdOf(asked) !== '0')
        isExpired = true;
      if (fault() === null) isExpired = false;
      const isKnown = asked.headers.authorization === `Bearer ${hubspotSecret}`;
      if (!isKnown || isExpired || fault() === 'access_refused')
        return wrong(401, 'INVALID_AUTHENTICATION', 'Authentication credentials not found.');
      if (fault() === 'day_spent' && asked.path === searchPath)
        return { status: 429, json: { status: 'error', errorType: 'RATE_LIMIT', policyName: 'DAILY' } };
      return answerData(asked, conduct);
    },
  });
}

const wrong = (status: number, category: string, message: string): Answered => ({
  status,
  json: { status: 'error', message, category },
});

function lastIdOf({ text }: Pick<Asked, 'text'>): string {
  return /"hs_object_id","operator":"GT","value":"(\d+)"/.exec(text)?.[1] ?? '0';
}

function answerData(asked: Asked, conduct: Conduct): Answered {
  const { method, path } = asked;
  switch (`${method} ${path}`) {
    case 'GET /crm/v3/properties/deals':
      return { status: 200, json: { results: thereOf(conduct).map((name) => ({ name })) } };
    case 'GET /crm/v3/owners':
      return owners(asked);
    case 'GET /crm/v3/pipelines/deals': {
      const stages = [
        { id: '11', label: 'Rendez-vous pris' },
        { id: 'closedwon', label: 'Gagnée' },
        { id: 'closedlost', label: 'Perdue' },
      ];
      return { status: 200, json: { results: [{ id: 'default', label: 'Ventes', stages }] } };
    }
    case `POST ${searchPath}`:
      return search(asked, conduct);
    case 'GET /crm/v3/objects/deals':
      return list(asked, conduct);
    default:
      return { status: 404, json: null };
  }
}

const thereOf = ({ fault }: Conduct) =>
  fault() === 'field_renamed' ? properties.filter((name) => name !== 'amount') : properties;

function owners({ query }: Asked): Answered {
  if (Number(query.get('limit') ?? 100) > 500) return wrong(400, 'VALIDATION_ERROR', 'limit');
  const owner = { id: '77', email: 'anna@roc.example', firstName: 'Anna', lastName: 'Roc', archived: false };
  return { status: 200, json: { results: query.get('archived') === 'true' ? [] : [owner] } };
}

type Filter = { readonly propertyName?: string; readonly operator?: string; readonly value?: unknown };
type Search = {
  readonly filterGroups?: readonly { readonly filters?: readonly Filter[] }[];
  readonly sorts?: readonly { readonly propertyName?: string; readonly direction?: string }[];
  readonly properties?: readonly string[];
  readonly limit?: number;
  readonly after?: string;
};
const searchKeys = ['filterGroups', 'sorts', 'properties', 'limit', 'after', 'query'];

function search({ text, headers }: Asked, conduct: Conduct): Answered {
  if (!headers['content-type']?.startsWith('application/json')) return { status: 415, json: null };
  const asked = JSON.parse(text) as Search; // what is sent is checked key by key
  const filters = asked.filterGroups?.[0]?.filters ?? [];
  const isRight =
    Object.keys(asked).every((key) => searchKeys.includes(key)) &&
    (asked.filterGroups?.length ?? 0) <= 5 &&
    (asked.sorts?.length ?? 0) <= 1 &&
    (asked.limit ?? 10) <= 200 &&
    Number(asked.after ?? 0) < searchMax &&
    filters.every(
      ({ propertyName = '', operator = '', value }) =>
        properties.includes(propertyName) && operators.includes(operator) && typeof value === 'string',
    );
  if (!isRight) return wrong(400, 'VALIDATION_ERROR', 'Invalid input JSON');
  const matching = conduct
    .deals()
    .filter(({ isDeleted }) => !isDeleted)
    .filter((deal) => filters.every((filter) => passes(deal, filter)))
    .toSorted((a, b) => a.number - b.number);
  return searchPage(matching, { asked, isLater: lastIdOf({ text }) !== '0' }, conduct);
}

function passes({ number, changedMs }: FixtureDeal, { propertyName, operator, value }: Filter): boolean {
  const own = propertyName === 'hs_object_id' ? Number(hubspotId(number)) : changedMs;
  return operator === 'GT' ? own > Number(value) : own >= Number(value);
}

function searchPage(
  matching: readonly FixtureDeal[],
  { asked, isLater }: { readonly asked: Search; readonly isLater: boolean },
  conduct: Conduct,
): Answered {
  const fault = conduct.fault();
  const listed = asked.properties ?? [];
  if (fault === 'page_lost' && isLater) return { status: 200, json: { total: matching.length, results: [] } };
  const isEnd = matching.length <= pageSize;
  // An index that changes under the search may give the changed record once more.
  const again = fault === 'record_twice' && isEnd ? changedMeanwhile(conduct.deals()) : [];
  const page = [...matching.slice(0, pageSize), ...again];
  const paging = isEnd ? {} : { paging: { next: { after: String(pageSize) } } };
  const shownDeals = fault === 'page_repeated' && isLater ? conduct.deals().slice(0, pageSize) : page;
  const total = matching.length + again.length;
  return { status: 200, json: { total, results: shownDeals.map((deal) => shown(deal, listed)), ...paging } };
}

function list({ query }: Asked, conduct: Conduct): Answered {
  if (Number(query.get('limit') ?? 10) > 100) return wrong(400, 'VALIDATION_ERROR', 'limit');
  const isArchived = query.get('archived') === 'true';
  const names = (query.get('properties') ?? '').split(',');
  const results = conduct.deals().filter(({ isDeleted = false }) => isDeleted === isArchived);
  return { status: 200, json: { results: results.map((deal) => shown(deal, names)) } };
}

function shown(deal: FixtureDeal, names: readonly string[]): object {
  const { number, amount, outcome, changedMs, isDeleted = false } = deal;
  const changedAt = new Date(changedMs).toISOString();
  const whole: Readonly<Record<string, string>> = {
    hs_object_id: hubspotId(number),
    hs_lastmodifieddate: changedAt,
    amount,
    dealstage: outcome === 'open' ? '11' : `closed${outcome}`,
    closedate: '2026-03-31T10:00:00Z',
    createdate: '2026-01-05T23:30:00.000Z',
    hubspot_owner_id: '77',
    hs_is_closed: String(outcome !== 'open'),
    hs_is_closed_won: String(outcome === 'won'),
    deal_currency_code: 'EUR',
  };
  return {
    id: hubspotId(number),
    properties: Object.fromEntries(names.map((name) => [name, whole[name] ?? null])),
    createdAt: '2026-01-05T23:30:00.000Z',
    updatedAt: changedAt,
    archived: isDeleted,
    ...(isDeleted ? { archivedAt: changedAt } : {}),
  };
}
