// Salesforce, from its REST API's documentation: SOQL by queryAll, which tells deleted records as well, until they are
// purged from the recycle bin. A connected app signs in by itself (client credentials), as the user it runs as.
import { ok, refused, type Refused, type Result } from '@cordee/kernel';
import type { ConnectorWorld, Pull, WebAnswer } from '../connector.ts';
import { exactJson, isTrueAt, listAt, textAt } from '../exact-json.ts';
import { behind, clientSignature, openVendorCall, type VendorDoor } from './vendor-call.ts';
import { dayOf, instantOf, msOf } from './vendor-clock.ts';
import { accountRow, dealRow, meetingRow, userRow } from './vendor-rows.ts';
import {
  type PageQuestion,
  type Vendor,
  type VendorList,
  type VendorPage,
  type VendorRecord,
} from './vendor.ts';

export const version = 'v62.0';
const stamps = ['Id', 'IsDeleted', 'SystemModstamp'];

export const salesforce: Vendor = {
  code: 'salesforce',
  settings: [
    { code: 'url', isRequired: true },
    { code: 'client_id', isRequired: true },
    { code: 'zone', isRequired: false },
  ],
  marks: 'moment',
  lists: [deals(), accounts(), users(), events()],
  open: (world, pull, list) => {
    const base = pull.settings['url'] ?? '';
    const call = openVendorCall(world, salesforceDoor(world, pull, list.object));
    const get = (path: string) => {
      const url = behind(base, path);
      return url.ok ? call({ method: 'GET', url: url.value }) : Promise.resolve(url);
    };
    return {
      fieldsOf: async () => {
        const answer = await get(`/services/data/${version}/sobjects/${list.object}/describe`);
        return answer.ok ? fieldsIn(answer.value.json) : answer;
      },
      page: async (question) => {
        const first = `/services/data/${version}/queryAll?q=${encodeURIComponent(soql(list, question))}`;
        const answer = await get(question.next ?? first);
        if (!answer.ok) return answer;
        return pageIn(answer.value.json, answer.value.atMs, (record) =>
          list.read(record, { zone: pull.settings['zone'] || 'UTC', named: () => null }),
        );
      },
    };
  },
};

/** How its calls are signed, and what its errors mean. */
export const salesforceDoor = (world: ConnectorWorld, pull: Pull, object: string): VendorDoor => ({
  signIn: () => signIn(world, pull),
  renews: true,
  told: meantBy(object),
});

const signIn = (world: ConnectorWorld, { settings, secret }: Pull) =>
  clientSignature(world, {
    url: new URL('/services/oauth2/token', settings['url']).href,
    form: { client_id: settings['client_id'] ?? '', client_secret: secret },
  });

/** Salesforce answers errors as a list, each with a code of its own. */
const meantBy =
  (object: string) =>
  ({ status, text }: WebAnswer): Refused | null => {
    if (status === 412) return refused('connectors.record_changed');
    const [first] = listAt(exactJson(text), '') ?? [];
    switch (status < 400 ? '' : (textAt(first, 'errorCode') ?? '')) {
      case 'REQUEST_LIMIT_EXCEEDED':
        return refused('connectors.day_spent');
      case 'INVALID_FIELD':
        return refused('connectors.field_missing', { object, fields: textAt(first, 'message') ?? '' });
      case 'INVALID_TYPE':
        return refused('connectors.object_closed', { object });
      case 'INVALID_QUERY_LOCATOR':
        return refused('connectors.page_gone');
      default:
        return null;
    }
  };

function fieldsIn(json: unknown): Result<ReadonlySet<string>> {
  const fields = listAt(json, 'fields');
  if (!fields) return refused('connectors.rows_not_found', { place: 'fields' });
  return ok(
    new Set(
      fields.flatMap((field) => [textAt(field, 'name') ?? '', textAt(field, 'relationshipName') ?? '']),
    ),
  );
}

function soql({ object }: VendorList, { fields, since }: PageQuestion): string {
  const from = since === null ? '' : ` WHERE SystemModstamp >= ${instantOf(Number(since))}`;
  return `SELECT ${fields.join(', ')} FROM ${object}${from} ORDER BY SystemModstamp, Id`;
}

function pageIn(
  json: unknown,
  atMs: number | null,
  read: (record: unknown) => VendorRecord,
): Result<VendorPage> {
  const records = listAt(json, 'records');
  const total = textAt(json, 'totalSize');
  if (!records || total === null) return refused('connectors.rows_not_found', { place: 'records' });
  const next = isTrueAt(json, 'done') ? null : textAt(json, 'nextRecordsUrl');
  return ok({ records: records.map((record) => read(record)), next, total: Number(total), atMs });
}

const recordOf = (record: unknown, row: VendorRecord['row']): VendorRecord => ({
  id: textAt(record, 'Id') ?? '',
  changedMs: msOf(textAt(record, 'SystemModstamp')),
  row,
});

function deals(): VendorList {
  return {
    kind: 'deals',
    object: 'Opportunity',
    fields: [
      ...stamps,
      'StageName',
      'Amount',
      'CloseDate',
      'CreatedDate',
      'IsClosed',
      'IsWon',
      'AccountId',
      'Owner.Email',
    ],
    fieldsIfAny: ['CurrencyIsoCode'],
    read: (record, { zone }) =>
      recordOf(
        record,
        dealRow({
          id: textAt(record, 'Id') ?? '',
          outcome: outcomeOf(record),
          stage: textAt(record, 'StageName'),
          seller: textAt(record, 'Owner.Email'),
          account: textAt(record, 'AccountId'),
          amount: textAt(record, 'Amount'),
          currency: textAt(record, 'CurrencyIsoCode'),
          engagedOn: dayOf(textAt(record, 'CreatedDate'), zone),
          closedOn: textAt(record, 'CloseDate'),
        }),
      ),
  };
}

function outcomeOf(record: unknown): 'open' | 'won' | 'lost' | 'deleted' {
  if (isTrueAt(record, 'IsDeleted')) return 'deleted';
  if (isTrueAt(record, 'IsWon')) return 'won';
  return isTrueAt(record, 'IsClosed') ? 'lost' : 'open';
}

function accounts(): VendorList {
  return {
    kind: 'accounts',
    object: 'Account',
    fields: [
      ...stamps,
      'Name',
      'Industry',
      'BillingCountry',
      'BillingCity',
      'BillingPostalCode',
      'ParentId',
      'AnnualRevenue',
      'NumberOfEmployees',
    ],
    read: (record) =>
      recordOf(
        record,
        isTrueAt(record, 'IsDeleted')
          ? null
          : accountRow({
              id: textAt(record, 'Id') ?? '',
              name: textAt(record, 'Name'),
              sector: textAt(record, 'Industry'),
              country: textAt(record, 'BillingCountry'),
              town: textAt(record, 'BillingCity'),
              postcode: textAt(record, 'BillingPostalCode'),
              parent: textAt(record, 'ParentId'),
              revenue: textAt(record, 'AnnualRevenue'),
              employees: textAt(record, 'NumberOfEmployees'),
            }),
      ),
  };
}

function users(): VendorList {
  return {
    kind: 'people',
    object: 'User',
    fields: ['Id', 'SystemModstamp', 'Name', 'Email', 'Title', 'Department', 'ManagerId', 'IsActive'],
    read: (record) =>
      recordOf(
        record,
        isTrueAt(record, 'IsActive')
          ? userRow({
              id: textAt(record, 'Id') ?? '',
              name: textAt(record, 'Name'),
              email: textAt(record, 'Email'),
              title: textAt(record, 'Title'),
              team: textAt(record, 'Department'),
              manager: textAt(record, 'ManagerId'),
            })
          : null,
      ),
  };
}

function events(): VendorList {
  return {
    kind: 'transactions',
    object: 'Event',
    fields: [...stamps, 'ActivityDate', 'StartDateTime', 'IsAllDayEvent', 'AccountId', 'Owner.Email'],
    read: (record, { zone }) => {
      const day = isTrueAt(record, 'IsAllDayEvent')
        ? textAt(record, 'ActivityDate')
        : dayOf(textAt(record, 'StartDateTime'), zone);
      const meeting = {
        id: textAt(record, 'Id') ?? '',
        seller: textAt(record, 'Owner.Email'),
        account: textAt(record, 'AccountId'),
        isCancelled: isTrueAt(record, 'IsDeleted'),
      };
      return recordOf(record, day === null ? null : meetingRow({ ...meeting, day }));
    },
  };
}
