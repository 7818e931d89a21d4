import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApplication, type TestApplication, type TestMember } from '@cordee/server/test-application';

let app: TestApplication;
let revops: TestMember;
let executive: TestMember;
let finish: () => Promise<void>;
let brought: readonly { readonly ok: boolean }[];

const north = ['Lille;59000', 'Roubaix;59100', 'Tourcoing;59200', 'Valenciennes;59300'];
const south = ['Marseille;13001', 'Aix-en-Provence;13100', 'Toulon;83000', 'Nulle Part;13990'];

beforeAll(async () => {
  app = await openTestApplication();
  const organisation = await app.openOrganisation('Territories');
  revops = await organisation.addMember('revops');
  const rows = [...north, ...south].map(
    (place, index) => `A${index + 1};Client ${index + 1};${place};FR;1000`,
  );
  brought = [
    await organisation.bring(revops.scope, {
      kind: 'people',
      text: 'person_code;full_name;position_title;team;role\nS1;Anne Nord;Secteur 1;Ventes;seller\nS2;Zoé Sud;Secteur 2;Ventes;seller\n',
    }),
    await organisation.bring(revops.scope, {
      kind: 'accounts',
      text: `account_code;name;town;postcode;country;potential\n${rows.join('\n')}\n`,
    }),
  ];
  executive = await organisation.addMember('executive');
  finish = () => app.finishTasks(organisation.id);
});
afterAll(() => app.stop());

type Figures = {
  territoryId: string;
  holder: string | null;
  accounts: number;
  potential: string;
  meanKm: number | null;
};
type Answer = {
  code: string;
  count: number;
  taskId: string;
  proposalId: string;
  unassigned: { count: number };
  unplaced: { count: number; names: string[] };
  territories: Figures[];
  isFeasible: boolean;
  moves: { account: string; from: string | null; to: string; toId: string; accountId: string; why: string }[];
  set: { id: string; aim: string }[];
  after: { territories: Figures[]; potential: { gini: number }; visits: { gini: number }; meanKm: number };
};

async function ask(who: TestMember, method: string, path: string, body?: unknown) {
  const answer = await app.call({ method, path, token: who.token, ...(body === undefined ? {} : { body }) });
  return { status: answer.status, body: (await answer.json()) as Answer };
}

const book = async (on: string) => (await ask(revops, 'GET', `/territories?asOf=${on}`)).body;

it('opens a territory a seller, and places accounts by their town; whom it cannot place it names', async () => {
  expect(brought.map(({ ok }) => ok)).toEqual([true, true]);
  const opened = await ask(revops, 'POST', '/territories/openings', { teamId: null, from: '2026-01-01' });
  expect(opened.body).toEqual({ count: 2 });
  await ask(revops, 'POST', '/territories/places');
  await finish();
  const { body } = await ask(revops, 'GET', '/territories');
  expect(new Set(body.territories.map(({ holder }) => holder))).toEqual(new Set(['Anne Nord', 'Zoé Sud']));
  expect(body.unplaced).toEqual({ count: 1, names: ['Client 8'] });
  expect(body.unassigned.count).toBe(8);
});

async function proposed(basedOn: string | null = null, locks: unknown[] = []): Promise<string> {
  const { body } = await ask(revops, 'POST', '/territory-proposals', {
    name: 'Nord et Sud',
    effectiveFrom: '2027-02-01',
    teamId: null,
    tolerance: 0.5,
    continuityKm: 0,
    seconds: 1,
    basedOn,
    locks,
  });
  await finish();
  return body.proposalId;
}

it('proposes a division that says who gains and why, and changes nothing that is in force', async () => {
  const id = await proposed();
  const { body } = await ask(executive, 'GET', `/territory-proposals/${id}`);
  expect(body.isFeasible).toBe(true);
  expect(new Set(body.after.territories.map(({ accounts }) => accounts))).toEqual(new Set([3, 4]));
  expect(body.unplaced).toEqual({ count: 1, names: ['Client 8'] });
  expect(body.moves).toHaveLength(7);
  expect(new Set(body.moves.map(({ why }) => why))).toEqual(new Set(['Aucun commercial ne le suivait.']));
  const lille = body.moves.find(({ account }) => account === 'Client 1');
  const roubaix = body.moves.find(({ account }) => account === 'Client 2');
  const marseille = body.moves.find(({ account }) => account === 'Client 5');
  expect(roubaix?.to).toBe(lille?.to);
  expect(marseille?.to).not.toBe(lille?.to);
  expect((await book('2027-03-01')).unassigned.count).toBe(8);
});

it('tells how even a proposal would be with an account given to another seller, and writes nothing', async () => {
  const id = await proposed();
  const found = (await ask(executive, 'GET', `/territory-proposals/${id}`)).body;
  const [move] = found.moves;
  const other = found.after.territories.find(({ territoryId }) => territoryId !== move?.toId);
  const locks = [{ accountId: move?.accountId, territoryId: other?.territoryId }];
  const draft = (given: unknown, who = revops) => ask(who, 'POST', `/territory-proposals/${id}/draft`, given);
  const { body } = await draft({ locks });
  const moved = (body as unknown as Answer['after']).territories;
  for (const was of found.after.territories) {
    const isTaker = was.territoryId === other?.territoryId;
    const now = moved.find(({ territoryId }) => territoryId === was.territoryId);
    expect(now?.accounts).toBe(was.accounts + (isTaker ? 1 : -1));
    expect(now?.potential).toBe(String(Number(was.potential) + (isTaker ? 1000 : -1000)));
  }
  expect((await draft({ locks: [] })).body).toEqual(found.after);
  expect((await ask(executive, 'GET', `/territory-proposals/${id}`)).body).toEqual(found);
  const missing = '00000000-0000-4000-8000-000000000000';
  const refusals = [
    await draft({ locks: [{ ...locks[0], accountId: missing }] }),
    await ask(revops, 'POST', `/territory-proposals/${missing}/draft`, { locks }),
    await draft({ locks, colour: 'red' }),
    await draft({ locks }, executive),
  ];
  expect(refusals.map(({ status }) => status)).toEqual([404, 404, 400, 403]);
});

it('shows beside a proposal what leans elsewhere, none beaten in everything by another', async () => {
  const id = await proposed();
  const { body } = await ask(executive, 'GET', `/territory-proposals/${id}`);
  expect(body.set[0]).toMatchObject({ id, aim: 'asked', aimText: 'Comme demandé' });
  const set = await Promise.all(
    body.set.map(async (each) => (await ask(executive, 'GET', `/territory-proposals/${each.id}`)).body),
  );
  for (const each of set) expect(each).toMatchObject({ setId: id, name: 'Nord et Sud', keptShare: 1 });
  const costs = set.map(({ after }) => [after.potential.gini, after.visits.gini, after.meanKm]);
  for (const one of costs)
    expect(costs.filter((other) => other.every((cost, at) => cost <= (one[at] ?? 0)))).toEqual([one]);
  const heads = (await ask(revops, 'GET', '/territory-proposals')).body as unknown as { setId: string }[];
  expect(heads.filter(({ setId }) => setId === id)).toHaveLength(set.length);
});

it('keeps a lock when it divides again, comes into force by another person, once, and on its day', async () => {
  const first = await proposed();
  const shown = (await ask(revops, 'GET', `/territory-proposals/${first}`)).body;
  const [lille, marseille] = ['Client 1', 'Client 5'].map((name) =>
    shown.moves.find((each) => each.account === name),
  );
  const id = await proposed(first, [{ accountId: lille?.accountId, territoryId: marseille?.toId }]);
  const again = (await ask(revops, 'GET', `/territory-proposals/${id}`)).body;
  expect(again.moves.find(({ account }) => account === 'Client 1')?.toId).toBe(marseille?.toId);

  const own = await ask(revops, 'POST', `/territory-proposals/${id}/approval`);
  expect([own.status, own.body.code]).toEqual([403, 'territories.own_approval_forbidden']);
  expect((await ask(executive, 'POST', `/territory-proposals/${id}/approval`)).status).toBe(200);
  expect((await book('2027-01-31')).unassigned.count).toBe(8);
  expect((await book('2027-02-01')).unassigned.count).toBe(1);

  const twice = await ask(executive, 'POST', `/territory-proposals/${id}/approval`);
  expect([twice.status, twice.body.code]).toEqual([409, 'territories.approved_conflict']);
  const late = await ask(executive, 'POST', `/territory-proposals/${first}/approval`);
  expect([late.status, late.body.code]).toEqual([409, 'territories.outdated_conflict']);
});

it('keeps to the share that may change hands, and names accounts where locks ask for more', async () => {
  const { body } = await ask(revops, 'GET', '/territories?asOf=2027-03-01');
  const [one, other] = body.territories.map(({ territoryId }) => territoryId);
  const accounts = (await ask(revops, 'GET', '/territories/accounts?asOf=2027-03-01')).body as unknown as {
    id: string;
    territoryId: string | null;
  }[];
  const locks = accounts
    .filter(({ territoryId }) => territoryId !== null)
    .map(({ id, territoryId }) => ({ accountId: id, territoryId: territoryId === one ? other : one }));
  const asked = { name: 'Calme', effectiveFrom: '2027-03-01', teamId: null, tolerance: 2, continuityKm: 0 };
  const order = { ...asked, movedMost: 0.3, seconds: 1, basedOn: null };
  const calm = await ask(revops, 'POST', '/territory-proposals', { ...order, locks: locks.slice(0, 1) });
  await finish();
  const shown = (await ask(revops, 'GET', `/territory-proposals/${calm.body.proposalId}`)).body;
  expect(shown.isFeasible).toBe(true);
  expect(shown.moves.filter(({ from }) => from !== null).length).toBeLessThanOrEqual(2);
  const wild = await ask(revops, 'POST', '/territory-proposals', { ...order, locks });
  await finish();
  const task = (await ask(revops, 'GET', `/tasks/${wild.body.taskId}`)).body as unknown as { error: unknown };
  expect(JSON.stringify(task)).toMatch(/Client \d/);
});

it('gives accounts by hand and refuses what is not there', async () => {
  const { body } = await ask(revops, 'GET', '/territories');
  const missing = '00000000-0000-4000-8000-000000000000';
  const refusedPick = await ask(revops, 'POST', '/territories/assignments', {
    accountIds: [missing],
    territoryId: body.territories[0]?.territoryId,
    isLocked: true,
    from: '2027-03-01',
  });
  expect(refusedPick.body.code).toBe('territories.account_not_found');
  const accounts = (await ask(revops, 'GET', '/territories/accounts')).body as unknown as {
    id: string;
    name: string;
  }[];
  const picked = accounts.filter(({ name }) => name === 'Client 8').map(({ id }) => id);
  const done = await ask(revops, 'POST', '/territories/assignments', {
    accountIds: picked,
    territoryId: body.territories[0]?.territoryId,
    isLocked: true,
    from: '2027-03-01',
  });
  expect(done.body).toEqual({ count: 1 });
  expect((await book('2027-03-01')).unassigned.count).toBe(0);
});
