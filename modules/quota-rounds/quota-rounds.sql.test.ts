import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApplication, type TestApplication, type TestMember } from '@cordee/server/test-application';
import { commitmentOf } from './seal.ts';

let app: TestApplication;
let revops: TestMember;
let manager: TestMember;
let seller: TestMember;
let peer: TestMember;
let today: string;

const people = [
  'person_code;full_name;position_title;team;manager_code;role',
  'M1;Mia Martin;Manager;North;;manager',
  'S1;Sam Simon;Seller;North;M1;seller',
  'S2;Sue Seguin;Seller;North;M1;seller',
].join('\n');

beforeAll(async () => {
  app = await openTestApplication();
  const organisation = await app.openOrganisation('Rounds');
  revops = await organisation.addMember('revops');
  const day = revops.scope.asOf.effective;
  today = day.toString();
  const lastYear = day.subtract({ years: 1 }).toString();
  for (const [kind, text] of [
    ['people', people],
    ['transactions', `transaction_code;date;amount;seller\nO1;${lastYear};3000;S1\nO2;${lastYear};1000;S2\n`],
  ] as const) {
    const brought = await organisation.bring(revops.scope, { kind, text });
    if (!brought.ok) throw new Error(brought.refusal.code);
  }
  manager = await organisation.addMember('manager', { personCode: 'M1', name: 'Mia' });
  seller = await organisation.addMember('seller', { personCode: 'S1', name: 'Sam' });
  peer = await organisation.addMember('seller', { personCode: 'S2', name: 'Sue' });
});
afterAll(() => app.stop());

type Shown = {
  id: string;
  code?: string;
  state: string;
  least: { value: string };
  most: { value: string };
  team: { value: string };
  allocated: { value: string };
  proposals: { id: string; side: string; by: string; figure: { value: string } }[];
  entries: { side: string; commitment: string }[];
  settled: { kind: string; figure: { value: string }; destroyed: number } | null;
  sentence: string;
  rows: { seller: string; period: string; amount: { value: string; explain: string } }[];
  tree: { label: string; valueText: string; children: Shown['tree'][] };
};
type ShownRound = { id: string; dossiers: { id: string; seller: string; side: string | null }[] };

async function ask<T = Shown>(who: TestMember, method: string, path: string, body?: unknown) {
  const answer = await app.call({ method, path, token: who.token, ...(body === undefined ? {} : { body }) });
  return { status: answer.status, body: (await answer.json()) as T };
}

const yearNow = () => today.slice(0, 4);

async function opened(mode = 'seller_first', answersBy = today): Promise<string> {
  const { status, body } = await ask(revops, 'POST', '/quota-rounds', {
    name: 'Next year',
    period: yearNow(),
    total: '8000',
    step: '100',
    method: 'by_results',
    mode,
    answersBy,
    margin: '0.1',
  });
  expect(status).toBe(200);
  const rounds = (await ask<ShownRound[]>(seller, 'GET', '/quota-rounds')).body;
  const round = rounds.find((each) => each.id === body.id);
  expect(round?.dossiers).toHaveLength(1);
  return round?.dossiers[0]?.id ?? '';
}

const see = async (who: TestMember, id: string) => (await ask(who, 'GET', `/quota-dossiers/${id}`)).body;
const propose = (who: TestMember, id: string, kept: string, text = '') =>
  ask(who, 'POST', `/quota-dossiers/${id}/proposals`, {
    kept,
    lost: '100',
    gained: '200',
    price: '-50',
    text,
    means: '',
  });
const agree = (who: TestMember, id: string, proposalId: string | undefined) =>
  ask(who, 'POST', `/quota-dossiers/${id}/agreement`, { proposalId });

it('shares the total out from the top, with sums at each level and the reason of each share', async () => {
  const shares = { period: yearNow(), total: '8000', step: '100', method: 'by_results' };
  const levels = (
    await ask<{ node: string; figure: { value: string }; months: string[] }[]>(
      revops,
      'POST',
      '/quota-rounds/trial',
      shares,
    )
  ).body;
  expect(levels.map(({ node, figure }) => [node, figure.value])).toEqual([
    ['Rounds', '8000'],
    ['Mia Martin', '8000'],
    ['Sam Simon', '6000'],
    ['Sue Seguin', '2000'],
  ]);
  expect(levels[2]?.months).toHaveLength(12);
  const id = await opened();
  expect(await see(seller, id)).toMatchObject({
    allocated: { value: '6000' },
    least: { value: '5400' },
    most: { value: '6600' },
    team: { value: '8000' },
  });
  expect((await ask(seller, 'GET', `/quota-dossiers/${id}/explanation`)).body.sentence).toContain(
    'Sam Simon',
  );
});

it('lets the seller speak first, and makes the figure that both accept the quota of the position', async () => {
  const id = await opened();
  expect((await propose(manager, id, '5950')).body.code).toBe('rounds.seller_first');
  expect((await propose(seller, id, '5350')).status).toBe(200);
  const [first] = (await see(manager, id)).proposals;
  expect(first?.figure.value).toBe('5400');
  expect((await agree(seller, id, first?.id)).body.code).toBe('rounds.proposal_changed_conflict');
  expect((await propose(manager, id, '5650')).status).toBe(200);
  const answered = await see(seller, id);
  expect(answered.state).toBe('seller_awaited');
  const last = answered.proposals.at(-1)?.id;
  const tried = await Promise.all([0, 1, 2, 3].map(() => agree(seller, id, last)));
  expect(tried.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await see(seller, id)).toMatchObject({
    state: 'agreed',
    settled: { kind: 'agreed', figure: { value: '5700' } },
  });
  expect((await propose(manager, id, '1')).body.code).toBe('rounds.settled_conflict');
  const quotas = (await ask(seller, 'GET', '/quotas')).body.rows;
  expect(quotas.map(({ period, amount }) => [period, amount.value])).toEqual([[yearNow(), '5700']]);
  const why = await ask(seller, 'GET', quotas[0]?.amount.explain ?? '');
  const [share, agreed] = why.body.tree.children;
  expect([why.body.tree.valueText, share?.valueText, agreed?.valueText].map(digitsIn)).toEqual([
    '5700',
    '6000',
    '-300',
  ]);
  expect(agreed?.label).toContain('Sam');
});

const digitsIn = (text = ''): string => text.replace(/[^\d-]/gu, '');

it('asks the manager for reasons where the manager speaks first', async () => {
  const id = await opened('top_down');
  expect((await propose(seller, id, '6000')).body.code).toBe('rounds.manager_first');
  expect((await propose(manager, id, '6000')).body.code).toBe('rounds.reason_missing');
  expect((await propose(manager, id, '6000', 'The new range.')).status).toBe(200);
});

it('lets the two agree within the envelope alone, and nobody but them speak', async () => {
  const id = await opened();
  await propose(seller, id, '3000');
  const [only] = (await see(manager, id)).proposals;
  expect((await agree(manager, id, only?.id)).body).toMatchObject({
    code: 'rounds.outside_envelope',
    args: { least: '5400', most: '6600' },
  });
  expect((await see(peer, id)).code).toBe('rounds.dossier_not_found');
  expect((await propose(peer, id, '6000')).body.code).toBe('rounds.dossier_not_found');
  expect((await propose(revops, id, '6000')).status).toBe(403);
});

it('is decided with a reason after the date, and not before', async () => {
  const decide = (id: string) =>
    ask(revops, 'POST', `/quota-dossiers/${id}/decision`, {
      amount: '6100',
      reason: 'No agreement in time.',
    });
  const id = await opened();
  const early = `/quota-dossiers/${id}/decision?asOf=2199-01-01`;
  expect((await decide(id)).body.code).toBe('rounds.not_yet');
  expect((await ask(revops, 'POST', early, { amount: '1', reason: 'Now.' })).body.code).toBe(
    'rounds.not_yet',
  );
  await app.owner.query('alter table quota_round disable row level security');
  await app.owner.query(`update quota_round set answers_by = answers_by - 1`);
  await app.owner.query('alter table quota_round enable row level security');
  expect((await decide(id)).status).toBe(200);
  expect(await see(manager, id)).toMatchObject({
    state: 'decided',
    settled: { kind: 'decided', destroyed: 0 },
  });
});

const bytes = (count: number) => 'A'.repeat(Math.ceil((count * 8) / 6));
const figure = { kept: '6000', lost: '0', gained: '0', price: '0', text: 'So.', means: '' };

/** What the server sees of an entry: whatever the content, it cannot tell. */
async function enter(who: TestMember, id: string, commitment: string, keyId: string) {
  const keyShares = [{ keyId, ephemeral: bytes(65), nonce: bytes(12), wrapped: bytes(48) }];
  const entry = { commitment, nonce: bytes(12), ciphertext: 'B'.repeat(60), ringShare: bytes(32), keyShares };
  return ask(who, 'POST', `/quota-dossiers/${id}/entry`, entry);
}

it('opens two sealed entries together, against their commitments, and only once both stand', async () => {
  const id = await opened('sealed');
  const key = async (who: TestMember, sign: string) =>
    (await ask(who, 'POST', '/quota-keys', { publicKey: sign.repeat(87) })).body.id;
  const [ofSeller, ofPeer] = [await key(seller, 'S'), await key(peer, 'P')];
  const figures = {
    seller: { ...figure, salt: bytes(32) },
    manager: { ...figure, kept: '6200', salt: bytes(32) },
  };
  const commitments = {
    seller: commitmentOf(id, 'seller', figures.seller),
    manager: commitmentOf(id, 'manager', figures.manager),
  };
  expect((await propose(seller, id, '1')).body.code).toBe('rounds.sealed_first');
  expect((await enter(seller, id, commitments.seller, ofSeller)).body.code).toBe('rounds.other_has_no_key');
  const ofManager = await key(manager, 'M');
  expect((await enter(seller, id, commitments.seller, ofSeller)).body.code).toBe(
    'rounds.key_changed_conflict',
  );
  expect((await enter(seller, id, commitments.seller, ofPeer)).body.code).toBe('rounds.key_changed_conflict');
  expect((await enter(seller, id, commitments.seller, ofManager)).status).toBe(200);
  expect((await enter(seller, id, commitments.manager, ofManager)).body.code).toBe('rounds.entered_conflict');
  expect(await see(revops, id)).toMatchObject({ state: 'manager_awaited', proposals: [] });
  const open = (given: unknown = figures) => ask(manager, 'POST', `/quota-dossiers/${id}/opening`, given);
  const seals = (who: TestMember) => ask(who, 'GET', `/quota-dossiers/${id}/seals`);
  for (const who of [seller, manager]) expect((await seals(who)).body.code).toBe('rounds.other_awaited');
  expect((await open()).body.code).toBe('rounds.other_awaited');
  expect((await enter(manager, id, commitments.manager, ofSeller)).status).toBe(200);
  expect((await seals(revops)).status).toBe(403);
  expect((await seals(peer)).status).toBe(404);
  expect((await seals(manager)).body).toMatchObject([
    { side: 'manager', ringShare: bytes(32) },
    { side: 'seller' },
  ]);
  const other = { ...figures, seller: { ...figures.seller, kept: '6001' } };
  expect((await open(other)).body.code).toBe('rounds.not_as_committed');
  const tried = await Promise.all([0, 1, 2, 3].map(() => open()));
  expect(tried.filter(({ status }) => status === 200)).toHaveLength(1);
  const shown = await see(seller, id);
  expect(shown.state).toBe('talks');
  expect(shown.proposals.map(({ side, by, figure: { value } }) => [side, by, value])).toEqual([
    ['seller', 'Sam', '6000'],
    ['manager', 'Mia', '6200'],
  ]);
  expect((await app.owner.query('select from quota_seal')).rowCount).toBe(0);
  const [, theirs] = shown.proposals;
  expect((await agree(seller, id, theirs?.id)).status).toBe(200);
});
