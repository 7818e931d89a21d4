// HubSpot, from the documentation of its CRM API: the search of each object by growing id, so that nothing moves between
// pages and the cap of 10,000 is never met, then what was archived since.
import { ok, refused, type Refused, type Result } from '@cordee/kernel';
import type { ConnectorWorld, Pull, WebAnswer } from '../connector.ts';
import { exactJson, isTrueAt, jsonAt, listAt, textAt } from '../exact-json.ts';
import { behind, openVendorCall, ownSignature, type VendorCall } from './vendor-call.ts';
import { dayOf, msOf } from './vendor-clock.ts';
import { contextOf, once } from './vendor-names.ts';
import { accountRow, dealRow, meetingRow, userRow } from './vendor-rows.ts';
import type {
  PageQuestion,
  Vendor,
  VendorContext,
  VendorList,
  VendorPage,
  VendorRecord,
  VendorSession,
} from './vendor.ts';

const home = 'https://api.hubapi.com';
const perPage = 200;
const perArchivedPage = 100;

export const hubspot: Vendor = {
  code: 'hubspot',
  settings: [
    { code: 'url', isRequired: false },
    { code: 'zone', isRequired: false },
  ],
  marks: 'moment',
  lists: [deals(), companies(), owners(), meetings()],
  open: (world, pull, list) => {
    const ask = hubspotAsk(world, pull, list.object);
    return list.object === 'owners' ? openOwners(ask, list) : openSearch(ask, pull, list);
  },
};

type Ask = (path: string, body?: object, method?: 'POST' | 'PATCH') => ReturnType<VendorCall>;

export function hubspotAsk(world: ConnectorWorld, { settings, secret }: Pull, object: string): Ask {
  const base = settings['url'] || home;
  const call = openVendorCall(world, {
    signIn: ownSignature('authorization', `Bearer ${secret}`),
    renews: false,
    told: meantBy(object),
  });
  return async (path, body, method = 'POST') => {
    const url = behind(base, path);
    if (!url.ok) return url;
    if (body === undefined) return call({ method: 'GET', url: url.value });
    const headers = { 'content-type': 'application/json' };
    return call({ method, url: url.value, headers, body: JSON.stringify(body) });
  };
}

const meantBy =
  (object: string) =>
  ({ status, text }: WebAnswer): Refused | null => {
    const json = status < 400 ? undefined : exactJson(text);
    if (status === 429 && textAt(json, 'policyName') === 'DAILY') return refused('connectors.day_spent');
    return textAt(json, 'category') === 'MISSING_SCOPES'
      ? refused('connectors.object_closed', { object })
      : null;
  };

function openSearch(ask: Ask, { settings }: Pull, list: VendorList): VendorSession {
  const context = once(() =>
    contextOf(settings['zone'] || 'UTC', {
      owner: () => ownerEmails(ask),
      ...(list.kind === 'deals' ? { stage: () => stageLabels(ask) } : {}),
    }),
  );
  return {
    fieldsOf: async () => {
      const answer = await ask(`/crm/v3/properties/${list.object}`);
      if (!answer.ok) return answer;
      const names = listAt(answer.value.json, 'results') ?? [];
      return ok(new Set(names.map((each) => textAt(each, 'name') ?? '')));
    },
    page: async (question) => {
      const known = await context();
      if (!known.ok) return known;
      const [, after] = /^archived:(.*)$/.exec(question.next ?? '') ?? [];
      return after === undefined
        ? searched(ask, list, { ...question, context: known.value })
        : archived(ask, list, { ...question, next: after, context: known.value });
    },
  };
}

type Question = PageQuestion & { readonly context: VendorContext };

async function searched(
  ask: Ask,
  list: VendorList,
  { fields, since, next, context }: Question,
): Promise<Result<VendorPage>> {
  const filters = [
    { propertyName: 'hs_object_id', operator: 'GT', value: next ?? '0' },
    ...(since === null ? [] : [{ propertyName: 'hs_lastmodifieddate', operator: 'GTE', value: since }]),
  ];
  const answer = await ask(`/crm/v3/objects/${list.object}/search`, {
    filterGroups: [{ filters }],
    sorts: [{ propertyName: 'hs_object_id', direction: 'ASCENDING' }],
    properties: fields,
    limit: perPage,
  });
  if (!answer.ok) return answer;
  const { json, atMs } = answer.value;
  const results = listAt(json, 'results');
  if (!results) return refused('connectors.rows_not_found', { place: 'results' });
  const records = results.map((each) => list.read(each, context));
  const isLast = textAt(json, 'paging.next.after') === null;
  // The total is that of what lies behind the last id: at the end nothing may be left.
  const total = Number(textAt(json, 'total') ?? 0);
  if (isLast && records.length < total)
    return refused('connectors.page_lost', { read: records.length, total });
  const isOver = since === null || list.kind === 'accounts';
  const end = isOver ? null : 'archived:';
  return ok({ records, next: isLast ? end : (records.at(-1)?.id ?? null), total: null, atMs });
}

/** A search does not tell what was archived; the list of archived records has no filter, and is read to its end. */
async function archived(
  ask: Ask,
  list: VendorList,
  { fields, since, next, context }: Question,
): Promise<Result<VendorPage>> {
  const query = new URLSearchParams({
    archived: 'true',
    limit: String(perArchivedPage),
    properties: fields.join(','),
    ...(next ? { after: next } : {}),
  });
  const answer = await ask(`/crm/v3/objects/${list.object}?${query}`);
  if (!answer.ok) return answer;
  const { json, atMs } = answer.value;
  const results = listAt(json, 'results');
  if (!results) return refused('connectors.rows_not_found', { place: 'results' });
  const records = results
    .map((each) => list.read(each, context))
    .filter(({ changedMs }) => changedMs >= Number(since ?? 0));
  const after = textAt(json, 'paging.next.after');
  return ok({ records, next: after === null ? null : `archived:${after}`, total: null, atMs });
}

/** Owners have a list of their own, without filter: people who left are told apart, and keep their e-mail for their deals. */
async function* ownerPages(ask: Ask, isArchived: boolean): AsyncGenerator<Result<readonly unknown[]>> {
  let after: string | null = null;
  do {
    const query = new URLSearchParams({
      limit: '500',
      archived: String(isArchived),
      ...(after ? { after } : {}),
    });
    const answer = await ask(`/crm/v3/owners?${query}`);
    if (!answer.ok) {
      yield answer;
      return;
    }
    yield ok(listAt(answer.value.json, 'results') ?? []);
    const next: string | null = textAt(answer.value.json, 'paging.next.after');
    after = next === after ? null : next;
  } while (after !== null);
}

/** By number; those who left as well, unless they are not asked for. */
export async function ownerEmails(
  ask: Ask,
  archived: readonly boolean[] = [true, false],
): Promise<Result<ReadonlyMap<string, string>>> {
  const emails = new Map<string, string>();
  for (const isArchived of archived)
    for await (const page of ownerPages(ask, isArchived)) {
      if (!page.ok) return page;
      for (const owner of page.value) emails.set(textAt(owner, 'id') ?? '', textAt(owner, 'email') ?? '');
    }
  return ok(emails);
}

async function stageLabels(ask: Ask): Promise<Result<ReadonlyMap<string, string>>> {
  const answer = await ask('/crm/v3/pipelines/deals');
  if (!answer.ok) return answer;
  const stages = (listAt(answer.value.json, 'results') ?? []).flatMap((each) => listAt(each, 'stages') ?? []);
  return ok(new Map(stages.map((stage) => [textAt(stage, 'id') ?? '', textAt(stage, 'label') ?? ''])));
}

function openOwners(ask: Ask, list: VendorList): VendorSession {
  return {
    fieldsOf: () => Promise.resolve(ok(new Set(list.fields))),
    page: async () => {
      const found: unknown[] = [];
      for await (const page of ownerPages(ask, false)) {
        if (!page.ok) return page;
        found.push(...page.value);
      }
      const records = found.map((owner) => list.read(owner, { zone: 'UTC', named: () => null }));
      return ok({ records, next: null, total: null, atMs: null });
    },
  };
}

/** An archived record is as new as its archiving. */
const recordOf = (record: unknown, row: VendorRecord['row']): VendorRecord => ({
  id: textAt(record, 'id') ?? '',
  changedMs: Math.max(
    msOf(textAt(record, 'archivedAt')),
    msOf(textAt(record, 'properties.hs_lastmodifieddate') ?? textAt(record, 'updatedAt')),
  ),
  row,
});

const ofProperty = (record: unknown) => (name: string) => textAt(jsonAt(record, 'properties'), name);

function deals(): VendorList {
  return {
    kind: 'deals',
    object: 'deals',
    fields: [
      'hs_object_id',
      'hs_lastmodifieddate',
      'amount',
      'dealstage',
      'closedate',
      'createdate',
      'hubspot_owner_id',
      'hs_is_closed',
      'hs_is_closed_won',
    ],
    fieldsIfAny: ['deal_currency_code', 'hs_primary_associated_company'],
    read: (record, { zone, named }) => {
      const property = ofProperty(record);
      return recordOf(
        record,
        dealRow({
          id: textAt(record, 'id') ?? '',
          outcome: outcomeOf(record),
          stage: named('stage', property('dealstage')) ?? property('dealstage'),
          seller: named('owner', property('hubspot_owner_id')),
          account: property('hs_primary_associated_company'),
          amount: property('amount'),
          currency: property('deal_currency_code'),
          engagedOn: dayOf(property('createdate'), zone),
          closedOn: dayOf(property('closedate'), zone),
        }),
      );
    },
  };
}

function outcomeOf(record: unknown): 'open' | 'won' | 'lost' | 'deleted' {
  if (isTrueAt(record, 'archived')) return 'deleted';
  if (isTrueAt(record, 'properties.hs_is_closed_won')) return 'won';
  return isTrueAt(record, 'properties.hs_is_closed') ? 'lost' : 'open';
}

function companies(): VendorList {
  return {
    kind: 'accounts',
    object: 'companies',
    fields: [
      'hs_object_id',
      'hs_lastmodifieddate',
      'name',
      'industry',
      'country',
      'city',
      'zip',
      'annualrevenue',
      'numberofemployees',
    ],
    fieldsIfAny: ['hs_parent_company_id'],
    read: (record) => {
      const property = ofProperty(record);
      return recordOf(
        record,
        accountRow({
          id: textAt(record, 'id') ?? '',
          name: property('name'),
          sector: property('industry'),
          country: property('country'),
          town: property('city'),
          postcode: property('zip'),
          parent: property('hs_parent_company_id'),
          revenue: property('annualrevenue'),
          employees: property('numberofemployees'),
        }),
      );
    },
  };
}

function owners(): VendorList {
  return {
    kind: 'people',
    object: 'owners',
    fields: ['id', 'email'],
    read: (owner) => {
      const name = [textAt(owner, 'firstName'), textAt(owner, 'lastName')].filter((each) => each !== null);
      return recordOf(
        owner,
        userRow({
          id: textAt(owner, 'id') ?? '',
          name: name.join(' ') || null,
          email: textAt(owner, 'email'),
          title: null,
          team: textAt(listAt(owner, 'teams')?.[0], 'name'),
          manager: null,
        }),
      );
    },
  };
}

function meetings(): VendorList {
  return {
    kind: 'transactions',
    object: 'meetings',
    fields: [
      'hs_object_id',
      'hs_lastmodifieddate',
      'hs_meeting_start_time',
      'hs_meeting_outcome',
      'hubspot_owner_id',
    ],
    read: (record, { zone, named }) => {
      const property = ofProperty(record);
      const day = dayOf(property('hs_meeting_start_time'), zone);
      const isOff = ['CANCELED', 'NO_SHOW', 'RESCHEDULED'].includes(property('hs_meeting_outcome') ?? '');
      return recordOf(
        record,
        day === null
          ? null
          : meetingRow({
              id: textAt(record, 'id') ?? '',
              day,
              seller: named('owner', property('hubspot_owner_id')),
              account: null,
              isCancelled: isOff || isTrueAt(record, 'archived'),
            }),
      );
    },
  };
}
