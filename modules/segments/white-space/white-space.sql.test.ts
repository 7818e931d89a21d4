import { afterAll, beforeAll, expect, it } from 'vitest';
import { derivedId, entityId } from '@cordee/kernel';
import { openTestApplication, type TestApplication, type TestMember } from '@cordee/server/test-application';

let app: TestApplication;
let revops: TestMember;
let stranger: TestMember;
const idOf = new Map<string, string>();

const norm = { coverage: '1', calls: 6, visits: 4, callMinutes: 20, visitMinutes: 120 };
const accounts = [
  'BIG;Grand hôtel;90000;Hôtels',
  'MID;Hôtel du lac;50000;Hôtels',
  'FULL;Hôtel servi;80000;Hôtels',
  'OPEN;Hôtel sans potentiel;;Hôtels',
  'OVER;Hôtel dépassé;1000;Hôtels',
  'NONE;Usine;70000;Industrie',
];

beforeAll(async () => {
  app = await openTestApplication();
  const organisation = await app.openOrganisation('White space');
  revops = await organisation.addMember('revops');
  stranger = await (await app.openOrganisation('Others')).addMember('revops');
  const before = (days: number) => revops.scope.asOf.effective.subtract({ days }).toString();
  await organisation.bring(revops.scope, {
    kind: 'accounts',
    text: `account_code;name;potential;sector\n${accounts.join('\n')}\n`,
  });
  await organisation.bring(revops.scope, {
    kind: 'transactions',
    text: `transaction_code;kind;date;amount;currency;account\nO1;order;${before(30)};10000;EUR;BIG\nO2;order;${before(30)};2000.50;EUR;OVER\n`,
  });
  for (const { id, code } of (await ask('GET', '/accounts')).body.rows) idOf.set(code, id);
  await logContacts(before);
  const { id } = (await ask('POST', '/segment-models', { name: 'Normes', start: 'empty' })).body;
  const { head, document } = (await ask('GET', `/segment-models/${id}`)).body;
  const segments = [
    { code: 'hotels', name: 'Hôtels', condition: 'secteur = "Hôtels"', norm },
    { code: 'others', name: 'Autres', condition: 'secteur = "Industrie"', norm: null },
  ];
  await ask('PUT', `/segment-models/${id}`, {
    follows: head.saving,
    name: 'Normes',
    document: { ...document, segments },
  });
  await ask('POST', `/segment-models/${id}/application`, {
    from: revops.scope.asOf.effective.toString(),
  });
});
afterAll(() => app.stop());

/** BIG: 2 calls and 1 visit that count, and three contacts that do not. FULL: its whole norm. */
async function logContacts(before: (days: number) => string) {
  const logged = [
    ...[10, 20].map((days) => ['BIG', 'call', 'reached', days] as const),
    ['BIG', 'call', 'not_reached', 30] as const,
    ['BIG', 'meeting', 'held', 40] as const,
    ['BIG', 'meeting', 'no_show', 50] as const,
    ['BIG', 'call', 'meeting_set', 370] as const,
    ...[1, 2, 3, 4, 5, 6].map((days) => ['FULL', 'call', 'reached', days] as const),
    ...[1, 2, 3, 4].map((days) => ['FULL', 'meeting', 'proposal_asked', days] as const),
  ];
  const activities = logged.map(([code, kind, outcome, days], index) => ({
    id: derivedId(revops.scope.tenant, 'activity', String(index)),
    kind,
    sellerId: derivedId(revops.scope.tenant, 'person', 'S1'),
    accountId: entityId(idOf.get(code) ?? ''),
    dealId: null,
    plannedOn: null,
    doneOn: before(days),
    outcome,
    note: null,
  }));
  await app.application.actionPlans.activities.post(revops.scope, activities, 'actions.logged');
}

type Told = { value: string; target?: string; explain: string };
type Row = {
  id: string;
  code: string;
  segment: string | null;
  leftToWin: Told | null;
  calls: Told;
  visits: Told;
  minutes: Told;
};
type Answer = {
  code: string;
  id: string;
  head: { saving: string };
  document: object;
  rows: Row[];
  total: number;
  underServed: number;
  withoutNorm: number;
  segments: { code: string; coverage: Told; underServed: number; callsMissing: number }[];
  sentence: string;
  tree: object;
};

async function ask(method: string, path: string, body?: unknown, who: TestMember = revops) {
  const answer = await app.call({ method, path, token: who.token, ...(body === undefined ? {} : { body }) });
  return { status: answer.status, body: (await answer.json()) as Answer };
}
const listed = async (path: string) => (await ask('GET', path)).body;

it('lists who had less than the norm, by what is left to win, those of unknown potential last', async () => {
  const { rows, total } = await listed('/white-space/accounts');
  expect(rows.map(({ code, leftToWin }) => [code, leftToWin?.value ?? null])).toEqual([
    ['BIG', '80000'],
    ['MID', '50000'],
    ['OVER', '0'],
    ['OPEN', null],
  ]);
  expect(total).toBe(4);
  expect(rows[0]).toMatchObject({
    calls: { value: '4', target: '6' },
    visits: { value: '3', target: '4' },
    minutes: { value: '440' },
  });
  expect((await listed('/white-space/accounts?q=lac')).rows.map(({ code }) => code)).toEqual(['MID']);
});

it('counts per segment who was seen, who is under the norm, and whom no norm names', async () => {
  const { segments, underServed, withoutNorm } = await listed('/white-space');
  expect([underServed, withoutNorm]).toEqual([4, 1]);
  expect(segments).toMatchObject([
    { code: 'hotels', coverage: { value: '0.4000', target: '1' }, underServed: 4, callsMissing: 22 },
  ]);
});

it('tells each figure down to the contacts and the sales that it was calculated from', async () => {
  const { rows } = await listed('/white-space/accounts');
  const big = rows.find(({ code }) => code === 'BIG');
  const told = async (explain: string | undefined) =>
    JSON.stringify((await listed(explain ?? '')).tree).replaceAll(/[\u00a0\u202f]/g, ' ');
  expect(await told(big?.minutes.explain)).toContain('440');
  const calls = await told(big?.calls.explain);
  expect(calls.match(/appel abouti du/g)).toHaveLength(2);
  expect(calls).toContain('norme d’appels par an du segment « Hôtels »');
  expect(await told(big?.leftToWin?.explain)).toContain('vente O1');
  const over = rows.find(({ code }) => code === 'OVER');
  expect(await told(over?.leftToWin?.explain)).toContain('-1 000,50');
  const { segments } = await listed('/white-space');
  expect(await told(segments[0]?.coverage.explain)).toContain('40');
});

it('writes the whole list with the norm beside what was held', async () => {
  const answer = await app.call({
    method: 'GET',
    path: '/white-space/accounts.csv?segment=hotels',
    token: revops.token,
  });
  const lines = (await answer.text()).trim().split('\r\n');
  expect(lines).toHaveLength(5);
  expect(lines[1]).toBe('BIG;Grand hôtel;;Hôtels;90000;10000;80000;6;2;4;4;1;3;440');
});

it('names the segment of each account in the list of all accounts', async () => {
  const { rows } = await listed('/accounts');
  expect(rows.map(({ code, segment }) => [code, segment])).toContainEqual(['BIG', 'Hôtels']);
  const before = await listed('/accounts?asOf=2020-01-01');
  expect(before.rows.map(({ segment }) => segment)).toEqual(before.rows.map(() => null));
});

it('gives the norm’s visits to the workload of territories', async () => {
  const book = (await listed('/territories/accounts')) as unknown as { code: string; normVisits: number }[];
  expect(book.map(({ code, normVisits }) => [code, normVisits])).toEqual([
    ['BIG', 4],
    ['FULL', 4],
    ['MID', 4],
    ['NONE', null],
    ['OPEN', 4],
    ['OVER', 4],
  ]);
});

it('refuses an account of another organisation, a segment that is not there, and a key that nobody knows', async () => {
  const id = idOf.get('BIG') ?? '';
  const refusals = [
    await ask('GET', `/white-space/accounts/${id}/calls/explanation`, undefined, stranger),
    await ask('GET', `/white-space/accounts/${idOf.get('NONE')}/calls/explanation`),
    await ask('GET', '/white-space/segments/none/coverage/explanation'),
    await ask('GET', '/white-space/accounts?colour=red'),
  ];
  expect(refusals.map(({ status }) => status)).toEqual([404, 404, 404, 400]);
});
