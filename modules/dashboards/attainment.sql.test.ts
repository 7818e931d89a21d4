import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  civilCalendar,
  decimalText,
  entityId,
  evaluateExplanation,
  findContradictions,
  numberOf,
  periodByCode,
  plainDate,
  type Scope,
} from '@cordee/kernel';
import {
  openTestApplication,
  type TestApplication,
  type TestOrganisation,
} from '@cordee/server/test-application';
import { openDashboardStore } from './dashboards-store.sql.ts';
import { explainAttainment, explainQuota, explainRevenue } from './explain-attainment.ts';
import { attainmentFacts } from './attainment-facts.ts';
import { readAttainment } from './read-attainment.ts';

let app: TestApplication;
let house: TestOrganisation;
let scope: Scope;
let token: string;

const files = [
  [
    'people',
    `person_code;full_name;position_code;team;manager_code;role;effective_from;left_on
MAN;Bruno Lac;P0;North;;manager;2025-01-01;
S1;Chloé Mur;P1;North;MAN;seller;2025-01-01;2026-01-31
S2;Denis Pic;P2;North;MAN;seller;2025-01-01;
S3;Elsa Bois;P3;South;;seller;2025-01-01;
`,
  ],
  [
    'people',
    `person_code;full_name;position_code;team;manager_code;role;effective_from\nS4;Flora Gué;P1;North;MAN;seller;2026-02-01\n`,
  ],
  [
    'transactions',
    `transaction_code;date;amount;seller
O1;2026-01-10;700.10;S1
O2;2026-02-10;300;S2
O3;2026-03-31;500.05;S4
O4;2026-02-01;999;S3
O5;2026-02-02;50;nobody
O6;2026-04-01;1000;S2
`,
  ],
  [
    'quotas',
    `seller;amount;period
S1;1000;2026-01
S4;400;2026-02
S4;400;2026-03
S2;600;2026-Q1
`,
  ],
] as const;

beforeAll(async () => {
  app = await openTestApplication();
  house = await app.openOrganisation('House');
  const member = await house.addMember('revops');
  token = member.token;
  scope = { ...member.scope, asOf: { effective: plainDate('2026-04-15'), change: null } };
  for (const [kind, text] of files) {
    const brought = await house.bring(scope, { kind, text });
    if (!brought.ok) throw new Error(brought.refusal.code);
    if (brought.value.counts.rejected > 0) throw new Error(`rows of the ${kind} were rejected`);
  }
});
afterAll(() => app.stop());

const deps = () => ({
  store: openDashboardStore(app.application.database),
  quotas: app.application.quotas,
  currencyOf: async () => 'EUR',
  sales: app.application.runs.sales,
  fileNames: app.application.fileNames,
});
async function tableOf(by: 'seller' | 'team', seen = scope) {
  const read = await readAttainment(deps(), seen, '2026-Q1', by);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}

it('gives each monthly quota to whoever held its position in its own month', async () => {
  const quarter = periodByCode(civilCalendar, '2026-Q1');
  if (!quarter.ok) throw new Error('a quarter');
  const lines = await app.application.quotas.quotas(scope, { overlapping: quarter.value });
  const byPeriod = lines.toSorted((a, b) => (a.period < b.period ? -1 : 1));
  expect(byPeriod.map((line) => [line.period, line.seller, line.amount])).toEqual([
    ['2026-01', 'Chloé Mur', '1000'],
    ['2026-02', 'Flora Gué', '400'],
    ['2026-03', 'Flora Gué', '400'],
    ['2026-Q1', 'Denis Pic', '600'],
  ]);
  for (const person of new Set(lines.flatMap(({ personId }) => personId ?? [])))
    expect(
      await app.application.quotas.quotas(scope, { overlapping: quarter.value, people: [entityId(person)] }),
    ).toEqual(lines.filter(({ personId }) => personId === person));
  const table = await tableOf('seller');
  expect(
    table.rows.map(({ name, revenue, quota, attainment }) => [name, revenue, quota, attainment]),
  ).toEqual([
    ['Chloé Mur', '700.10', '1000', '0.700100'],
    ['Flora Gué', '500.05', '800', '0.625062'],
    ['Denis Pic', '300', '600', '0.500000'],
    ['Elsa Bois', '999', null, null],
    ['—', '50', null, null],
  ]);
});

it('explains every figure of the table by rows that evaluate to it', async () => {
  let tried = 0;
  const unexplained: unknown[] = [];
  for (const table of [await tableOf('seller'), await tableOf('team')]) {
    for (const row of [...table.rows, table.total]) {
      const facts = await attainmentFacts(deps(), scope, '2026-Q1', row.id);
      if (!facts.ok) throw new Error(facts.refusal.code);
      const explained = [
        [row.revenue, explainRevenue(facts.value)],
        [row.quota, explainQuota(facts.value)],
        [row.attainment, row.attainment === null ? null : explainAttainment(facts.value)],
      ] as const;
      for (const [figure, explanation] of explained) {
        if (explanation === null || figure === null) {
          unexplained.push([figure, explanation]);
          continue;
        }
        const value = evaluateExplanation(explanation);
        if (!value.ok) throw new Error(value.refusal.code);
        const number = numberOf(value.value);
        expect([row.id, number && Number(decimalText(number))]).toEqual([row.id, Number(figure)]);
        expect(findContradictions(explanation)).toEqual([]);
        tried += 1;
      }
    }
  }
  expect(unexplained.flat().filter((each) => each !== null)).toEqual([]);
  expect(tried).toBeGreaterThan(15);
});

it('opens the total of quotas from the address that its figure bears', async () => {
  const get = (path: string) => app.call({ method: 'GET', path, token });
  const quotas = (await (await get('/quotas')).json()) as { total: { value: string; explain: string } };
  expect(quotas.total).toMatchObject({ value: '2400', explain: '/quotas/explanation?' });
  const why = (await (await get(quotas.total.explain)).json()) as {
    tree: { count: number; valueText: string };
  };
  expect(why.tree.count).toBe(4);
  expect(why.tree.valueText.replaceAll(/\s/g, ' ')).toContain('2 400');
  expect((await get('/quotas/explanation?period=2031-Q1')).status).toBe(404);
});

it('holds a plan from a day on; where one ends as the next starts, the next holds', async () => {
  const { plans } = app.application;
  const payee = entityId((await tableOf('seller')).rows[0]?.id ?? '');
  await plans.assign(scope, [
    { payeeId: payee, planCode: 'spring', from: '2026-01-01', to: '2026-07-01' },
    { payeeId: payee, planCode: 'autumn', from: '2026-07-01', to: '2026-10-01' },
  ]);
  const cells = (await plans.assignments(scope)).filter((cell) => cell.payeeId === payee);
  expect(cells.map((cell) => [cell.effectiveFrom, cell.planCode])).toEqual([
    ['2026-01-01', 'spring'],
    ['2026-07-01', 'autumn'],
    ['2026-10-01', null],
  ]);
});

it('shows a seller the own figures, a manager those of the team, and nobody else’s reasons', async () => {
  const seen = async (role: 'seller' | 'manager', personCode: string) => {
    const member = await house.addMember(role, { personCode });
    return { ...member.scope, asOf: scope.asOf };
  };
  const [seller, manager] = [await seen('seller', 'S2'), await seen('manager', 'MAN')];
  const names = async (own: Scope) => (await tableOf('seller', own)).rows.map(({ name }) => name).toSorted();
  expect(await names(seller)).toEqual(['Denis Pic']);
  expect(await names(manager)).toEqual(['Denis Pic', 'Flora Gué']);
  const stranger = (await tableOf('seller')).rows.find(({ name }) => name === 'Elsa Bois')?.id ?? '';
  expect(await attainmentFacts(deps(), seller, '2026-Q1', stranger)).toMatchObject({
    refusal: { code: 'dashboards.figures_not_found' },
  });
});

it('finds the newest sale that a scope sees, and counts whoever holds a position once', async () => {
  const store = openDashboardStore(app.application.database);
  expect((await store.lastSaleOn(scope, 'order_intake'))?.toString()).toBe('2026-04-01');
  const own = entityId((await tableOf('seller')).rows.find(({ name }) => name === 'Chloé Mur')?.id ?? '');
  expect((await store.lastSaleOn({ ...scope, people: [own] }, 'order_intake'))?.toString()).toBe(
    '2026-01-10',
  );
  expect(await store.lastSaleOn({ ...scope, people: [] }, 'order_intake')).toBeNull();
  expect(await store.counts(scope)).toMatchObject({ people: 5, holders: 4 });
});
