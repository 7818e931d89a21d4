// Dynamics 365 Sales, from the documentation of Dataverse's Web API: change tracking, whose delta link tells at the next
// reading what changed and what was deleted. An application registered in Entra signs in by itself.
import { ok, refused, type Refused, type Result } from '@cordee/kernel';
import type { ConnectorWorld, Pull, WebAnswer } from '../connector.ts';
import { exactJson, isTrueAt, listAt, textAt } from '../exact-json.ts';
import { behind, clientSignature, openVendorCall, type VendorCall } from './vendor-call.ts';
import { dayOf, msOf } from './vendor-clock.ts';
import { contextOf, once } from './vendor-names.ts';
import { accountRow, dealRow, goneMeetingRow, meetingRow, userRow, type VendorDeal } from './vendor-rows.ts';
import type { PageQuestion, Vendor, VendorList, VendorPage, VendorRecord } from './vendor.ts';

const root = '/api/data/v9.2';
const tracked = { prefer: 'odata.track-changes,odata.maxpagesize=500' };
const signInHome = 'https://login.microsoftonline.com';
const sets: Readonly<Record<string, string>> = {
  opportunity: 'opportunities',
  account: 'accounts',
  systemuser: 'systemusers',
  appointment: 'appointments',
};

export const dynamics: Vendor = {
  code: 'dynamics',
  settings: [
    { code: 'url', isRequired: true },
    { code: 'tenant', isRequired: true },
    { code: 'client_id', isRequired: true },
    { code: 'sign_in_url', isRequired: false },
    { code: 'zone', isRequired: false },
  ],
  marks: 'own',
  lists: [opportunities(), accounts(), users(), appointments()],
  open: (world, pull, list) => {
    const call = openVendorCall(world, {
      signIn: () => signIn(world, pull),
      renews: true,
      told: meantBy(list),
    });
    const ask: Ask = async (path, headers) => {
      const url = behind(pull.settings['url'] ?? '', path);
      const versions = { 'odata-version': '4.0', 'odata-maxversion': '4.0', ...headers };
      return url.ok ? call({ method: 'GET', url: url.value, headers: versions }) : url;
    };
    const context = once(() =>
      contextOf(pull.settings['zone'] || 'UTC', {
        owner: () => namesAt(ask, 'systemusers', ['systemuserid', 'internalemailaddress']),
        currency: () => namesAt(ask, 'transactioncurrencies', ['transactioncurrencyid', 'isocurrencycode']),
      }),
    );
    return {
      fieldsOf: () => attributesOf(ask, list),
      page: async (question) => {
        const known = await context();
        if (!known.ok) return known;
        return trackedPage(ask, { list, question }, (record) => list.read(record, known.value));
      },
    };
  },
};

type Ask = (path: string, headers?: Readonly<Record<string, string>>) => ReturnType<VendorCall>;

const signIn = (world: ConnectorWorld, { settings, secret }: Pull) =>
  clientSignature(world, {
    url: new URL(`/${settings['tenant']}/oauth2/v2.0/token`, settings['sign_in_url'] || signInHome).href,
    form: {
      client_id: settings['client_id'] ?? '',
      client_secret: secret,
      scope: `${new URL(settings['url'] ?? '').origin}/.default`,
    },
  });

const expiredStamp = '0x80044352';

const meantBy =
  ({ object }: VendorList) =>
  ({ status, text }: WebAnswer): Refused | null => {
    const code = status < 400 ? null : textAt(exactJson(text), 'error.code');
    if (status === 410 || code === expiredStamp) return refused('connectors.page_gone');
    return status === 403 ? refused('connectors.object_closed', { object }) : null;
  };

async function attributesOf(ask: Ask, { object }: VendorList): Promise<Result<ReadonlySet<string>>> {
  const answer = await ask(
    `${root}/EntityDefinitions(LogicalName='${object}')/Attributes?$select=LogicalName`,
  );
  if (!answer.ok) return answer;
  const names = (listAt(answer.value.json, 'value') ?? []).map((each) => textAt(each, 'LogicalName') ?? '');
  // What leads to another record is read by another name than it is described by.
  return ok(new Set(names.flatMap((name) => [name, `_${name}_value`])));
}

type Tracked = { readonly list: VendorList; readonly question: PageQuestion };

async function trackedPage(
  ask: Ask,
  { list, question }: Tracked,
  read: (record: unknown) => VendorRecord,
): Promise<Result<VendorPage>> {
  const whole = `${root}/${sets[list.object]}?$select=${question.fields.join(',')}`;
  const isDelta = question.next === null && question.since !== null;
  const asked = await ask(question.next ?? question.since ?? whole, tracked);
  // A mark that is too old is forgotten: all is read again, and what is known already changes nothing.
  const isTooOld = isDelta && !asked.ok && asked.refusal.code === 'connectors.page_gone';
  const answer = isTooOld ? await ask(whole, tracked) : asked;
  if (!answer.ok) return answer;
  const { json, atMs } = answer.value;
  const value = listAt(json, 'value');
  if (!value) return refused('connectors.rows_not_found', { place: 'value' });
  const [next, mark] = [annotation(json, 'nextLink'), annotation(json, 'deltaLink')];
  if (next === null && mark === null) return refused('connectors.page_gone');
  const records = value.map((record) => read(record));
  return ok({ records, next, total: null, atMs, ...(mark === null ? {} : { mark }) });
}

function annotation(json: unknown, name: string): string | null {
  const found: unknown =
    typeof json === 'object' && json !== null ? Reflect.get(json, `@odata.${name}`) : null;
  return typeof found === 'string' ? found : null;
}

async function namesAt(
  ask: Ask,
  set: string,
  [id, name]: readonly [string, string],
): Promise<Result<ReadonlyMap<string, string>>> {
  const names = new Map<string, string>();
  let address: string | null = `${root}/${set}?$select=${id},${name}`;
  for (let pages = 0; address !== null && pages < 1_000; pages += 1) {
    const answer: Awaited<ReturnType<Ask>> = await ask(address);
    if (!answer.ok) return answer;
    for (const each of listAt(answer.value.json, 'value') ?? [])
      names.set(textAt(each, id) ?? '', textAt(each, name) ?? '');
    address = annotation(answer.value.json, 'nextLink');
  }
  return ok(names);
}

const isDeleted = (record: unknown): boolean =>
  textAt(record, 'reason') === 'deleted' && textAt(record, 'id') !== null;

const goneRecord = (record: unknown, row: VendorRecord['row']): VendorRecord => ({
  id: textAt(record, 'id') ?? '',
  changedMs: 0,
  row,
});

const outcomes: Readonly<Record<string, VendorDeal['outcome']>> = { '1': 'won', '2': 'lost' };
const nameless = { stage: null, seller: null, account: null, amount: null, currency: null };

function opportunities(): VendorList {
  return {
    kind: 'deals',
    object: 'opportunity',
    fields: [
      'opportunityid',
      'modifiedon',
      'createdon',
      'statecode',
      'stepname',
      'estimatedvalue',
      'actualvalue',
      'estimatedclosedate',
      'actualclosedate',
      '_ownerid_value',
      '_parentaccountid_value',
      '_transactioncurrencyid_value',
    ],
    read: (record, { zone, named }) => {
      const goneId = textAt(record, 'id') ?? '';
      const gone = { ...nameless, id: goneId, outcome: 'deleted', engagedOn: null, closedOn: null } as const;
      if (isDeleted(record)) return goneRecord(record, dealRow(gone));
      const outcome = outcomes[textAt(record, 'statecode') ?? ''] ?? 'open';
      const [amount, day] =
        outcome === 'open' ? ['estimatedvalue', 'estimatedclosedate'] : ['actualvalue', 'actualclosedate'];
      return recordOf('opportunityid', record, (id) =>
        dealRow({
          id,
          outcome,
          stage: textAt(record, 'stepname'),
          seller: named('owner', textAt(record, '_ownerid_value')),
          account: textAt(record, '_parentaccountid_value'),
          amount: textAt(record, amount) ?? textAt(record, 'estimatedvalue'),
          currency: named('currency', textAt(record, '_transactioncurrencyid_value')),
          engagedOn: dayOf(textAt(record, 'createdon'), zone),
          closedOn: dayOf(textAt(record, day), zone),
        }),
      );
    },
  };
}

function recordOf(idField: string, record: unknown, row: (id: string) => VendorRecord['row']): VendorRecord {
  const id = textAt(record, idField) ?? '';
  return { id, changedMs: msOf(textAt(record, 'modifiedon')), row: row(id) };
}

function accounts(): VendorList {
  return {
    kind: 'accounts',
    object: 'account',
    fields: [
      'accountid',
      'modifiedon',
      'name',
      'address1_country',
      'address1_city',
      'address1_postalcode',
      '_parentaccountid_value',
      'revenue',
      'numberofemployees',
    ],
    read: (record) => {
      if (isDeleted(record)) return goneRecord(record, null);
      return recordOf('accountid', record, (id) =>
        accountRow({
          id,
          name: textAt(record, 'name'),
          sector: null,
          country: textAt(record, 'address1_country'),
          town: textAt(record, 'address1_city'),
          postcode: textAt(record, 'address1_postalcode'),
          parent: textAt(record, '_parentaccountid_value'),
          revenue: textAt(record, 'revenue'),
          employees: textAt(record, 'numberofemployees'),
        }),
      );
    },
  };
}

function users(): VendorList {
  return {
    kind: 'people',
    object: 'systemuser',
    fields: [
      'systemuserid',
      'modifiedon',
      'fullname',
      'internalemailaddress',
      'title',
      'isdisabled',
      '_parentsystemuserid_value',
    ],
    read: (record) => {
      if (isDeleted(record)) return goneRecord(record, null);
      return recordOf('systemuserid', record, (id) =>
        isTrueAt(record, 'isdisabled')
          ? null
          : userRow({
              id,
              name: textAt(record, 'fullname'),
              email: textAt(record, 'internalemailaddress'),
              title: textAt(record, 'title'),
              team: null,
              manager: textAt(record, '_parentsystemuserid_value'),
            }),
      );
    },
  };
}

/** An appointment is called off in state 2; of a deleted one its number alone is told. */
function appointments(): VendorList {
  return {
    kind: 'transactions',
    object: 'appointment',
    fields: ['activityid', 'modifiedon', 'scheduledstart', 'statecode', '_ownerid_value'],
    read: (record, { zone, named }) => {
      if (isDeleted(record)) return goneRecord(record, goneMeetingRow(textAt(record, 'id') ?? ''));
      const day = dayOf(textAt(record, 'scheduledstart'), zone);
      const isCancelled = textAt(record, 'statecode') === '2';
      const seller = named('owner', textAt(record, '_ownerid_value'));
      return recordOf('activityid', record, (id) =>
        day === null ? null : meetingRow({ id, day, seller, account: null, isCancelled }),
      );
    },
  };
}
