// Capacity through its routes: what is told of it opens its reasons, and who may not read it is told nothing.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApplication, type TestApplication, type TestMember } from '@cordee/server/test-application';

let app: TestApplication;
let revops: TestMember;
let stranger: TestMember;
const others: TestMember[] = [];

const codes = ['S1', 'S2', 'S3', 'S4'];
const people = [
  'person_code;full_name;position_title;team;manager_code;role',
  'M1;Mia Martin;Manager;North;;manager',
  ...codes.map((code) => `${code};Seller ${code};Seller;North;M1;seller`),
].join('\n');

beforeAll(async () => {
  app = await openTestApplication();
  const organisation = await app.openOrganisation('Capacity');
  revops = await organisation.addMember('revops');
  const first = revops.scope.today.with({ day: 1 });
  const months = Array.from({ length: 12 }, (_, at) => first.subtract({ months: at + 1 }).toString());
  const sales = codes.flatMap((code, rank) =>
    months.map((day, at) => `T${code}${at};${day};${10_000 + 1_000 * ((rank + at) % 3)};${code}`),
  );
  const [next, after] = [1, 2].map((count) => first.add({ months: count }).toString().slice(0, 7));
  const files = [
    ['people', people],
    ['transactions', `transaction_code;date;amount;seller\n${sales.join('\n')}\n`],
    ['quotas', `seller;amount;period\nS1;90000;${next}\nS2;80000;${after}\n`],
  ] as const;
  for (const [kind, text] of files) {
    const brought = await organisation.bring(revops.scope, { kind, text });
    if (!brought.ok) throw new Error(brought.refusal.code);
  }
  for (const role of ['manager', 'marketing'] as const) others.push(await organisation.addMember(role));
  others.push(await organisation.addMember('seller', { personCode: 'S1', name: 'Sam' }));
  stranger = await (await app.openOrganisation('Elsewhere')).addMember('revops');
});
afterAll(() => app.stop());

type Shown = { value: string; unit: string; explain: string };
type Plan = {
  code?: string;
  hires: Shown;
  cost: Shown;
  coverage: Shown;
  overAssignment: Shown;
  quotas: string;
  months: (Record<
    'target' | 'needed' | 'heads' | 'hires' | 'cost' | 'low' | 'median' | 'high' | 'reached',
    Shown
  > & {
    month: string;
  })[];
  groups: { team: string; hires: Shown }[];
};
type Node = { label: string; valueText: string; children: Node[]; place?: { document?: string } };

async function ask<T>(who: TestMember, path: string) {
  const answer = await app.call({ method: 'GET', path, token: who.token });
  return { status: answer.status, body: (await answer.json()) as T };
}
const numberIn = (text: string): number => Number(text.replace(/[^\d,.-]/gu, '').replace(',', '.'));
const nodesIn = (node: Node): Node[] => [node, ...node.children.flatMap(nodesIn)];
const growing = '/capacity?target=900000&attrition=0.3';

it('opens the reasons of every figure, and they end in the figure that is shown', async () => {
  const { status, body } = await ask<Plan>(revops, growing);
  expect([status, body.code]).toEqual([200, undefined]);
  expect(Number(body.hires.value)).toBeGreaterThan(0);
  const figures = [
    body.hires,
    body.cost,
    body.coverage,
    body.overAssignment,
    ...body.groups.map(({ hires }) => hires),
    ...body.months.slice(0, 6).flatMap((month) => Object.values(month).filter(isShown)),
  ];
  expect(figures.length).toBeGreaterThan(40);
  for (const { value, unit, explain } of figures) {
    const why = await ask<{ tree: Node }>(revops, explain);
    expect([why.status, explain]).toEqual([200, explain]);
    const told = numberIn(why.body.tree.valueText);
    expect([explain, unit === 'ratio' ? told / 100 : told]).toEqual([
      explain,
      expect.closeTo(Number(value), unit === 'ratio' ? 6 : 2),
    ]);
  }
});

const isShown = (value: unknown): value is Shown =>
  typeof value === 'object' && value !== null && 'explain' in value;

it('names the draws of the band and their seed, and the line of the file that a quota was read from', async () => {
  const { body } = await ask<Plan>(revops, growing);
  const treeOf = async ({ explain }: Shown) =>
    nodesIn((await ask<{ tree: Node }>(revops, explain)).body.tree);
  const band = await treeOf(body.months[0]?.low ?? body.cost);
  expect(band.some(({ label }) => label.includes('20260101'))).toBe(true);
  expect(body.quotas).toBe('170000');
  const over = await treeOf(body.overAssignment);
  expect(over.filter(({ place }) => place?.document !== undefined)).toHaveLength(2);
});

it('tells nothing of one team that is not there, of another organisation, or to who may not read it', async () => {
  const why = (set: string) => ask<{ code: string }>(revops, `/capacity/explanation?${set}`);
  expect((await why('of=hires&team=South')).body.code).toBe('capacity.team_not_found');
  expect((await why('of=hires&team=South')).status).toBe(404);
  expect((await why('of=pay')).status).toBe(400);
  expect((await why('of=hires&unknown=1')).status).toBe(400);
  expect((await ask<{ code: string }>(stranger, growing)).body.code).toBe('capacity.no_history');
  for (const who of others)
    for (const path of ['/capacity', '/capacity/explanation?of=coverage'])
      expect((await ask(who, path)).status).toBe(403);
});
