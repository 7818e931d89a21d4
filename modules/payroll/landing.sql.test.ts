import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPayCompany, type PayCompany } from '../payouts/pay-run.sql.test-support.ts';

let company: PayCompany;
beforeAll(async () => {
  company = await openPayCompany();
  await company.invoices(
    'F1;invoice;2026-01-10;1000;S1',
    'F2;invoice;2026-02-11;2000;S3',
    'F3;invoice;2026-03-10;3000;S1',
  );
  await company.settle(await company.calculate('2026-01'));
  await company.calculate('2026-03');
});
afterAll(() => company.app.stop());

type Figure = { value: string; explain: string };
type Group = {
  key: string;
  toDate: Figure;
  landing: Figure;
  envelope: Figure | null;
  margin: Figure | null;
  periodsDone: number;
  periodsLeft: number;
  periodsMissing: number;
};

async function call(method: 'GET' | 'PUT', path: string, body?: unknown, who = company.finance) {
  const answer = await company.app.call({
    method,
    path,
    token: who.token,
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.status, body: (await answer.json()) as never };
}
const landed = async (by: string, year = '2026') =>
  ((await call('GET', `/payroll/landing?year=${year}&by=${by}`)).body as { groups: Group[] }).groups;

it('lands a year from its closed runs and the newest preview, and names the month without a run', async () => {
  const [plan, ...others] = await landed('plan');
  expect(others).toEqual([]);
  // 30 € in January, 90 € in March, and nine months at their mean of 60 €.
  expect([plan?.key, plan?.toDate.value, plan?.landing.value]).toEqual(['invoiced', '120.00', '660.00']);
  expect([plan?.periodsDone, plan?.periodsLeft, plan?.periodsMissing]).toEqual([2, 9, 1]);
  expect((await landed('team')).map(({ key, landing }) => [key, landing.value])).toEqual([
    ['Nord', '660.00'],
  ]);
  expect(await landed('plan', '2025')).toEqual([]);
  const why = await call('GET', plan?.landing.explain ?? '');
  expect((why.body as { tree: { children: unknown[] } }).tree.children).toHaveLength(2);
});

it('stands beside the envelope that finance gives it, and nobody else', async () => {
  const envelopes = [{ year: 2026, by: 'plan', key: 'invoiced', amount: '600' }];
  expect((await call('PUT', '/payroll/settings/envelopes', { envelopes }, company.revops)).status).toBe(403);
  expect((await call('PUT', '/payroll/settings/envelopes', { envelopes })).status).toBe(200);
  const [plan] = await landed('plan');
  expect([plan?.envelope?.value, plan?.margin?.value]).toEqual(['600', '-60.00']);
  expect((await landed('team'))[0]?.envelope).toBe(null);
});
