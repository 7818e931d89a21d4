// Pipedrive, from the documentation of its API v2: lists by growing id behind a cursor, deleted deals of the last 30 days
// among them. It says no total: a page that is left out without a word cannot be noticed.
import { ok, refused, type Refused, type Result } from '@cordee/kernel';
import type { WebAnswer } from '../connector.ts';
import { exactJson, isTrueAt, jsonAt, listAt, textAt } from '../exact-json.ts';
import { behind, openVendorCall, ownSignature, type VendorCall } from './vendor-call.ts';
import { dayOf, instantOf, msOf } from './vendor-clock.ts';
import { contextOf, once } from './vendor-names.ts';
import { accountRow, dealRow, meetingRow, userRow } from './vendor-rows.ts';
import type { PageQuestion, Vendor, VendorList, VendorPage, VendorRecord } from './vendor.ts';

const perPage = '500';

export const pipedrive: Vendor = {
  code: 'pipedrive',
  settings: [
    { code: 'url', isRequired: true },
    { code: 'zone', isRequired: false },
  ],
  marks: 'moment',
  lists: [deals(), organizations(), users(), meetings()],
  open: (world, { settings, secret }, list) => {
    const call = openVendorCall(world, {
      signIn: ownSignature('x-api-token', secret),
      renews: false,
      told: meantBy,
    });
    const ask: Ask = async (path) => {
      const url = behind(settings['url'] ?? '', path);
      return url.ok ? call({ method: 'GET', url: url.value }) : url;
    };
    const context = once(() =>
      contextOf(settings['zone'] || 'UTC', {
        owner: () => namesAt(ask, '/api/v1/users', 'email'),
        ...(list.kind === 'deals' ? { stage: () => namesAt(ask, '/api/v2/stages?limit=500', 'name') } : {}),
      }),
    );
    return {
      fieldsOf: () => fieldsSeen(ask, list),
      page: async (question) => {
        const known = await context();
        const answer = known.ok ? await ask(addressOf(list, question)) : known;
        if (!known.ok || !answer.ok) return answer.ok ? ok(nothing) : answer;
        return pageIn(answer.value, (record) => list.read(record, known.value));
      },
    };
  },
};

type Ask = (path: string) => ReturnType<VendorCall>;

const nothing: VendorPage = { records: [], next: null, total: null, atMs: null };
const budgetLeft = /^x-daily-.*(?:remaining|left)$/;

function meantBy({ status, headers, text }: WebAnswer): Refused | null {
  const isSpent = Object.entries(headers).some(
    ([name, value]) => budgetLeft.test(name) && Number(value) === 0,
  );
  if (status === 429 && isSpent) return refused('connectors.day_spent');
  const error = status === 400 ? (textAt(exactJson(text), 'error') ?? '') : '';
  return /cursor/i.test(error) ? refused('connectors.page_gone') : null;
}

/** Users have no pages and no filter in the version that has them. */
function addressOf({ object }: VendorList, { since, next }: PageQuestion): string {
  if (object === 'users') return '/api/v1/users';
  const query = new URLSearchParams({ sort_by: 'id', sort_direction: 'asc', limit: perPage });
  if (object === 'deals') query.set('status', 'open,won,lost,deleted');
  if (since !== null) query.set('updated_since', instantOf(Math.floor(Number(since) / 1_000) * 1_000));
  if (next !== null) query.set('cursor', next);
  return `/api/v2/${object}?${query}`;
}

/** The fields are those of a record as it comes; where there is none yet, nothing can be missing. */
async function fieldsSeen(ask: Ask, { object, fields }: VendorList): Promise<Result<ReadonlySet<string>>> {
  const answer = await ask(object === 'users' ? '/api/v1/users' : `/api/v2/${object}?limit=1`);
  if (!answer.ok) return answer;
  const [first] = listAt(answer.value.json, 'data') ?? [];
  return ok(new Set(typeof first === 'object' && first !== null ? Object.keys(first) : fields));
}

async function namesAt(ask: Ask, path: string, field: string): Promise<Result<ReadonlyMap<string, string>>> {
  const answer = await ask(path);
  if (!answer.ok) return answer;
  const found = listAt(answer.value.json, 'data') ?? [];
  return ok(new Map(found.map((each) => [textAt(each, 'id') ?? '', textAt(each, field) ?? ''])));
}

function pageIn(
  { json, atMs }: { readonly json: unknown; readonly atMs: number | null },
  read: (record: unknown) => VendorRecord,
): Result<VendorPage> {
  const data = listAt(json, 'data');
  if (!data || !isTrueAt(json, 'success')) return refused('connectors.rows_not_found', { place: 'data' });
  const next = textAt(json, 'additional_data.next_cursor');
  return ok({ records: data.map((record) => read(record)), next, total: null, atMs });
}

const recordOf = (record: unknown, row: VendorRecord['row']): VendorRecord => ({
  id: textAt(record, 'id') ?? '',
  changedMs: msOf(textAt(record, 'update_time')),
  row,
});

function deals(): VendorList {
  return {
    kind: 'deals',
    object: 'deals',
    fields: ['id', 'value', 'currency', 'status', 'stage_id', 'owner_id', 'add_time', 'update_time'],
    read: (record, { zone, named }) => {
      const outcome = outcomeOf(record);
      const closed = textAt(record, outcome === 'open' ? 'expected_close_date' : 'close_time');
      return recordOf(
        record,
        dealRow({
          id: textAt(record, 'id') ?? '',
          outcome,
          stage: named('stage', textAt(record, 'stage_id')) ?? textAt(record, 'stage_id'),
          seller: named('owner', textAt(record, 'owner_id')),
          account: textAt(record, 'org_id'),
          amount: textAt(record, 'value'),
          currency: textAt(record, 'currency'),
          engagedOn: dayOf(textAt(record, 'add_time'), zone),
          closedOn: dayOf(closed, zone),
        }),
      );
    },
  };
}

function outcomeOf(record: unknown): 'open' | 'won' | 'lost' | 'deleted' {
  const status = textAt(record, 'status');
  if (status === 'deleted' || isTrueAt(record, 'is_deleted')) return 'deleted';
  return status === 'won' || status === 'lost' ? status : 'open';
}

function organizations(): VendorList {
  return {
    kind: 'accounts',
    object: 'organizations',
    fields: ['id', 'name', 'update_time'],
    read: (record) => {
      const address = jsonAt(record, 'address');
      return recordOf(
        record,
        isTrueAt(record, 'is_deleted')
          ? null
          : accountRow({
              id: textAt(record, 'id') ?? '',
              name: textAt(record, 'name'),
              sector: null,
              country: textAt(address, 'country'),
              town: textAt(address, 'locality'),
              postcode: textAt(address, 'postal_code'),
              parent: null,
              revenue: null,
              employees: null,
            }),
      );
    },
  };
}

function users(): VendorList {
  return {
    kind: 'people',
    object: 'users',
    fields: ['id', 'name', 'email', 'active_flag'],
    read: (user) => ({
      id: textAt(user, 'id') ?? '',
      changedMs: 0,
      row: isTrueAt(user, 'active_flag')
        ? userRow({
            id: textAt(user, 'id') ?? '',
            name: textAt(user, 'name'),
            email: textAt(user, 'email'),
            title: null,
            team: null,
            manager: null,
          })
        : null,
    }),
  };
}

function meetings(): VendorList {
  return {
    kind: 'transactions',
    object: 'activities',
    fields: ['id', 'type', 'due_date', 'owner_id', 'update_time'],
    read: (record, { zone, named }) => {
      const day = textAt(record, 'type') === 'meeting' ? dayOf(textAt(record, 'due_date'), zone) : null;
      const meeting = {
        id: textAt(record, 'id') ?? '',
        seller: named('owner', textAt(record, 'owner_id')),
        account: textAt(record, 'org_id'),
        isCancelled: isTrueAt(record, 'is_deleted'),
      };
      return recordOf(record, day === null ? null : meetingRow({ ...meeting, day }));
    },
  };
}
