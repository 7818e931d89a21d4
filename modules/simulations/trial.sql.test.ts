import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApplication, type TestApplication, type TestMember } from '@cordee/server/test-application';

let app: TestApplication;
let revops: TestMember;
let seller: TestMember;
let payeeId: string;
beforeAll(async () => {
  app = await openTestApplication();
  const organisation = await app.openOrganisation('Trial house');
  revops = await organisation.addMember('revops');
  for (const [kind, text] of FILES) {
    const brought = await organisation.bring(revops.scope, { kind, text });
    if (!brought.ok) throw new Error(brought.refusal.code);
  }
  const people = await app.application.people.people(revops.scope, {});
  payeeId = people.find(({ code }) => code === 'S1')?.personId ?? '';
  seller = await organisation.addMember('seller', { personCode: 'S1' });
  await post('/plans', { document: planOf('field', '0.05'), effectiveFrom: '2025-01-01' });
  await post('/plans/field/assignments', { payees: [payeeId], from: '2025-01-01', to: null });
}, 120_000);
afterAll(() => app.stop());

const FILES = [
  ['people', 'code;name;title;team;manager;role;hired on\nS1;Sam One;Seller;North;;seller;2020-01-01'],
  [
    'transactions',
    'code;kind;date;amount;seller\nO1;order;2025-05-12;8000,00;S1\nO2;order;2025-07-02;900,00;S1',
  ],
] as const;

const planOf = (code: string, rate: string, grain = 'quarter') => ({
  format: 'cordee-plan/1',
  code,
  name: 'Field',
  version: '1',
  semantics: 1,
  currency: 'EUR',
  calendar: 'civil',
  grain,
  measures: [{ code: 'orders', base: 'order_intake', aggregation: 'amount' }],
  components: [{ code: 'commission', type: 'percentage_of_measure', args: { measure: 'orders', rate } }],
});

async function post(path: string, body: unknown, member = revops): Promise<Response> {
  return app.call({ method: 'POST', path, token: member.token, body });
}

type Answer = {
  result: {
    pay: { value: string };
    held: { pay: { value: string }; change: { value: string } } | null;
    lines: { component: string; explanation: { sentence: string } }[];
  } | null;
  refusals: { path: string; sentence: string }[];
};
async function tried(document: unknown, period = '2025-Q2'): Promise<Answer> {
  const answer = await post('/plan-trials', { document, payeeId, period });
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as Answer;
}

it('tells what the seller would earn, and the difference to the plan held', async () => {
  const { result, refusals } = await tried(planOf('field', '0.06'));
  expect(refusals).toEqual([]);
  expect([result?.pay.value, result?.held?.pay.value, result?.held?.change.value]).toEqual([
    '480.00',
    '400.00',
    '80.00',
  ]);
  expect(result?.lines[0]?.explanation.sentence).toContain('480');
});

it('tries a plan that nobody holds yet, and another period length', async () => {
  const { result } = await tried(planOf('brand-new', '0.1', 'month'), '2025-07');
  expect([result?.pay.value, result?.held]).toEqual(['90.00', null]);
});

it('answers what is not a plan with every refusal at its path', async () => {
  const written = planOf('field', 'three');
  const { result, refusals } = await tried({ ...written, name: '' });
  expect(result).toBeNull();
  expect(refusals.map(({ path }) => path).toSorted()).toEqual(['$.name']);
  const rate = await tried(written);
  expect(rate.refusals.map(({ path }) => path)).toEqual(['$.components[0].args.rate']);
  expect(rate.refusals[0]?.sentence).not.toBe('');
});

it('is not for sellers', async () => {
  const answer = await post('/plan-trials', { document: {}, payeeId, period: '2025-Q2' }, seller);
  expect(answer.status).toBe(403);
});

it('gives the form of a plan and its templates in words', async () => {
  const [form, templates] = await Promise.all(
    ['/plan-form', '/plan-templates'].map(async (path) =>
      (await app.call({ method: 'GET', path, token: revops.token })).json(),
    ),
  );
  expect(form.components.map(({ type }: { type: string }) => type)).toContain('attainment_curve');
  expect(templates.filter(({ isQuick }: { isQuick: boolean }) => !isQuick)).toHaveLength(7);
});
