import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApplication, type TestApplication, type TestMember } from '@cordee/server/test-application';

let app: TestApplication;
let revops: TestMember;
let manager: TestMember;
let today: string;
let finish: () => Promise<void>;

beforeAll(async () => {
  app = await openTestApplication();
  const organisation = await app.openOrganisation('Segments');
  revops = await organisation.addMember('revops');
  manager = await organisation.addMember('manager');
  finish = () => app.finishTasks(organisation.id);
  today = revops.scope.asOf.effective.toString();
  const soldOn = revops.scope.asOf.effective.subtract({ days: 30 }).toString();
  const accounts = Array.from({ length: 30 }, (_, index) => {
    const potential = index < 3 ? 200_000 + index : index < 10 ? 20_000 + index : 1_000 + index;
    return `A${String(index).padStart(2, '0')};Client ${index};${index === 0 ? '' : potential};${index % 2 === 0 ? 'Hôtels' : 'Industrie'}`;
  });
  const orders = Array.from(
    { length: 12 },
    (_, index) => `O${index};order;${soldOn};${1_000 * (index + 1)};EUR;A${String(index).padStart(2, '0')}`,
  );
  await organisation.bring(revops.scope, {
    kind: 'accounts',
    text: `account_code;name;potential;sector\n${accounts.join('\n')}\n`,
  });
  await organisation.bring(revops.scope, {
    kind: 'transactions',
    text: `transaction_code;kind;date;amount;currency;account\n${orders.join('\n')}\n`,
  });
});
afterAll(() => app.stop());

type Count = { segment: string | null; accounts: number; sales: string; byHand: number; unknown: number };
type Answer = {
  code: string;
  id: string;
  count: number;
  accounts: number;
  taskId: string;
  proposalId: string;
  total: number;
  rows: { id: string; code: string; segment: string | null; isByHand: boolean; isNew: boolean }[];
  head: { saving: string };
  document: { segments: { code: string; name: string; condition: string; norm: unknown }[] } & Record<
    string,
    unknown
  >;
  trial: { counts: Count[]; accounts: number; overridesLost: string[] } | null;
  faults: { at: string; sentence: string }[];
  inForce: { name: string; effectiveFrom: string } | null;
  segments: (Count & { code: string | null; name: string | null })[];
  rules: { name: string; holds: boolean; why: string | null; explanation: { tree: unknown } | null }[];
  override: { reason: string } | null;
  isStable: boolean;
  groups: { accounts: number; sentence: string; name: string }[];
};

async function ask(who: TestMember, method: string, path: string, body?: unknown) {
  const answer = await app.call({ method, path, token: who.token, ...(body === undefined ? {} : { body }) });
  return { status: answer.status, body: (await answer.json()) as Answer };
}
const missing = '00000000-0000-4000-8000-000000000000';
let modelId: string;

it('begins with Pareto’s classes in the reader’s language, and counts while rules are written', async () => {
  const begun = await ask(revops, 'POST', '/segment-models', { name: 'Segmentation 2026', start: 'abc' });
  modelId = begun.body.id;
  const { body } = await ask(revops, 'GET', `/segment-models/${modelId}`);
  expect(body.document.segments.map(({ condition }) => condition)).toEqual([
    'abc = "A"',
    'abc = "B"',
    'abc = "C"',
  ]);
  const trial = (await ask(revops, 'POST', '/segment-models/trial', { document: body.document })).body.trial;
  expect(trial?.counts.reduce((sum, { accounts }) => sum + accounts, 0)).toBe(30);
  const document = {
    ...body.document,
    segments: [
      { code: 'hotels', name: 'Hôtels', condition: 'ET(secteur = "Hôtels"; potentiel > 10000)', norm: null },
      ...body.document.segments,
    ],
  };
  const counts = (await ask(revops, 'POST', '/segment-models/trial', { document })).body.trial?.counts;
  expect(counts?.[0]).toMatchObject({ segment: 'hotels', accounts: 4, unknown: 1, sales: '24000' });
  const wrong = { ...document, segments: [{ ...document.segments[0], condition: 'potentiell > 3' }] };
  const faults = await ask(revops, 'POST', '/segment-models/trial', { document: wrong });
  expect(faults.body.faults[0]?.at).toBe('segments.0');
  expect(faults.body.faults[0]?.sentence).toMatch(/potentiel/);

  const { saving } = body.head;
  const saved = await ask(revops, 'PUT', `/segment-models/${modelId}`, {
    follows: saving,
    name: 'S',
    document,
  });
  expect(saved.status).toBe(200);
  const late = await ask(revops, 'PUT', `/segment-models/${modelId}`, {
    follows: saving,
    name: 'S',
    document,
  });
  expect([late.status, late.body.code]).toEqual([409, 'segments.model_conflict']);
});

it('comes into force on its day: before there is nothing, after every account has its segment', async () => {
  const applied = await ask(revops, 'POST', `/segment-models/${modelId}/application`, { from: '2027-02-01' });
  expect(applied.body).toEqual({ accounts: 30 });
  expect((await ask(manager, 'GET', '/segments?asOf=2027-01-31')).body.inForce).toBeNull();
  const { body } = await ask(manager, 'GET', '/segments?asOf=2027-02-01');
  expect(body.inForce).toMatchObject({ effectiveFrom: '2027-02-01' });
  expect(body.segments.map(({ code, accounts }) => [code, accounts])[0]).toEqual(['hotels', 4]);
  expect(body.segments.reduce((sum, { accounts }) => sum + accounts, 0)).toBe(30);
  expect((await ask(manager, 'POST', `/segment-models/${modelId}/application`, { from: today })).status).toBe(
    403,
  );
});

it('keeps what a hand decided through another application, says why, and lets it end on its last day', async () => {
  const listed = await ask(revops, 'GET', '/segments/accounts?asOf=2027-02-01&q=A29');
  const [account] = listed.body.rows;
  const override = {
    accountIds: [account?.id],
    segment: 'a',
    reason: 'Filiale d’un grand groupe',
    from: '2027-02-01',
    lastDay: '2027-06-30',
  };
  expect((await ask(revops, 'POST', '/segments/overrides', override)).body).toEqual({ count: 1 });
  await ask(revops, 'POST', `/segment-models/${modelId}/application`, { from: '2027-03-01' });
  const on = async (day: string) =>
    (await ask(revops, 'GET', `/segments/accounts?asOf=${day}&q=A29`)).body.rows[0]?.segment;
  expect([
    await on('2027-01-31'),
    await on('2027-03-15'),
    await on('2027-06-30'),
    await on('2027-07-01'),
  ]).toEqual([undefined, 'a', 'a', 'c']);
  const why = await ask(manager, 'GET', `/segments/accounts/${account?.id}?asOf=2027-03-15`);
  expect(why.body.override?.reason).toBe('Filiale d’un grand groupe');
  expect(why.body.rules.at(-1)).toMatchObject({ name: 'C · à entretenir', holds: true });
  expect(JSON.stringify(why.body.rules)).toContain('C = A ?');
});

it('tells an account’s segment down to the lines of its sales', async () => {
  const document = (await ask(revops, 'GET', `/segment-models/${modelId}`)).body;
  const segments = [{ code: 'fed', name: 'Fidèles', condition: 'part_captée > 10 %', norm: null }];
  const saved = await ask(revops, 'PUT', `/segment-models/${modelId}`, {
    follows: document.head.saving,
    name: 'Part captée',
    document: { ...document.document, segments },
  });
  expect(saved.status).toBe(200);
  await ask(revops, 'POST', `/segment-models/${modelId}/application`, { from: '2027-04-01' });
  const [account] = (await ask(revops, 'GET', '/segments/accounts?asOf=2027-04-01&q=A05')).body.rows;
  expect(account?.segment).toBe('fed');
  const { body } = await ask(revops, 'GET', `/segments/accounts/${account?.id}?asOf=2027-04-01`);
  const told = JSON.stringify(body.rules[0]?.explanation?.tree);
  expect(told).toContain('vente O5');
  expect(told).toContain('potentiel annuel');
});

it('proposes groups, described and measured, which a person makes a model of', async () => {
  const asked = await ask(revops, 'POST', '/segment-proposals', {
    measures: ['potential', 'sales'],
    count: 3,
  });
  await finish();
  const { body } = await ask(revops, 'GET', `/segment-proposals/${asked.body.proposalId}`);
  expect(body.groups.reduce((sum, { accounts }) => sum + accounts, 0)).toBe(29);
  expect(body.groups[0]?.sentence).toMatch(/comptes : .*médiane/);
  const names = body.groups.map(({ name }) => name);
  const accepted = await ask(revops, 'POST', `/segment-proposals/${asked.body.proposalId}/acceptance`, {
    name: 'Groupes',
    names,
  });
  const model = (await ask(revops, 'GET', `/segment-models/${accepted.body.id}`)).body;
  const trial = (await ask(revops, 'POST', '/segment-models/trial', { document: model.document })).body.trial;
  expect(trial?.counts.map(({ accounts }) => accounts)).toEqual([
    ...body.groups.map(({ accounts }) => accounts),
    1,
  ]);
});

it('refuses what is not there', async () => {
  const override = {
    accountIds: [missing],
    segment: null,
    reason: 'Essai',
    from: '2027-02-01',
    lastDay: null,
  };
  const refusals = [
    await ask(revops, 'GET', `/segment-models/${missing}`),
    await ask(revops, 'POST', `/segment-models/${missing}/application`, { from: today }),
    await ask(revops, 'GET', `/segment-proposals/${missing}`),
    await ask(revops, 'POST', `/segment-proposals/${missing}/acceptance`, { name: 'x', names: ['a', 'b'] }),
    await ask(revops, 'GET', `/segments/accounts/${missing}?asOf=2027-02-01`),
    await ask(revops, 'POST', '/segments/overrides', override),
  ];
  expect(refusals.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
});
