import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApplication, type TestApplication, type TestMember } from '@cordee/server/test-application';
import { planDocument } from './plan-templates.ts';

let app: TestApplication;
let first: TestMember;
let second: TestMember;
beforeAll(async () => {
  app = await openTestApplication();
  const house = await app.openOrganisation('House');
  first = await house.addMember('revops', { name: 'Writer One' });
  second = await house.addMember('finance', { name: 'Writer Two' });
}, 120_000);
afterAll(() => app.stop());

type Draft = { id: string; saving: string; savedBy: string; isOwn: boolean; name: string; state: string };

async function ask<T>(member: TestMember, method: string, path: string, body?: object) {
  const answer = await app.call({ method, path, token: member.token, ...(body ? { body } : {}) });
  return { status: answer.status, body: (await answer.json()) as T };
}

const put = (member: TestMember, id: string, saved: { follows: string; document: object }) =>
  ask<Draft & { code: string; detail: string }>(member, 'PUT', `/plan-drafts/${id}`, {
    planCode: null,
    ...saved,
  });
const listed = async (member: TestMember) => (await ask<Draft[]>(member, 'GET', '/plan-drafts')).body;

const document = planDocument({
  template: 'commission',
  name: 'Terrain',
  grain: 'quarter',
  base: 'order_intake',
  currency: 'EUR',
});

it('what one person writes is opened by another, with who wrote it and when', async () => {
  const id = crypto.randomUUID();
  const { body } = await put(first, id, { follows: '0', document: { name: 'Terrain' } });
  expect(body).toMatchObject({ id, name: 'Terrain', savedBy: 'Writer One', isOwn: true, state: 'open' });
  const [draft] = await listed(second);
  expect(draft).toMatchObject({ id, savedBy: 'Writer One', isOwn: false, saving: body.saving });
  const opened = await ask<{ document: object }>(second, 'GET', `/plan-drafts/${id}`);
  expect(opened.body.document).toEqual({ name: 'Terrain' });
});

it('of two who write at once the second is told by name, and the first text stands', async () => {
  const id = crypto.randomUUID();
  const start = (await put(first, id, { follows: '0', document: { name: 'A' } })).body.saving;
  const faster = await put(second, id, { follows: start, document: { name: 'B' } });
  expect(faster.status).toBe(200);
  const slower = await put(first, id, { follows: start, document: { name: 'C' } });
  expect([slower.status, slower.body.code]).toEqual([409, 'plans.draft_overtaken_conflict']);
  expect(slower.body.detail).toContain('Writer Two');
  expect((await listed(first)).find((each) => each.id === id)).toMatchObject({ name: 'B' });
  const apart = await put(first, crypto.randomUUID(), { follows: '0', document: { name: 'C' } });
  expect(apart.status).toBe(200);
});

it('of ten savings of one text at a time, one is kept and nine are refused', async () => {
  const id = crypto.randomUUID();
  const { saving } = (await put(first, id, { follows: '0', document: { name: 'Start' } })).body;
  const tries = Array.from({ length: 10 }, (_, number) =>
    put(number % 2 ? first : second, id, { follows: saving, document: { name: `Try ${number}` } }),
  );
  const statuses = (await Promise.all(tries)).map(({ status }) => status);
  expect(statuses.toSorted((a, b) => a - b)).toEqual([200, ...Array<number>(9).fill(409)]);
});

it('a saving that follows none of this draft is refused', async () => {
  const { status, body } = await put(first, crypto.randomUUID(), { follows: '1', document: {} });
  expect([status, body.code]).toEqual([404, 'plans.draft_not_found']);
});

it('a discarded draft is taken up again as it was', async () => {
  const id = crypto.randomUUID();
  const { saving } = (await put(first, id, { follows: '0', document: { name: 'Kept' } })).body;
  const state = (follows: string, wanted: string) =>
    ask<Draft>(second, 'PUT', `/plan-drafts/${id}/state`, { follows, state: wanted });
  const gone = (await state(saving, 'discarded')).body;
  expect(gone).toMatchObject({ state: 'discarded', savedBy: 'Writer Two' });
  expect((await state(gone.saving, 'open')).body.state).toBe('open');
  const opened = await ask<{ document: object }>(first, 'GET', `/plan-drafts/${id}`);
  expect(opened.body.document).toEqual({ name: 'Kept' });
});

it('publishing ends the draft, and is refused when another saved it since', async () => {
  const id = crypto.randomUUID();
  const { saving } = (await put(first, id, { follows: '0', document })).body;
  await put(second, id, { follows: saving, document: { ...document, name: 'Terrain Sud' } });
  const publish = (follows: string) =>
    ask<{ code: string; detail: string }>(first, 'POST', '/plans', {
      document,
      effectiveFrom: '2026-01-01',
      draft: { id, follows },
    });
  const overtaken = (await publish(saving)).body;
  expect(overtaken.code).toBe('plans.draft_overtaken_conflict');
  expect(overtaken.detail).toContain('Writer Two');
  const plans = await ask<object[]>(first, 'GET', '/plans');
  expect(plans.body).toEqual([]);
  const latest = (await listed(first)).find((each) => each.id === id);
  expect((await publish(latest?.saving ?? '')).status).toBe(200);
  expect((await listed(first)).some((each) => each.id === id)).toBe(false);
});
