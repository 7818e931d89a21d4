// Pipedrive's API as its reference describes it, for deals: v2 lists behind a cursor, v1 users, stages.
import {
  changedMeanwhile,
  openStrictServer,
  type Answered,
  type Asked,
  type Conduct,
  type FixtureDeal,
  type VendorServer,
} from './strict-server.test-support.ts';

const dealsPath = '/api/v2/deals';
const pageSize = 2;
const allowed = [
  'filter_id',
  'ids',
  'owner_id',
  'status',
  'updated_since',
  'updated_until',
  'sort_by',
  'sort_direction',
  'include_fields',
  'custom_fields',
  'limit',
  'cursor',
];
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

export const pipedriveSecret = 'a1b2c3d4e5f6';
export const pipedriveSettings = (url: string) => ({ url, zone: 'Europe/Paris' });
export const pipedriveId = String;

export function openPipedriveServer(): Promise<VendorServer> {
  let isRevoked = false;
  const isLaterPage = ({ path, query }: Asked) => path === dealsPath && query.has('cursor');
  return openStrictServer({
    isData: () => true,
    isLaterPage,
    answer: (asked, conduct) => {
      const fault = conduct.fault();
      if (fault === null) isRevoked = false;
      if (fault === 'token_expired' && isLaterPage(asked)) isRevoked = true;
      if (asked.headers['x-api-token'] !== pipedriveSecret || isRevoked || fault === 'access_refused')
        return wrong(401, 'unauthorized access');
      if (fault === 'day_spent')
        return { ...wrong(429, 'daily limit'), headers: { 'x-daily-ratelimit-token-remaining': '0' } };
      return asked.method === 'GET' ? answerData(asked, conduct) : wrong(405, 'method not allowed');
    },
  });
}

const wrong = (status: number, error: string): Answered => ({
  status,
  json: { success: false, error, data: null, additional_data: null },
});
const right = (data: readonly object[], cursor: string | null = null): Answered => ({
  status: 200,
  json: { success: true, data, additional_data: { next_cursor: cursor } },
});

function answerData(asked: Asked, conduct: Conduct): Answered {
  switch (asked.path) {
    case '/api/v1/users':
      return right([{ id: 42, name: 'Anna Roc', email: 'anna@roc.example', active_flag: true }]);
    case '/api/v2/stages':
      return right([{ id: 3, name: 'Devis envoyé', pipeline_id: 1 }]);
    case dealsPath:
      return deals(asked, conduct);
    default:
      return wrong(404, 'not found');
  }
}

function deals({ query }: Asked, conduct: Conduct): Answered {
  const strange = [...query.keys()].find((key) => !allowed.includes(key));
  const since = query.get('updated_since');
  if (strange !== undefined) return wrong(400, `Parameter '${strange}' is not allowed`);
  if (Number(query.get('limit') ?? 100) > 500) return wrong(400, 'limit must be at most 500');
  if (since !== null && !rfc3339.test(since)) return wrong(400, 'updated_since must be RFC3339');
  const wanted = (query.get('status') ?? 'open,won,lost').split(',');
  const matching = conduct
    .deals()
    .filter((deal) => wanted.includes(statusOf(deal)) && deal.changedMs >= Date.parse(since ?? '1970-01-01'))
    .toSorted((a, b) => a.number - b.number);
  const again = conduct.fault() === 'record_twice' ? changedMeanwhile(matching) : [];
  return cursorPage([...matching, ...again], query.get('cursor'), conduct);
}

function cursorPage(matching: readonly FixtureDeal[], cursor: string | null, conduct: Conduct): Answered {
  const fault = conduct.fault();
  const at = cursor === null ? 0 : Number(Buffer.from(cursor, 'base64url').toString().replace('deals:', ''));
  if (!Number.isInteger(at) || (fault === 'page_lost' && at > 0)) return wrong(400, 'Invalid cursor');
  const start = fault === 'page_repeated' ? 0 : at;
  const end = start + pageSize;
  const next = end < matching.length ? Buffer.from(`deals:${end}`).toString('base64url') : null;
  return right(
    matching.slice(start, end).map((deal) => shown(deal, fault === 'field_renamed')),
    next,
  );
}

const statusOf = ({ outcome, isDeleted }: FixtureDeal) => (isDeleted ? 'deleted' : outcome);
const second = (ms: number) => new Date(ms).toISOString().replace('.000Z', 'Z');

function shown(deal: FixtureDeal, isRenamed: boolean): object {
  const { number, amount, outcome, changedMs, isDeleted = false } = deal;
  return {
    id: number,
    title: `Deal ${number}`,
    owner_id: 42,
    org_id: null,
    stage_id: 3,
    pipeline_id: 1,
    [isRenamed ? 'deal_value' : 'value']: Number(amount),
    currency: 'EUR',
    add_time: '2026-01-05T23:30:00Z',
    update_time: second(changedMs),
    status: statusOf(deal),
    is_deleted: isDeleted,
    close_time: outcome === 'open' ? null : '2026-03-31T10:00:00Z',
    expected_close_date: '2026-03-31',
  };
}
