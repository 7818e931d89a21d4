import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApplication, type TestApplication, type TestMember } from '@cordee/server/test-application';

let app: TestApplication;
let revops: TestMember;
let finance: TestMember;

beforeAll(async () => {
  app = await openTestApplication();
  const organisation = await app.openOrganisation('Secteurs');
  [revops, finance] = [await organisation.addMember('revops'), await organisation.addMember('finance')];
  const people = 'code;name;team;role\nS1;Sam One;North;seller\nS2;Sue Two;North;seller';
  await organisation.bring(revops.scope, { kind: 'people', text: people });
  await organisation.bring(revops.scope, {
    kind: 'accounts',
    text: 'account_code;name\nA1;Chamois SA\n',
  });
  const held = [
    'seller;covers;covered;from;until;role',
    'S1;territory;ISERE;2026-01-01;;holder',
    'S2;product;Ropes;2026-01-01;2026-06-30;specialist',
    'S2;customer;A1;2026-03-01;;holder',
  ];
  await organisation.bring(revops.scope, { kind: 'coverage', text: held.join('\n') });
}, 120_000);
afterAll(() => app.stop());

type Row = {
  id: string;
  person: string;
  field: string;
  label: string;
  lastDay: string | null;
  reason: string | null;
  place: object | null;
};

async function call(method: 'GET' | 'POST', path: string, body?: unknown, who: TestMember = revops) {
  const answer = await app.call({ method, path, token: who.token, ...(body === undefined ? {} : { body }) });
  return { status: answer.status, body: (await answer.json()) as never };
}
const list = async (query = '', who = revops) =>
  ((await call('GET', `/coverage${query}`, undefined, who)).body as { rows: Row[] }).rows;
const labels = async (query = '') => (await list(query)).map(({ label }) => label);
const end = (id: string | undefined, lastDay: string | null, who = revops) =>
  call('POST', `/coverage/${id}/last-day`, { lastDay, reason: 'Moved south' }, who);

it('lists who follows what, by kind, words, role and day; a customer by its name', async () => {
  expect(await labels()).toEqual(['Chamois SA', 'Ropes', 'ISERE']);
  expect(await labels('?field=product')).toEqual(['Ropes']);
  expect(await labels('?role=holder')).toEqual(['Chamois SA', 'ISERE']);
  expect(await labels('?q=chamois')).toEqual(['Chamois SA']);
  expect(await labels('?q=sam')).toEqual(['ISERE']);
  expect(await labels('?on=2026-02-01')).toEqual(['Ropes', 'ISERE']);
  expect(await labels('?on=2026-07-01')).toEqual(['Chamois SA', 'ISERE']);
});

it('ends a coverage with a day and a reason, told in the trail, and lets it go on again', async () => {
  const [row] = await list('?q=isere');
  expect([row?.lastDay, row?.reason, row?.place === null]).toEqual([null, null, false]);
  expect((await end(row?.id, '2026-09-30')).body).toEqual({ before: null });
  const [ended] = await list('?q=isere');
  expect([ended?.lastDay, ended?.reason]).toEqual(['2026-09-30', 'Moved south']);
  const { body } = await call('GET', '/changes', undefined, finance);
  const [change] = (body as { rows: { sentence: string }[] }).rows;
  expect(change?.sentence).toContain('Moved south');
  expect((await end(row?.id, null)).body).toEqual({ before: '2026-09-30' });
  expect((await list('?q=isere'))[0]?.lastDay).toBe(null);
});

it('refuses a day before the first, the same day again, what is not there, and whoever may not', async () => {
  const [row] = await list('?q=ropes');
  const codeOf = ({ body }: { body: { code: string } }) => body.code;
  expect(codeOf(await end(row?.id, '2025-12-31'))).toBe('transactions.coverage_days_invalid');
  expect(codeOf(await end(row?.id, '2026-06-30'))).toBe('transactions.coverage_unchanged_conflict');
  const stranger = '00000000-0000-4000-8000-000000000001';
  expect(codeOf(await end(stranger, null))).toBe('transactions.coverage_not_found');
  expect((await end(row?.id, '2026-05-31', finance)).status).toBe(403);
});
