import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApplication, type TestApplication, type TestMember } from '@cordee/server/test-application';

let app: TestApplication;
let revops: TestMember;
let manager: TestMember;
let payeeId: string | undefined;

beforeAll(async () => {
  app = await openTestApplication();
  const organisation = await app.openOrganisation('House');
  revops = await organisation.addMember('revops');
  manager = await organisation.addMember('manager');
  const text = 'code;name;title;team;role;hired on\nS1;Sam One;Seller;North;seller;2020-01-01';
  await organisation.bring(revops.scope, { kind: 'people', text });
  payeeId = (await app.application.people.people(revops.scope, {}))[0]?.personId;
  await call('POST', '/plans/from-template', {
    template: 'commission',
    name: 'Field',
    grain: 'quarter',
    base: 'order_intake',
    effectiveFrom: '2026-01-01',
  });
}, 120_000);
afterAll(() => app.stop());

async function call(method: 'GET' | 'POST', path: string, body?: unknown, who: TestMember = revops) {
  const answer = await app.call({ method, path, token: who.token, ...(body === undefined ? {} : { body }) });
  return { status: answer.status, body: (await answer.json()) as never };
}
const held = async () => (await call('GET', '/plan-assignments')).body as unknown;
const cell = (from: string, planCode: string | null) => ({ payeeId, from, planCode });

it('tells who holds which plan from when, and takes a plan away from a day on', async () => {
  expect(await held()).toEqual([cell('2026-01-01', 'field')]);
  const { body } = await call('POST', '/plan-assignments', { cells: [cell('2026-07-01', null)] });
  expect(body).toEqual({ payees: 1 });
  expect(await held()).toEqual([cell('2026-01-01', 'field'), cell('2026-07-01', null)]);
  await call('POST', '/plan-assignments', { cells: [cell('2026-07-01', 'field')] });
  expect(await held()).toEqual([cell('2026-01-01', 'field'), cell('2026-07-01', 'field')]);
});

it('knows its plans and its people, and is not for everybody', async () => {
  const code = async (cells: unknown, who?: TestMember) =>
    ((await call('POST', '/plan-assignments', { cells }, who)).body as { code: string }).code;
  expect(await code([cell('2026-01-01', 'nowhere')])).toBe('plans.plan_not_found');
  const stranger = '00000000-0000-4000-8000-000000000001';
  expect(await code([{ ...cell('2026-01-01', null), payeeId: stranger }])).toBe('plans.payee_not_found');
  expect((await call('GET', '/plan-assignments', undefined, manager)).status).toBe(403);
});
