import { afterAll, beforeAll, expect, it } from 'vitest';
import { plainDate, type Scope } from '@cordee/kernel';
import {
  openTestApplication,
  type TestApplication,
  type TestOrganisation,
} from '@cordee/server/test-application';

let app: TestApplication;
let house: TestOrganisation;
let revops: Scope;

beforeAll(async () => {
  app = await openTestApplication();
  house = await app.openOrganisation('House');
  revops = (await house.addMember('revops')).scope;
  await bring('people', '2026-01-01', 'person_code;full_name;team\nS1;Chloé Mur;North\nS2;Denis Pic;South\n');
});
afterAll(() => app.stop());

async function bring(kind: 'people' | 'deals', day: string, text: string) {
  const scope = { ...revops, asOf: { effective: plainDate(day), change: null } };
  const brought = await house.bring(scope, { kind, text });
  if (!brought.ok) throw new Error(brought.refusal.code);
  return brought.value;
}
const deals = (...rows: readonly string[]) =>
  `deal_code;seller;stage;amount;engaged_on;closed_on\n${rows.join('\n')}\n`;

async function historyOf(code: string, known: bigint | null = null) {
  const scope = { ...revops, asOf: { ...revops.asOf, change: known } };
  const { rows } = await app.application.deals.deals(scope, { q: code, offset: 0, limit: 10 });
  const found = await app.application.deals.deal(scope, rows[0]?.id ?? '');
  return {
    stage: found?.deal.stage,
    stages: (found?.stages ?? []).map(({ stage, enteredOn }) => `${enteredOn} ${stage}`),
  };
}

it('keeps the stages that a deal has been in, as each file shows the next; undo takes the last one back', async () => {
  await bring('deals', '2026-01-10', deals('D1;S1;engaging;100;2026-01-05;'));
  await bring('deals', '2026-02-10', deals('D1;S1;proposal;120;2026-01-05;'));
  const known = await app.application.runs.store.knownChange(revops);
  const closing = await bring('deals', '2026-03-10', deals('D1;S1;gagné;130;2026-01-05;2026-03-02'));
  const all = ['2026-01-05 engaging', '2026-02-10 proposal', '2026-03-02 won'];
  expect(await historyOf('D1')).toEqual({ stage: 'won', stages: all });
  expect(await historyOf('D1', known)).toEqual({ stage: 'proposal', stages: all.slice(0, 2) });

  const record = await app.application.imports.store.find(revops, closing.importId);
  if (!record) throw new Error('the import is there');
  expect(await app.application.imports.store.undo(revops, record)).toEqual({
    ok: true,
    value: { restored: 2, kept: 0 },
  });
  expect(await historyOf('D1')).toEqual({ stage: 'proposal', stages: all.slice(0, 2) });
});

it('changes nothing when the same file comes again on a later day', async () => {
  const text = deals('D2;S2;negotiation;50;2026-01-20;', 'D3;S2;lost;50;2026-01-20;2026-02-20');
  await bring('deals', '2026-02-21', text);
  const before = [await historyOf('D2'), await historyOf('D3')];
  expect((await bring('deals', '2026-04-01', text)).counts).toMatchObject({
    added: 0,
    changed: 0,
    unchanged: 2,
  });
  expect([await historyOf('D2'), await historyOf('D3')]).toEqual(before);
});

it('follows a deal that is opened again after its loss', async () => {
  await bring('deals', '2026-04-02', deals('D3;S2;negotiation;50;2026-01-20;'));
  expect(await historyOf('D3')).toEqual({
    stage: 'negotiation',
    stages: ['2026-02-20 lost', '2026-04-02 negotiation'],
  });
});

it('shows the deals of a team, and a seller the own ones only', async () => {
  const teams = await app.application.people.teams(revops);
  const codes = async (scope: Scope, team?: string) =>
    (await app.application.deals.deals(scope, { team, offset: 0, limit: 50 })).rows
      .map(({ code }) => code)
      .toSorted();
  expect(await codes(revops, teams.find(({ code }) => code === 'South')?.id)).toEqual(['D2', 'D3']);
  const seller = (await house.addMember('seller', { personCode: 'S1' })).scope;
  expect(await codes(seller)).toEqual(['D1']);
  expect(await app.application.deals.outcomesBySeller(seller)).toMatchObject([
    { seller: 'Chloé Mur', won: 0, open: 1 },
  ]);
});
