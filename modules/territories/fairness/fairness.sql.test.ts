import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApplication, type TestApplication, type TestMember } from '@cordee/server/test-application';

let app: TestApplication;
let revops: TestMember;
let executive: TestMember;
let stranger: TestMember;
let proposalId: string;

const towns = [
  'Lille;59000',
  'Roubaix;59100',
  'Tourcoing;59200',
  'Marseille;13001',
  'Toulon;83000',
  'Nice;06000',
];
const years = [2025, 2026].flatMap((year) =>
  Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`),
);
/** Every account buys 1,000 a month from the first seller, whoever is nearest. */
const orders = years.flatMap((month) =>
  towns.map((_, index) => `O${month}-${index + 1};order;${month}-10;1000,00;S1;A${index + 1}`),
);

beforeAll(async () => {
  app = await openTestApplication();
  const organisation = await app.openOrganisation('Fairness');
  revops = await organisation.addMember('revops');
  executive = await organisation.addMember('executive');
  stranger = await (await app.openOrganisation('Elsewhere')).addMember('revops');
  const files = [
    [
      'people',
      'person_code;full_name;position_title;team;role\nS1;Anne Nord;Secteur 1;Ventes;seller\nS2;Zoé Sud;Secteur 2;Ventes;seller\n',
    ],
    [
      'accounts',
      `account_code;name;town;postcode;country;potential\n${towns.map((place, index) => `A${index + 1};Client ${index + 1};${place};FR;${(index + 1) * 1000}`).join('\n')}\n`,
    ],
    ['transactions', `code;kind;date;amount;seller;account\n${orders.join('\n')}\n`],
    ['quotas', 'seller;amount;period\nS1;30000,00;2026\nS2;90000,00;2026\n'],
  ] as const;
  for (const [kind, text] of files) {
    const brought = await organisation.bring(revops.scope, { kind, text });
    if (!brought.ok) throw new Error(`${kind}: ${brought.refusal.code}`);
  }
  const people = await app.application.people.people(revops.scope, {});
  await ask(revops, 'POST', '/plans', { document: PLAN, effectiveFrom: '2025-01-01' });
  await ask(revops, 'POST', '/plans/field/assignments', {
    payees: people.map(({ personId }) => personId),
    from: '2025-01-01',
    to: null,
  });
  await ask(revops, 'POST', '/territories/openings', { teamId: null, from: '2025-01-01' });
  await ask(revops, 'POST', '/territories/places');
  await app.finishTasks(organisation.id);
  const book = await ask(revops, 'GET', '/territories');
  const first = book.body.territories.find(({ holder }) => holder === 'Anne Nord');
  const accounts = await app.application.territories.book(revops.scope);
  await ask(revops, 'POST', '/territories/assignments', {
    accountIds: accounts.accounts.map(({ id }) => id),
    territoryId: first?.territoryId,
    isLocked: false,
    from: '2025-01-01',
  });
  const asked = await ask(revops, 'POST', '/territory-proposals', {
    name: 'Nord et Sud',
    effectiveFrom: '2026-12-15',
    teamId: null,
    tolerance: 2,
    continuityKm: 0,
    seconds: 1,
    basedOn: null,
    locks: [],
  });
  await app.finishTasks(organisation.id);
  proposalId = asked.body.proposalId;
}, 120_000);
afterAll(() => app.stop());

/** 10 % of orders. */
const PLAN = {
  format: 'cordee-plan/1',
  code: 'field',
  name: 'Field',
  version: '1',
  semantics: 1,
  currency: 'EUR',
  calendar: 'civil',
  grain: 'year',
  measures: [{ code: 'orders', base: 'order_intake', aggregation: 'amount' }],
  components: [
    { code: 'commission', type: 'percentage_of_measure', args: { measure: 'orders', rate: '0.1' } },
  ],
};

type Figure = { value: string; explain: string };
type Moved = { before: Figure; change: Figure; after: Figure };
type Side = {
  accounts: { value: string; explain: string };
  potential: Figure;
  revenue: Figure;
  chance: { reaches: Figure | null; words: string };
};
type Part = { accounts: number; revenue: string };
type Answer = {
  proposalId: string;
  code: string;
  day: string;
  territories: {
    territoryId: string;
    territory: string;
    holder: string;
    quota: Figure | null;
    before: Side | null;
    after: Side;
  }[];
  before: { potential: { gini: Figure } } | null;
  after: { potential: { gini: Figure } };
  sentence: string;
  tree: { children: unknown[] };
  rows: unknown[];
  sellers: { personId: string; lost: Part; gained: Part }[];
  moves: { accountId: string }[];
  giver: { estimate: { change: Figure } | null; why: string | null };
  taker: { estimate: { change: Figure } | null };
  sales: number;
};

async function ask(who: TestMember, method: string, path: string, body?: unknown) {
  const answer = await app.call({ method, path, token: who.token, ...(body === undefined ? {} : { body }) });
  const text = await answer.text();
  return {
    status: answer.status,
    text,
    body: (text.startsWith('{') ? JSON.parse(text) : {}) as Answer,
  };
}

it('tells what a proposal gives each territory before and after, and its chance', async () => {
  const { status, body } = await ask(executive, 'GET', `/territory-fairness/${proposalId}`);
  expect(status).toBe(200);
  expect(body.day).toBe('2026-12-15');
  const [anne, zoe] = body.territories;
  expect(anne?.before?.accounts.value).toBe('6');
  const counted = await ask(executive, 'GET', anne?.before?.accounts.explain ?? '');
  expect(counted.body.tree.children).toHaveLength(6);
  expect(zoe?.before?.accounts.value).toBe('0');
  expect(Number(anne?.after.accounts.value) + Number(zoe?.after.accounts.value)).toBe(6);
  expect(anne?.before?.revenue.value).toBe('72000.00');
  expect(anne?.before?.chance.reaches?.value).toBe('1.0000');
  expect(zoe?.after.chance.reaches?.value).toBe('0.0000');
  expect(Number(body.before?.potential.gini.value)).toBeGreaterThan(Number(body.after.potential.gini.value));
});

it('opens the reasons of every figure, and the file that a spreadsheet reads', async () => {
  const { body } = await ask(executive, 'GET', `/territory-fairness/${proposalId}`);
  const figures = body.territories.flatMap(({ before, after }) =>
    [before, after].flatMap((side) =>
      side === null ? [] : [side.accounts, side.potential, side.revenue, side.chance.reaches],
    ),
  );
  const quotas = body.territories.map(({ quota }) => quota);
  expect(quotas.every((quota) => quota !== null)).toBe(true);
  for (const figure of [...figures, ...quotas, body.after.potential.gini]) {
    if (figure === null) continue;
    const told = await ask(executive, 'GET', figure.explain);
    expect([told.status, told.body.sentence.length > 10]).toEqual([200, true]);
  }
  const file = await ask(executive, 'GET', `/territory-fairness/${proposalId}/csv`);
  expect(file.text.trim().split('\r\n')).toHaveLength(3);
  const later = await ask(executive, 'GET', '/territory-fairness/2029-01-01/csv');
  expect(later.text).toContain('Pas d’objectif connu à cette date');
  expect(file.text).toContain('Anne Nord');
});

it('says what a move does to the pay of both: the account’s year of sales goes from one to the other', async () => {
  const { body } = await ask(revops, 'GET', `/territory-proposals/${proposalId}`);
  const [move] = body.moves;
  const address = `/territory-fairness/${proposalId}/moves/${move?.accountId ?? ''}`;
  const effect = await ask(executive, 'GET', address);
  expect(effect.body.territories).toHaveLength(2);
  const sides = effect.body.territories as unknown as Record<'potential' | 'revenue', Moved>[];
  const moved = sides.flatMap(({ potential, revenue }) =>
    [potential, revenue].flatMap(({ before, change, after }) => [before, change, after]),
  );
  const own = `/territory-moves/${proposalId}/${move?.accountId ?? ''}/account/potential/explanation`;
  const addresses = [...moved.map(({ explain }) => explain), own];
  for (const explain of addresses) expect((await ask(executive, 'GET', explain)).status).toBe(200);
  expect((await ask(stranger, 'GET', own)).status).toBe(404);
  const pay = await ask(revops, 'GET', `${address}/pay`);
  expect(pay.body.sales).toBeGreaterThan(0);
  expect(Number(pay.body.giver.estimate?.change.value)).toBe(-100 * pay.body.sales);
  expect(Number(pay.body.taker.estimate?.change.value)).toBe(100 * pay.body.sales);
  expect((await ask(executive, 'GET', `${address}/pay`)).status).toBe(403);
});

it('tells of what is in force on a day, and nothing of another organisation', async () => {
  const today = await ask(executive, 'GET', '/territory-fairness/2026-06-01');
  expect(today.body.before).toBeNull();
  expect(today.body.territories[0]?.after.accounts.value).toBe('6');
  expect((await ask(stranger, 'GET', `/territory-fairness/${proposalId}`)).status).toBe(404);
  expect((await ask(stranger, 'GET', `/territory-fairness/${proposalId}/csv`)).status).toBe(404);
  expect((await ask(executive, 'GET', '/territory-fairness/never')).status).toBe(400);
});

it('opens the accounts behind what a seller loses and gains, to whom it concerns alone', async () => {
  const { body } = await ask(revops, 'GET', `/territory-proposals/${proposalId}/deals`);
  expect(body.sellers).toHaveLength(2);
  for (const { personId, lost, gained } of body.sellers)
    for (const [of, part] of [
      ['lost_revenue', lost],
      ['gained_revenue', gained],
    ] as const) {
      const address = `/territory-proposals/${proposalId}/sellers/${personId}/${of}`;
      const told = await ask(revops, 'GET', `${address}/explanation`);
      const rows = await ask(revops, 'GET', `${address}/rows`);
      expect([told.status, told.body.tree.children.length]).toEqual([200, part.accounts]);
      expect(rows.body.rows).toHaveLength(part.accounts);
      expect(part.revenue).toBe(part.accounts === 0 ? '0' : `${String(part.accounts * 12_000)}.00`);
      expect((await ask(stranger, 'GET', `${address}/explanation`)).status).toBe(404);
      expect((await ask(stranger, 'GET', `${address}/rows`)).status).toBe(404);
    }
});
