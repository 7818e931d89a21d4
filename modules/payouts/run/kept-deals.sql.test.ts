// Open deals of an account that goes to another seller: each of the two sees what it means and may say a word, one deal is left
// to its seller, and the approved division pays it so, until its day.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestMember } from '@cordee/server/test-application';
import { moneyText } from '@cordee/kernel';
import { invoicePlan, openPayCompany, type PayCompany } from '../pay-run.sql.test-support.ts';

const plan = {
  ...invoicePlan('1', '0.1'),
  measures: [{ code: 'invoiced', base: 'won_deals', aggregation: 'amount' }],
  crediting: {
    rules: [
      { code: 'kept', type: 'holdover', precedence: 1, args: { share: '0.5' } },
      { code: 'holder', type: 'customer_holder', precedence: 2 },
    ],
  },
};
const header = 'deal_code;seller;account;stage;amount;engaged_on;closed_on';
const deals = `${header}
D1;S1;C1;negotiation;1000;2026-01-05;
D2;S1;C1;negotiation;500;2026-03-20;
D3;S1;C1;negotiation;400;2026-01-05;
D4;S2;C2;negotiation;9000;2026-01-05;
`;
const won = `${header}
D1;S1;C1;won;1000;2026-01-05;2026-04-10
D2;S1;C1;won;500;2026-03-20;2026-04-11
D3;S1;C1;won;400;2026-01-05;2026-04-12
`;

const accounts = `account_code;name;town;postcode;country;potential
C1;Ateliers du Drac;Grenoble;38000;FR;1000
C2;Forges du Nord;Lille;59000;FR;10
`;

let company: PayCompany;
let [first, second, third]: TestMember[] = [];
let proposal = '';

beforeAll(async () => {
  company = await openPayCompany({ plan });
  [first, second, third] = await Promise.all(
    ['S1', 'S2', 'S3'].map((personCode) => company.organisation.addMember('seller', { personCode })),
  );
  await company.bring('accounts', accounts);
  await company.bring('deals', deals);
  await given();
});
afterAll(() => company.app.stop());

type Deal = {
  id: string;
  code: string;
  giver: string;
  taker: string;
  fate: string;
  lastDay: string | null;
  share: string | null;
  reason: string;
  comments: { text: string }[];
};
type Seller = { name: string; lost: object; gained: object; kept: object };
type Answer = { code: string; isShared: boolean; deals: Deal[]; sellers: Seller[] };

async function call<T = Answer>(who: TestMember | undefined, method: string, path: string, body?: unknown) {
  const request = { method, path, token: who?.token ?? '', ...(body === undefined ? {} : { body }) };
  const answer = await company.app.call(request);
  return { status: answer.status, body: (await answer.json()) as T };
}
async function ask<T = Answer>(who: TestMember | undefined, method: string, path: string, body?: unknown) {
  const { status, body: answered } = await call<T>(who, method, path, body);
  expect([path, status]).toEqual([path, 200]);
  return answered;
}

/** C1 is S1's and C2 is S2's; the proposal gives C1 to S2 from April on. */
async function given(): Promise<void> {
  const { revops, app, organisation } = company;
  await ask(revops, 'POST', '/territories/openings', { teamId: null, from: '2026-01-01' });
  await ask(revops, 'POST', '/territories/places');
  await app.finishTasks(organisation.id);
  type Territory = { territoryId: string; code: string };
  const { territories } = await ask<{ territories: Territory[] }>(revops, 'GET', '/territories');
  const known = await ask<{ id: string; code: string }[]>(revops, 'GET', '/territories/accounts');
  const territoryOf = (code: string) => territories.find((each) => each.code === code)?.territoryId;
  const accountOf = (code: string) => known.find((each) => each.code === code)?.id;
  const pairs = [
    ['C1', 'S1'],
    ['C2', 'S2'],
  ] as const;
  for (const [account, seller] of pairs)
    await ask(revops, 'POST', '/territories/assignments', {
      accountIds: [accountOf(account)],
      territoryId: territoryOf(seller),
      isLocked: false,
      from: '2026-01-01',
    });
  const lock = (account: string, seller: string) => ({
    accountId: accountOf(account),
    territoryId: territoryOf(seller),
  });
  const { proposalId } = await ask<{ proposalId: string }>(revops, 'POST', '/territory-proposals', {
    name: 'Avril',
    effectiveFrom: '2026-04-01',
    teamId: null,
    tolerance: 2,
    continuityKm: 0,
    seconds: 1,
    basedOn: null,
    locks: [lock('C1', 'S2'), lock('C2', 'S2')],
  });
  await app.finishTasks(organisation.id);
  proposal = `/territory-proposals/${proposalId}`;
}

it('lists each open deal of a moved account with its usual fate, and no other', async () => {
  const { deals: found } = await ask(company.revops, 'GET', `${proposal}/deals`);
  expect(found.map(({ code, giver, taker, fate, reason }) => [code, giver, taker, fate, reason])).toEqual([
    ['D1', 'Seller S1', 'Seller S2', 'stays', 'old'],
    ['D2', 'Seller S1', 'Seller S2', 'follows', 'recent'],
    ['D3', 'Seller S1', 'Seller S2', 'stays', 'old'],
  ]);
});

it('shows it to the two whom it moves once it is shared, each their own side, and to no third', async () => {
  expect((await call(first, 'GET', `${proposal}/deals`)).status).toBe(404);
  await ask(company.revops, 'POST', `${proposal}/sharing`);
  expect((await call(company.revops, 'POST', `${proposal}/sharing`)).status).toBe(409);
  const nothing = { accounts: 0, potential: '0', revenue: '0', deals: 0, dealAmount: '0' };
  const moved = { accounts: 1, potential: '1000', deals: 1, dealAmount: '500' };
  const kept = { deals: 2, dealAmount: '1400' };
  expect((await ask(first, 'GET', `${proposal}/deals`)).sellers).toMatchObject([
    { name: 'Seller S1', lost: moved, gained: nothing, kept },
  ]);
  expect((await ask(second, 'GET', `${proposal}/deals`)).sellers).toMatchObject([
    { name: 'Seller S2', lost: nothing, gained: moved },
  ]);
  expect((await call(third, 'GET', `${proposal}/deals`)).status).toBe(404);
  type Home = { attention: { href: string }[] };
  const asked = async (who: TestMember | undefined) =>
    (await ask<Home>(who, 'GET', '/home?asOf=2026-03-15')).attention.map(({ href }) => href);
  const screen = `/territories/${proposal.split('/').at(-1)}/deals`;
  expect(await asked(first)).toContain(screen);
  expect(await asked(third)).not.toContain(screen);
});

it('takes the words of both and the decision of whoever draws, not of the two, and not of a day gone by', async () => {
  const { deals: found } = await ask(company.revops, 'GET', `${proposal}/deals`);
  const at = (code: string) => `${proposal}/deals/${found.find((deal) => deal.code === code)?.id}`;
  await ask(first, 'POST', `${at('D1')}/comments`, { text: 'Signature prévue en avril.' });
  await ask(second, 'POST', `${at('D1')}/comments`, { text: 'D’accord, je prends la suite.' });
  expect((await call(third, 'POST', `${at('D1')}/comments`, { text: 'Et moi' })).status).toBe(404);
  const decision = { fate: 'stays', lastDay: '2026-04-10', share: '0.8' };
  expect((await call(first, 'POST', `${at('D1')}/decision`, decision)).status).toBe(403);
  const past = await call(company.revops, 'POST', `${at('D1')}/decision`, {
    ...decision,
    lastDay: '2026-03-31',
  });
  expect(past.body.code).toBe('territories.deal_days_invalid');
  expect(
    (await call(company.revops, 'POST', `${at('D1')}/decision`, { ...decision, share: '0' })).status,
  ).toBe(400);
  await ask(company.revops, 'POST', `${at('D1')}/decision`, { ...decision, share: '0.3' });
  await ask(company.revops, 'POST', `${at('D1')}/decision`, decision);
  await ask(company.revops, 'POST', `${at('D3')}/decision`, { fate: 'follows' });
  const [decided] = (await ask(second, 'GET', `${proposal}/deals`)).deals;
  expect(decided).toMatchObject({ fate: 'stays', lastDay: '2026-04-10', share: '0.8', reason: 'decided' });
  expect(decided?.comments.map(({ text }) => text)).toHaveLength(2);
});

it('pays the deal that stays by its share until its day, the others to the new holder, and is then decided', async () => {
  const { deals: found } = await ask(company.revops, 'GET', `${proposal}/deals`);
  await ask(company.executive, 'POST', `${proposal}/approval`);
  const decision = `${proposal}/deals/${found[0]?.id}/decision`;
  expect((await call(company.revops, 'POST', decision, { fate: 'follows' })).status).toBe(409);
  const { rows } = await ask<{ rows: object[] }>(company.revops, 'GET', '/coverage?field=deal');
  expect(rows).toMatchObject([
    { label: 'D1', personCode: 'S1', firstDay: '2026-04-01', lastDay: '2026-04-10', share: '0.8' },
  ]);
  await company.bring('deals', won);
  const decided = (await ask(company.revops, 'GET', `${proposal}/deals`)).deals;
  expect(decided.map(({ code, fate, share }) => [code, fate, share])).toEqual([
    ['D1', 'stays', '0.8'],
    ['D2', 'follows', null],
    ['D3', 'follows', null],
  ]);
  const run = await company.calculate('2026-04');
  const lines = await company.app.application.runs.store.lines(company.revops.scope, run);
  // Of D1 800 and 200; D2 and D3 follow to S2: 200 + 500 + 400.
  expect(
    lines.map(({ payeeCode, issue, payable }) => `${payeeCode} ${issue ?? moneyText(payable)}`).toSorted(),
  ).toEqual(['S1 80.00', 'S2 110.00', 'S3 0.00']);
});

type HandOver = {
  proposalId: string;
  giverId: string;
  takerId: string;
  open: { id: string }[];
  mayWrite: boolean;
};
type Note = { id: string; state: string; mayAnswer: boolean };
const notesOf = (who: TestMember | undefined) =>
  ask<{ handOvers: HandOver[]; notes: Note[] }>(who, 'GET', '/hand-over-notes?asOf=2026-04-20');
const tasksOf = async (who: TestMember | undefined) => {
  const home = await ask<{ attention: { href: string }[] }>(who, 'GET', '/home?asOf=2026-04-20');
  return home.attention.filter(({ href }) => href === '/hand-over-notes').length;
};

it('asks a note of the seller before, which the seller after returns and then accepts, and nobody else touches', async () => {
  expect(await Promise.all([first, second, third].map(tasksOf))).toEqual([1, 0, 0]);
  const [handOver] = (await notesOf(first)).handOvers;
  if (handOver === undefined) throw new Error('the account is handed over');
  const { proposalId, giverId, takerId, open } = handOver;
  const note = {
    proposalId,
    giverId,
    takerId,
    accountIds: open.map(({ id }) => id),
    contacts: 'Directrice des achats',
    agreements: '',
    underWay: 'D1',
    nextStep: 'Rappeler en mai',
  };
  expect((await notesOf(third)).handOvers).toEqual([]);
  expect((await call(second, 'POST', '/hand-over-notes?asOf=2026-04-20', note)).status).toBe(403);
  expect((await call(third, 'POST', '/hand-over-notes?asOf=2026-04-20', note)).status).toBe(404);
  await ask(first, 'POST', '/hand-over-notes?asOf=2026-04-20', note);
  const twice = await call(first, 'POST', '/hand-over-notes?asOf=2026-04-20', note);
  expect(twice.body.code).toBe('territories.note_accounts_invalid');
  expect(await Promise.all([first, second].map(tasksOf))).toEqual([0, 1]);

  const answer = async (who: TestMember | undefined, isAccepted: boolean) => {
    const waiting = (await notesOf(second)).notes.find(({ state }) => state === 'waiting');
    const body = { isAccepted, words: isAccepted ? '' : 'Et les remises ?' };
    return call(who, 'POST', `/hand-over-notes/${waiting?.id}/answer?asOf=2026-04-20`, body);
  };
  expect((await answer(first, true)).status).toBe(403);
  expect((await answer(second, false)).status).toBe(200);
  expect(await Promise.all([first, second].map(tasksOf))).toEqual([1, 0]);
  await ask(first, 'POST', '/hand-over-notes?asOf=2026-04-20', note);
  expect((await answer(second, true)).status).toBe(200);
  expect((await notesOf(first)).notes.map(({ state }) => state)).toEqual(['accepted', 'returned']);
  expect(await Promise.all([first, second].map(tasksOf))).toEqual([0, 0]);
});
