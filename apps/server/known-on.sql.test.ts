import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  openTestApplication,
  type TestApplication,
  type TestMember,
} from './open-test-application.test-support.ts';

let app: TestApplication;
let revops: TestMember;

beforeAll(async () => {
  app = await openTestApplication();
  const house = await app.openOrganisation('Mémoire');
  revops = await house.addMember('revops');
  const bring = async (day: string, kind: 'people' | 'deals', text: string) => {
    app.application.instants.set(house.id, `${day}T18:30:00Z`);
    const brought = await house.bring(revops.scope, { kind, text });
    if (!brought.ok) throw new Error(brought.refusal.code);
  };
  const deal = (amount: number) =>
    `deal_code;seller;stage;amount;engaged_on\nD1;S1;Proposal;${amount};2026-01-02\n`;
  await bring('2026-03-01', 'people', 'person_code;full_name;team\nS1;Anna Roc;North\n');
  await bring('2026-03-05', 'deals', deal(10));
  await bring('2026-03-06', 'deals', deal(25));
  await bring('2026-03-07', 'people', 'person_code;full_name;team\nS1;Anna Roc-Mur;North\n');
}, 120_000);
afterAll(() => app.stop());

type Rows = { rows: { name?: string; amount?: { value: string } }[] };

async function seen(path: string): Promise<Rows['rows']> {
  const answer = await app.call({ method: 'GET', path, token: revops.token });
  return ((await answer.json()) as Rows).rows;
}
const amounts = async (query: string) => (await seen(`/deals${query}`)).map(({ amount }) => amount?.value);
const names = async (query: string) => (await seen(`/people${query}`)).map(({ name }) => name);

it('shows what was known when a day ended, the changes of that day with it', async () => {
  expect(await amounts('')).toEqual(['25']);
  expect(await amounts('?knownOn=2026-03-06')).toEqual(['25']);
  expect(await amounts('?knownOn=2026-03-05')).toEqual(['10']);
  expect(await amounts('?knownOn=2026-03-04')).toEqual([]);
});

it('knows nothing before the first day', async () => {
  expect(await amounts('?knownOn=2020-01-01')).toEqual([]);
});

it('tells what was true on a day apart from what was known on another', async () => {
  expect(await names('?asOf=2026-03-02&knownOn=2026-03-06')).toEqual(['Anna Roc']);
  expect(await names('?asOf=2026-03-02')).toEqual(['Anna Roc-Mur']);
});

it('refuses what is no day', async () => {
  const answer = await app.call({ method: 'GET', path: '/deals?knownOn=yesterday', token: revops.token });
  expect(answer.status).toBe(400);
});
