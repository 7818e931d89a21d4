// Odoo 19's JSON-2 API as its documentation describes it, for opportunities: what is unlinked is nowhere any more.
import {
  changedMeanwhile,
  openStrictServer,
  type Answered,
  type Asked,
  type Conduct,
  type FixtureDeal,
  type VendorServer,
} from './strict-server.test-support.ts';

const pageSize = 2;
const call = /^\/json\/2\/([a-z.]+)\/([a-z_]+)$/;
const readable: Readonly<Record<string, string>> = {
  id: 'integer',
  name: 'char',
  write_date: 'datetime',
  create_date: 'datetime',
  stage_id: 'many2one',
  user_id: 'many2one',
  partner_id: 'many2one',
  expected_revenue: 'monetary',
  company_currency: 'many2one',
  date_deadline: 'date',
  date_closed: 'datetime',
  active: 'boolean',
  type: 'selection',
};
const parameters: Readonly<Record<string, readonly string[]>> = {
  fields_get: ['allfields', 'attributes', 'context'],
  search: ['domain', 'offset', 'limit', 'order', 'context'],
  search_count: ['domain', 'limit', 'context'],
  search_read: ['domain', 'fields', 'offset', 'limit', 'order', 'context'],
};

export const odooSecret = '6578616d706c65206a736f6e';
export const odooSettings = (url: string) => ({ url, database: 'mycompany', zone: 'Europe/Paris' });
export const odooId = String;

export function openOdooServer(): Promise<VendorServer> {
  let isRevoked = false;
  return openStrictServer({
    isData: () => true,
    isLaterPage: (asked) => lastIdOf(asked) > 0,
    answer: (asked, conduct) => {
      const fault = conduct.fault();
      if (fault === null) isRevoked = false;
      if (fault === 'token_expired' && lastIdOf(asked) > 0) isRevoked = true;
      const isKnown = asked.headers.authorization === `bearer ${odooSecret}`;
      if (!isKnown || isRevoked || fault === 'access_refused')
        return wrong(401, 'werkzeug.exceptions.Unauthorized', 'Invalid apikey');
      if (fault === 'day_spent')
        return {
          ...wrong(429, 'werkzeug.exceptions.TooManyRequests', ''),
          headers: { 'retry-after': '40000' },
        };
      return answerData(asked, conduct);
    },
  });
}

const wrong = (status: number, name: string, message: string): Answered => ({
  status,
  json: { name, message, arguments: [message, status], context: {}, debug: '' },
});

type Leaf = readonly [string, string, unknown];
type Given = {
  readonly domain?: readonly Leaf[];
  readonly fields?: readonly string[];
  readonly limit?: number;
};

const lastIdOf = ({ text }: Asked): number => Number(/\["id",">",(\d+)\]/.exec(text)?.[1] ?? 0);

function answerData(asked: Asked, conduct: Conduct): Answered {
  const { method, path, headers, text } = asked;
  const [, model = '', name = ''] = call.exec(path) ?? [];
  if (method !== 'POST' || !headers['content-type']?.startsWith('application/json'))
    return wrong(405, 'werkzeug.exceptions.MethodNotAllowed', path);
  if (headers['x-odoo-database'] !== 'mycompany')
    return wrong(404, 'werkzeug.exceptions.NotFound', 'database');
  const given = JSON.parse(text) as Given; // its keys are checked below
  const strange = Object.keys(given).find((key) => !parameters[name]?.includes(key));
  if (strange !== undefined) return wrong(422, 'builtins.TypeError', `unexpected keyword '${strange}'`);
  switch (model) {
    case 'res.users':
      return { status: 200, json: [{ id: 5, login: 'anna@roc.example' }] };
    case 'crm.stage':
      return { status: 200, json: [{ id: 4, name: 'Gagné' }] };
    case 'crm.lead':
      return leads(name, given, conduct);
    default:
      return wrong(404, 'werkzeug.exceptions.NotFound', `the model '${model}' does not exist`);
  }
}

function leads(name: string, given: Given, conduct: Conduct): Answered {
  const fault = conduct.fault();
  const there = Object.keys(readable).filter(
    (each) => fault !== 'field_renamed' || each !== 'expected_revenue',
  );
  if (name === 'fields_get')
    return { status: 200, json: Object.fromEntries(there.map((each) => [each, { type: readable[each] }])) };
  const strange = [...(given.fields ?? []), ...(given.domain ?? []).map(([field]) => field)].find(
    (each) => !there.includes(each),
  );
  if (strange !== undefined)
    return wrong(422, 'builtins.ValueError', `Invalid field '${strange}' on 'crm.lead'`);
  const leaves = given.domain ?? [];
  const matching = conduct
    .deals()
    .filter((deal) => !deal.isDeleted && leaves.every((leaf) => passes(deal, leaf)))
    .toSorted((a, b) => a.number - b.number);
  if (name === 'search_count') return { status: 200, json: matching.length };
  if (name === 'search') return { status: 200, json: matching.map(({ number }) => number) };
  return {
    status: 200,
    json: records(matching, given, conduct).map((deal) => shown(deal, given.fields ?? [])),
  };
}

function records(matching: readonly FixtureDeal[], given: Given, conduct: Conduct): readonly FixtureDeal[] {
  const fault = conduct.fault();
  const isLater = (given.domain ?? []).some(([field, , value]) => field === 'id' && Number(value) > 0);
  if (fault === 'page_lost' && isLater) return [];
  if (fault === 'page_repeated' && isLater) return conduct.deals().slice(1, 1 + pageSize);
  const isEnd = matching.length > 0 && matching.length <= pageSize;
  const again = fault === 'record_twice' && isEnd ? changedMeanwhile(conduct.deals()) : [];
  return [...matching.slice(0, Math.min(pageSize, given.limit ?? pageSize)), ...again];
}

const odooTime = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');

function passes({ number, changedMs }: FixtureDeal, [field, sign, value]: Leaf): boolean {
  switch (`${field} ${sign}`) {
    case 'id >':
      return number > Number(value);
    case 'write_date >=':
      return odooTime(changedMs) >= String(value);
    default:
      return field === 'type' && value === 'opportunity';
  }
}

function shown({ number, amount, outcome, changedMs }: FixtureDeal, fields: readonly string[]): object {
  const whole: Readonly<Record<string, unknown>> = {
    name: `Deal ${number}`,
    write_date: odooTime(changedMs),
    create_date: '2026-01-05 23:30:00',
    stage_id: outcome === 'won' ? [4, 'Gagné'] : [2, 'Démonstration'],
    user_id: [5, 'Anna Roc'],
    partner_id: false,
    expected_revenue: Number(amount),
    company_currency: [1, 'EUR'],
    date_deadline: '2026-03-31',
    date_closed: outcome === 'open' ? false : '2026-03-31 10:00:00',
    active: outcome !== 'lost',
    type: 'opportunity',
  };
  return { id: number, ...Object.fromEntries(fields.map((field) => [field, whole[field]])) };
}
