import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApplication, type TestApplication, type TestMember } from '@cordee/server/test-application';

let app: TestApplication;
let revops: TestMember;
let manager: TestMember;
beforeAll(async () => {
  app = await openTestApplication();
  const organisation = await app.openOrganisation('House');
  revops = await organisation.addMember('revops');
  for (const [kind, text] of FILES) {
    const brought = await organisation.bring(revops.scope, { kind, text });
    if (!brought.ok) throw new Error(brought.refusal.code);
  }
  manager = await organisation.addMember('manager', { personCode: 'S1' });
  await asked(revops, 'POST', '/plans', { body: { document: PLAN, effectiveFrom: '2025-01-01' } });
  const payees = (await app.application.people.people(revops.scope, {})).map(({ personId }) => personId);
  await asked(revops, 'POST', '/plans/field/assignments', {
    body: { payees, from: '2025-01-01', to: null },
  });
}, 120_000);
afterAll(() => app.stop());

const FILES = [
  [
    'people',
    [
      'code;name;title;team;role;hired on',
      'S1;Sam One;Seller;North;seller;2020-01-01',
      'S2;Zoé Dùpont;Seller;North;seller;2020-01-01',
      'S3;Ali Martin;Seller;North;seller;2020-01-01',
    ].join('\n'),
  ],
  [
    'transactions',
    [
      'code;kind;date;amount;seller',
      'O1;order;2025-05-12;8000,00;S1',
      'O2;order;2025-06-20;1000,00;S2',
      'O3;order;2025-06-02;3000,00;S3',
    ].join('\n'),
  ],
] as const;

const PLAN = {
  format: 'cordee-plan/1',
  code: 'field',
  name: 'Field',
  version: '1',
  semantics: 1,
  currency: 'EUR',
  calendar: 'civil',
  grain: 'month',
  measures: [{ code: 'orders', base: 'order_intake', aggregation: 'amount' }],
  components: [
    { code: 'commission', type: 'percentage_of_measure', args: { measure: 'orders', rate: '0.05' } },
  ],
};

const PAID = [
  'Commercial;Prime;Régul.',
  'S1;400,00;',
  'DUPONT Zoe;50,00;-20,00',
  'Nobody Known;10,00;',
  'Ali Martin;#REF!;',
].join('\n');

type Sent = { readonly body?: unknown; readonly file?: { name: string; text: string } };

async function answered(
  member: TestMember,
  method: string,
  path: string,
  sent: Sent = {},
): Promise<Response> {
  return app.call({ method, path, token: member.token, ...sent });
}

async function asked<T>(member: TestMember, method: string, path: string, sent: Sent = {}): Promise<T> {
  const answer = await answered(member, method, path, sent);
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

it('compares a sent file with what is calculated, keeps it, and gives it as CSV', async () => {
  const file = { name: 'primes.csv', text: PAID };
  const { fileId } = await asked<{ fileId: string }>(revops, 'POST', '/parallel-runs/files', { file });
  const body = { fileId, fileName: 'primes.csv', period: '2025-Q2' };
  const { parallelRunId } = await asked<{ parallelRunId: string }>(revops, 'POST', '/parallel-runs', {
    body,
  });
  await app.finishTasks(revops.scope.tenant);
  const run = await asked<Record<string, unknown>>(revops, 'GET', `/parallel-runs/${parallelRunId}`);
  expect(run).toMatchObject({
    equal: 1,
    linesRead: 2,
    paid: { value: '430.00' },
    calculated: { value: '600.00' },
    byCause: [
      { cause: 'outside_period', count: 1 },
      { cause: 'not_read', count: 1 },
    ],
    unread: [{ line: 4 }, { line: 5 }],
  });
  expect(run['lines']).toContainEqual(
    expect.objectContaining({ name: 'Zoé Dùpont', paid: '30.00', calculated: '50.00', difference: '-20.00' }),
  );
  const csv = await (await answered(revops, 'GET', `/parallel-runs/${parallelRunId}/csv`)).text();
  expect(csv.trim().split('\r\n')).toHaveLength(6);
  expect(csv).toContain('Régularisation d’une autre période -20.00');
  const heads = await asked<{ id: string }[]>(revops, 'GET', '/parallel-runs');
  expect(heads.map(({ id }) => id)).toEqual([parallelRunId]);
});

it('sets the months that a file has for columns beside the sales that are counted in them', async () => {
  const text = [
    'Commercial;Avril;Mai;Juin;Prime',
    'S1;0;8000;0;400',
    'S2;0;0;900;45',
    'S3;0;0;3000;150',
  ].join('\n');
  const file = { name: 'mois.csv', text };
  const { fileId } = await asked<{ fileId: string }>(revops, 'POST', '/parallel-runs/files', { file });
  const body = { fileId, fileName: 'mois.csv', period: '2025-Q2' };
  const { parallelRunId } = await asked<{ parallelRunId: string }>(revops, 'POST', '/parallel-runs', {
    body,
  });
  await app.finishTasks(revops.scope.tenant);
  const { months } = await asked<{ months: object[] }>(revops, 'GET', `/parallel-runs/${parallelRunId}`);
  expect(months).toMatchObject([
    { month: '2025-04', written: { value: '0' }, counted: { value: '0' }, equal: 3, different: 0 },
    { month: '2025-05', written: { value: '8000' }, counted: { value: '8000' }, different: 0 },
    {
      month: '2025-06',
      written: { value: '3900' },
      counted: { value: '4000' },
      difference: { value: '-100' },
      different: 1,
    },
  ]);
});

it('refuses a file that was never sent, a mapping that is none, and whoever sees no pay by name', async () => {
  const body = { fileId: 'f'.repeat(64), fileName: 'x.csv', period: '2025' };
  expect((await answered(revops, 'POST', '/parallel-runs', { body })).status).toBe(404);
  expect((await answered(manager, 'GET', '/parallel-runs')).status).toBe(403);
});
