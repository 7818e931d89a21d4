import { afterAll, beforeAll, expect, it } from 'vitest';
import { entityId, type EntityId } from '@cordee/kernel';
import { openTestApplication, type TestApplication, type TestMember } from '@cordee/server/test-application';

let app: TestApplication;
let revops: TestMember;
let executive: TestMember;
let stranger: TestMember;
const idOf = new Map<string, EntityId>();

const box = (west: number, south: number, east: number, north: number) => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ],
];
const zone = (code: string, nom: string, coordinates: unknown) => ({
  type: 'Feature',
  properties: { code, nom },
  geometry: { type: 'Polygon', coordinates },
});
const collection = (...features: readonly unknown[]) =>
  JSON.stringify({ type: 'FeatureCollection', features });
const nord = zone('59', 'Nord', box(2, 50, 4, 51));
const picardie = zone('80', 'Somme', box(1, 49, 3, 50.5));

/** A1 is in the north alone, A2 in both areas, A3 where its latitude and longitude were swapped, A4 nowhere. */
const places = [
  ['A1', 50.63, 3.06],
  ['A2', 50.3, 2.5],
  ['A3', 3.06, 50.63],
] as const;

beforeAll(async () => {
  app = await openTestApplication();
  const organisation = await app.openOrganisation('Areas');
  revops = await organisation.addMember('revops');
  executive = await organisation.addMember('executive');
  stranger = await (await app.openOrganisation('Elsewhere')).addMember('revops');
  const today = revops.scope.asOf.effective;
  const files = [
    [
      'people',
      'person_code;full_name;position_title;team;role\nS1;Anne Nord;Secteur 1;Ventes;seller\nS2;Zoé Sud;Secteur 2;Ventes;seller\n',
    ],
    [
      'accounts',
      'account_code;name;potential\nA1;Client 1;3000\nA2;Client 2;1000\nA3;Client 3;500\nA4;Client 4;\n',
    ],
    ['quotas', `seller;amount;period\nS1;8000;${today.year}\n`],
    [
      'transactions',
      `transaction_code;kind;date;amount;currency;seller;account\nO1;order;${today.toString()};1500;EUR;S1;A1\nO2;order;${today.toString()};700;EUR;S1;A2\n`,
    ],
  ] as const;
  for (const [kind, text] of files) {
    const brought = await organisation.bring(revops.scope, { kind, text });
    if (!brought.ok) throw new Error(brought.refusal.code);
  }
  for (const { id, code } of (await ask('GET', '/territories/accounts')).body as unknown as Account[])
    idOf.set(code, entityId(id));
  await app.application.territories.keepPlaces(
    revops.scope,
    places.map(([code, latitude, longitude]) => ({
      accountId: idOf.get(code) ?? entityId(missing),
      latitude,
      longitude,
      origin: 'given',
    })),
  );
  const from = `${today.year}-01-01`;
  await ask('POST', '/territories/openings', { teamId: null, from });
  const { territories } = (await ask('GET', '/territories')).body;
  const territoryId = territories.find(({ holder }) => holder === 'Anne Nord')?.territoryId;
  await ask('POST', '/territories/assignments', {
    accountIds: [idOf.get('A1'), idOf.get('A2')],
    territoryId,
    isLocked: false,
    from,
  });
});
afterAll(() => app.stop());

const missing = '00000000-0000-4000-8000-000000000000';

type Account = { id: string; code: string };
type Told = { value: string; explain: string } | null;
type Answer = {
  code: string;
  detail: string;
  place?: { document: string; line?: number };
  territories: { territoryId: string; holder: string }[];
  file: { name: string } | null;
  areas: { name: string; accounts: Told; potential: Told; revenue: Told; attainment: Told }[];
  outside: { count: number; names: string[] };
  overlapping: { count: number; names: string[] };
  unplaced: { count: number; names: string[] };
  tree: object;
};

async function ask(method: string, path: string, body?: unknown, who: TestMember = revops) {
  const answer = await app.call({ method, path, token: who.token, ...(body === undefined ? {} : { body }) });
  return { status: answer.status, body: (await answer.json()) as Answer };
}

async function bring(text: string, who: TestMember = revops) {
  const file = { name: 'zones.geojson', text };
  const answer = await app.call({ method: 'POST', path: '/territory-areas', token: who.token, file });
  return { status: answer.status, body: (await answer.json()) as Answer };
}

it('refuses a file with a fault as a whole, and says where it is', async () => {
  expect((await ask('GET', '/territory-areas')).body.file).toBeNull();
  const open = zone('60', 'Oise', [box(1, 49, 3, 50)[0]?.slice(0, 4)]);
  const refused = await bring(collection(nord, open));
  expect(refused.status).toBe(422);
  expect(refused.body.detail).toContain('zone 2 (Oise) n’est pas fermé');
  expect((await bring('{"type":\n"Feature')).body).toMatchObject({
    code: 'territories.areas_json',
    place: { document: 'zones.geojson', line: 2 },
  });
  expect((await bring(collection(nord), executive)).status).toBe(403);
  expect((await ask('GET', '/territory-areas')).body.file).toBeNull();
});

it('tells what each area holds, names who is in the sea, in several areas or without a place', async () => {
  expect((await bring(collection(nord, picardie))).body.areas).toBe(2);
  const { body } = await ask('GET', '/territory-areas', undefined, executive);
  expect(body.file?.name).toBe('zones.geojson');
  expect(body.areas).toMatchObject([
    { name: 'Nord', accounts: { value: '2' }, potential: { value: '4000' }, revenue: { value: '0' } },
    { name: 'Somme', accounts: { value: '0' }, potential: { value: '0' }, attainment: null },
  ]);
  expect(body.outside).toEqual({ count: 1, names: ['Client 3'] });
  expect(body.overlapping).toEqual({ count: 1, names: ['Client 2 (Nord, Somme)'] });
  expect(body.unplaced).toEqual({ count: 1, names: ['Client 4'] });
});

it('names the accounts that count in an area, to its own organisation alone', async () => {
  const held = async (number: number, who = revops) =>
    ask('GET', `/territory-areas/${number}/accounts`, undefined, who);
  const { accountIds } = (await held(1)).body as unknown as { accountIds: string[] };
  expect(new Set(accountIds)).toEqual(new Set([idOf.get('A1'), idOf.get('A2')]));
  expect((await held(2)).body).toEqual({ accountIds: [] });
  expect([(await held(3)).status, (await held(1, stranger)).status]).toEqual([404, 404]);
});

it('shares a quota among the accounts of its territory by potential, and says how far the area is', async () => {
  const [area] = (await ask('GET', '/territory-areas')).body.areas;
  expect(area?.attainment?.value).toBe('0.2750');
  const told = JSON.stringify((await ask('GET', area?.attainment?.explain ?? '')).body.tree);
  expect(told.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain('6 000');
  expect(told).toContain('part de Client 1 (A1) dans l’objectif de');
  const rows = (await ask('GET', '/territory-areas/1/part/rows')).body as unknown as { rows: unknown[] };
  expect(rows.rows).toHaveLength(2);
  const potential = await ask('GET', area?.potential?.explain ?? '');
  expect(JSON.stringify(potential.body.tree)).toContain('Client 2 (A2)');
});

it('leaves as CSV, draws outlines, and is another organisation’s to no one', async () => {
  const csv = await app.call({ method: 'GET', path: '/territory-areas/csv', token: revops.token });
  const lines = (await csv.text()).trim().split('\r\n');
  expect(lines[1]?.startsWith('59;Nord;2;4000;')).toBe(true);
  const outlines = (await ask('GET', '/territory-areas/outlines')).body as unknown as {
    rings: number[][][];
  }[];
  expect(outlines.map(({ rings }) => rings[0]?.length)).toEqual([5, 5]);
  const refusals = [
    await ask('GET', '/territory-areas/1/potential/explanation', undefined, stranger),
    await ask('GET', '/territory-areas/2/attainment/explanation'),
    await ask('GET', '/territory-areas/3/potential/explanation'),
    await ask('GET', '/territory-areas/1/accounts/rows', undefined, stranger),
    await ask('GET', '/territory-areas?colour=red'),
  ];
  expect(refusals.map(({ status }) => status)).toEqual([404, 404, 404, 404, 400]);
});

it('counts by the last file, and by the one before it as it was known then', async () => {
  const before = await app.application.segments.knownChange(revops.scope);
  await bring(collection(picardie));
  const { body } = await ask('GET', '/territory-areas');
  expect(body.areas.map(({ name, accounts }) => [name, accounts?.value])).toEqual([['Somme', '1']]);
  expect(body.outside.count).toBe(2);
  const then = (await ask('GET', `/territory-areas?known=${before}`)).body;
  expect(then.areas.map(({ name }) => name)).toEqual(['Nord', 'Somme']);
});
