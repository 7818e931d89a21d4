import { afterAll, beforeAll, expect, it } from 'vitest';
import { entityId, plainDate, type Scope } from '@cordee/kernel';
import {
  openTestApplication,
  type TestApplication,
  type TestOrganisation,
} from '@cordee/server/test-application';

let app: TestApplication;
let house: TestOrganisation;
let scope: Scope;
let changeBeforeMove: bigint | null;

const people = (rows: readonly string[]) =>
  `person_code;full_name;email;payroll_number;team;manager_code;role;effective_from;left_on\n${rows.join('\n')}\n`;

beforeAll(async () => {
  app = await openTestApplication();
  house = await app.openOrganisation('House');
  scope = (await house.addMember('revops')).scope;
  await bring('people', [
    people([
      'DIR;Alma Roy;;;;;manager;2025-01-01;',
      'MAN;Bruno Lac;;;North;DIR;manager;2025-01-01;',
      'S1;Chloé Mur;c.mur@example.test;0042;North;MAN;seller;2025-01-01;',
      'S2;Denis Pic;;;North;MAN;seller;2025-01-01;2025-12-31',
      'S3;Elsa Bois;;;South;DIR;seller;2025-01-01;',
    ]),
  ]);
  changeBeforeMove = await app.application.runs.store.knownChange(scope);
  await bring('people', [people(['S1;Chloé Mur-Roy;c.mur@example.test;0042;South;DIR;seller;2026-01-01;'])]);
});
afterAll(() => app.stop());

async function bring(kind: 'people' | 'transactions', [text = '']: readonly string[]) {
  const brought = await house.bring(scope, { kind, text });
  if (!brought.ok) throw new Error(brought.refusal.code);
  return brought.value;
}
const store = () => app.application.people;
const on = (day: string, change: bigint | null = null): Scope => ({
  ...scope,
  asOf: { effective: plainDate(day), change },
});
async function find(code: string, when: Scope) {
  return (await store().people(when, {})).find((each) => each.code === code);
}
async function codesOf(ids: readonly string[]) {
  const everyone = await store().people(on('2026-06-01'), {});
  return everyone.flatMap((each) => (ids.includes(each.personId) ? [each.code] : [])).toSorted();
}
async function idOf(code: string) {
  return entityId((await find(code, on('2026-06-01')))?.personId ?? '');
}

it('shows a person on a day as what was true then', async () => {
  expect(await find('S1', on('2025-06-01'))).toMatchObject({
    name: 'Chloé Mur',
    team: 'North',
    manager: 'Bruno Lac',
  });
  expect(await find('S1', on('2026-06-01'))).toMatchObject({
    name: 'Chloé Mur-Roy',
    team: 'South',
    manager: 'Alma Roy',
  });
  expect(await find('S1', on('2024-12-31'))).toBeUndefined();
});

it('shows what was known at a change number, whatever has been learned since', async () => {
  expect(await find('S1', on('2026-06-01', changeBeforeMove))).toMatchObject({
    name: 'Chloé Mur',
    team: 'North',
  });
});

it('lets a position be empty once its holder has left', async () => {
  expect((await find('S2', on('2025-12-31')))?.positionId).not.toBeNull();
  expect((await find('S2', on('2026-01-01')))?.positionId).toBeNull();
});

it('opens to a manager the whole tree below as it stands on the day, and only themselves to a seller', async () => {
  const reach = async (code: string, depth: 'own' | 'reports', day = '2026-06-01') =>
    codesOf((await store().reachOf(on(day), code, depth)).people);
  expect(await reach('DIR', 'reports')).toEqual(['DIR', 'MAN', 'S1', 'S3']);
  expect(await reach('MAN', 'reports', '2025-06-01')).toEqual(['MAN', 'S1', 'S2']);
  expect(await reach('MAN', 'reports')).toEqual(['MAN']);
  expect(await reach('S1', 'own')).toEqual(['S1']);
  expect(await reach('nobody', 'reports')).toEqual([]);
});

it('lists the members of a team as of the day', async () => {
  const teams = await store().teams(on('2025-06-01'));
  expect(teams.map(({ code, sellers, manager }) => [code, sellers, manager])).toEqual([
    ['North', 2, 'Bruno Lac'],
    ['South', 1, null],
  ]);
  const north = teams[0]?.id ?? '';
  const members = async (day: string) =>
    (await store().people(on(day), { team: north })).map(({ code }) => code).toSorted();
  expect([await members('2025-06-01'), await members('2026-06-01')]).toEqual([['MAN', 'S1', 'S2'], ['MAN']]);
});

it('credits an order to whom its code meant on its day, and again when a link is added', async () => {
  const orders = `transaction_code;date;amount;seller\nO1;2026-01-15;100;S1\nO2;2026-03-15;100;S1\nO3;2026-03-15;100;0042\nO4;2026-03-15;100;Elsa Bois\nO5;2026-03-15;100;ghost\n`;
  await bring('transactions', [orders]);
  expect(await creditedTo()).toEqual({ O1: 'S1', O2: 'S1', O3: 'S1', O4: 'S3', O5: null });
  const token = (await house.addMember('revops')).token;
  const link = (body: object) => app.call({ method: 'POST', path: '/people/codes', token, body });
  const s3 = await idOf('S3');
  const whom = { source: 'crm', code: 's1', personId: s3, from: '2026-02-01' };
  expect((await link(whom)).status).toBe(200);
  expect((await link({ ...whom, source: 'erp', code: 'O4', from: '2025-01-01' })).status).toBe(200);
  expect((await link({ ...whom, code: 'GHOST', from: '2026-03-01' })).status).toBe(200);
  expect((await link({ ...whom, personId: '00000000-0000-4000-8000-000000000001' })).status).toBe(404);
  expect((await bring('transactions', [orders])).counts).toMatchObject({ changed: 2, unchanged: 3 });
  expect(await creditedTo()).toEqual({ O1: 'S1', O2: 'S3', O3: 'S1', O4: 'S3', O5: 'S3' });
});

it('lets nobody but sales operations link a code', async () => {
  const token = (await house.addMember('finance')).token;
  const body = { source: 'crm', code: 'S1', personId: null, from: '2026-02-01' };
  expect((await app.call({ method: 'POST', path: '/people/codes', token, body })).status).toBe(403);
});

it('shows the transactions of a team by those who hold its positions', async () => {
  const south = (await store().teams(on('2026-06-01'))).find((team) => team.code === 'South')?.id ?? '';
  const found = await app.application.transactions.transactions(on('2026-06-01'), {
    team: south,
    offset: 0,
    limit: 50,
  });
  expect(found.rows.map((row) => row.code).toSorted()).toEqual(['O1', 'O2', 'O3', 'O4', 'O5']);
  const earlier = await app.application.transactions.transactions(on('2025-06-01'), {
    team: south,
    offset: 0,
    limit: 50,
  });
  expect(earlier.rows.map((row) => row.code).toSorted()).toEqual(['O2', 'O4', 'O5']);
});

async function creditedTo() {
  const { rows } = await app.application.transactions.transactions(on('2026-06-01'), {
    offset: 0,
    limit: 50,
  });
  const everyone = await store().people(on('2026-06-01'), {});
  const codeOf = new Map<string, string>(everyone.map((each) => [each.personId, each.code]));
  return Object.fromEntries(
    rows.map((row) => [row.code, row.sellerId === null ? null : codeOf.get(row.sellerId)]),
  );
}
