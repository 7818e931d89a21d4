// Odoo 19 and later, from the documentation of its JSON-2 API: search_read by growing id until nothing comes. Odoo keeps no
// trace of what is deleted: the numbers of all that is there are compared with those of the time before.
import { ok, refused, type Refused, type Result } from '@cordee/kernel';
import type { WebAnswer } from '../connector.ts';
import { exactJson, isTrueAt, listAt, textAt } from '../exact-json.ts';
import { behind, openVendorCall, ownSignature, type VendorCall } from './vendor-call.ts';
import { dayOf, instantOf, msOf } from './vendor-clock.ts';
import { contextOf, once } from './vendor-names.ts';
import { accountRow, dealRow, goneMeetingRow, meetingRow, userRow } from './vendor-rows.ts';
import type { PageQuestion, Vendor, VendorList, VendorPage, VendorRecord } from './vendor.ts';

const perPage = 500;

type Domain = readonly (readonly [field: string, sign: string, value: unknown])[];

/** Which records of an object are meant. */
const meant: Readonly<Record<string, Domain>> = {
  'crm.lead': [['type', '=', 'opportunity']],
  'res.partner': [['is_company', '=', true]],
  'res.users': [['share', '=', false]],
  'calendar.event': [],
};

export const odoo: Vendor = {
  code: 'odoo',
  settings: [
    { code: 'url', isRequired: true },
    { code: 'database', isRequired: false },
    { code: 'zone', isRequired: false },
  ],
  marks: 'moment',
  lists: [opportunities(), companies(), users(), meetings()],
  open: (world, { settings, secret }, list) => {
    const call = openVendorCall(world, {
      signIn: ownSignature('authorization', `bearer ${secret}`),
      renews: false,
      told: meantBy(list),
    });
    const database = settings['database'];
    const ask: Ask = async (model, method, given) => {
      const url = behind(settings['url'] ?? '', `/json/2/${model}/${method}`);
      if (!url.ok) return url;
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        ...(database ? { 'x-odoo-database': database } : {}),
      };
      const body = JSON.stringify({ ...given, context: { active_test: false } });
      return call({ method: 'POST', url: url.value, headers, body });
    };
    const context = once(() =>
      contextOf(settings['zone'] || 'UTC', {
        owner: () => namesAt(ask, { model: 'res.users', domain: meant['res.users'] ?? [], field: 'login' }),
        ...(list.kind === 'deals'
          ? {
              won_stage: () =>
                namesAt(ask, { model: 'crm.stage', domain: [['is_won', '=', true]], field: 'name' }),
            }
          : {}),
      }),
    );
    return {
      fieldsOf: async () => {
        const answer = await ask(list.object, 'fields_get', { attributes: ['type'] });
        if (!answer.ok) return answer;
        const { json } = answer.value;
        return ok(new Set(typeof json === 'object' && json !== null ? Object.keys(json) : []));
      },
      page: async (question) => {
        const known = await context();
        return known.ok ? page(ask, { list, question }, (record) => list.read(record, known.value)) : known;
      },
      present: async () => {
        const answer = await ask(list.object, 'search', { domain: meant[list.object] ?? [] });
        return answer.ok ? ok((listAt(answer.value.json, '') ?? []).map(String)) : answer;
      },
    };
  },
};

type Ask = (model: string, method: string, given: object) => ReturnType<VendorCall>;

const meantBy =
  ({ object }: VendorList) =>
  ({ status, text }: WebAnswer): Refused | null => {
    const name = status < 400 ? null : textAt(exactJson(text), 'name');
    return name === 'odoo.exceptions.AccessError' ? refused('connectors.object_closed', { object }) : null;
  };

/** Odoo writes moments as 2026-03-05 10:00:00, in UTC. */
const odooTime = (ms: number): string =>
  instantOf(Math.floor(ms / 1_000) * 1_000)
    .slice(0, 19)
    .replace('T', ' ');
const isoOf = (text: string | null): string | null => text && `${text.replace(' ', 'T')}Z`;

type Asked = { readonly list: VendorList; readonly question: PageQuestion };

async function page(
  ask: Ask,
  { list, question: { fields, since, next } }: Asked,
  read: (record: unknown) => VendorRecord,
): Promise<Result<VendorPage>> {
  const changed: Domain = since === null ? [] : [['write_date', '>=', odooTime(Number(since))]];
  const wanted = [...(meant[list.object] ?? []), ...changed];
  const counted = next === null ? await ask(list.object, 'search_count', { domain: wanted }) : null;
  if (counted && !counted.ok) return counted;
  const domain = [...wanted, ['id', '>', Number(next ?? 0)]];
  const answer = await ask(list.object, 'search_read', { domain, fields, order: 'id', limit: perPage });
  if (!answer.ok) return answer;
  const { json, atMs } = answer.value;
  const found = listAt(json, '');
  if (!found) return refused('connectors.rows_not_found', { place: 'search_read' });
  const records = found.map((record) => read(record));
  const total = counted && textAt(counted.value.json, '');
  const last = Math.max(...records.map(({ id }) => Number(id)));
  const behindLast = records.length === 0 ? null : String(last);
  return ok({ records, next: behindLast, total: total === null ? null : Number(total), atMs });
}

type Named = { readonly model: string; readonly domain: Domain; readonly field: string };

async function namesAt(
  ask: Ask,
  { model, domain, field }: Named,
): Promise<Result<ReadonlyMap<string, string>>> {
  const answer = await ask(model, 'search_read', { domain, fields: [field], order: 'id' });
  if (!answer.ok) return answer;
  const found = listAt(answer.value.json, '') ?? [];
  return ok(new Map(found.map((each) => [textAt(each, 'id') ?? '', textAt(each, field) ?? ''])));
}

const recordOf = (record: unknown, row: (id: string) => VendorRecord['row']): VendorRecord => {
  const id = textAt(record, 'id') ?? '';
  return { id, changedMs: msOf(isoOf(textAt(record, 'write_date'))), row: row(id) };
};

function opportunities(): VendorList {
  return {
    kind: 'deals',
    object: 'crm.lead',
    fields: [
      'write_date',
      'create_date',
      'stage_id',
      'user_id',
      'partner_id',
      'expected_revenue',
      'company_currency',
      'date_deadline',
      'date_closed',
      'active',
    ],
    gone: (id) =>
      dealRow({
        id,
        outcome: 'deleted',
        stage: null,
        seller: null,
        account: null,
        amount: null,
        currency: null,
        engagedOn: null,
        closedOn: null,
      }),
    read: (record, { zone, named }) => {
      const isWon = named('won_stage', textAt(record, 'stage_id.0')) !== null;
      const outcome = isWon ? 'won' : isTrueAt(record, 'active') ? 'open' : 'lost';
      const closed =
        outcome === 'open' ? textAt(record, 'date_deadline') : isoOf(textAt(record, 'date_closed'));
      return recordOf(record, (id) =>
        dealRow({
          id,
          outcome,
          stage: textAt(record, 'stage_id.1'),
          seller: named('owner', textAt(record, 'user_id.0')),
          account: textAt(record, 'partner_id.0'),
          amount: textAt(record, 'expected_revenue'),
          currency: textAt(record, 'company_currency.1'),
          engagedOn: dayOf(isoOf(textAt(record, 'create_date')), zone),
          closedOn: dayOf(closed, zone),
        }),
      );
    },
  };
}

function companies(): VendorList {
  return {
    kind: 'accounts',
    object: 'res.partner',
    fields: ['write_date', 'name', 'industry_id', 'country_id', 'city', 'zip', 'parent_id'],
    read: (record) =>
      recordOf(record, (id) =>
        accountRow({
          id,
          name: textAt(record, 'name'),
          sector: textAt(record, 'industry_id.1'),
          country: textAt(record, 'country_id.1'),
          town: textAt(record, 'city'),
          postcode: textAt(record, 'zip'),
          parent: textAt(record, 'parent_id.0'),
          revenue: null,
          employees: null,
        }),
      ),
  };
}

/** The login of a user is an e-mail wherever users sign in by it. */
function users(): VendorList {
  return {
    kind: 'people',
    object: 'res.users',
    fields: ['write_date', 'name', 'login', 'active'],
    read: (record) =>
      recordOf(record, (id) =>
        isTrueAt(record, 'active')
          ? userRow({
              id,
              name: textAt(record, 'name'),
              email: textAt(record, 'login'),
              title: null,
              team: null,
              manager: null,
            })
          : null,
      ),
  };
}

function meetings(): VendorList {
  return {
    kind: 'transactions',
    object: 'calendar.event',
    fields: ['write_date', 'start', 'user_id', 'active'],
    gone: goneMeetingRow,
    read: (record, { zone, named }) => {
      const day = dayOf(isoOf(textAt(record, 'start')), zone);
      const seller = named('owner', textAt(record, 'user_id.0'));
      const isCancelled = !isTrueAt(record, 'active');
      return recordOf(record, (id) =>
        day === null ? null : meetingRow({ id, day, seller, account: null, isCancelled }),
      );
    },
  };
}
