import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  openTestApplication,
  type TestApplication,
  type TestMember,
  type TestOrganisation,
} from '@cordee/server/test-application';
import { cursorText, parseCursor } from './feed-cursor.ts';

type Page = {
  readonly facts: readonly {
    readonly change: string;
    readonly kind: string;
    readonly id: string;
    readonly effectiveFrom: string;
    readonly values: Record<string, string | null>;
  }[];
  readonly next: string;
  readonly isEnd: boolean;
};

let app: TestApplication;
let house: TestOrganisation;
let revops: TestMember;

beforeAll(async () => {
  app = await openTestApplication();
  house = await app.openOrganisation('Flux');
  revops = await house.addMember('revops');
  await house.bring(revops.scope, {
    kind: 'people',
    text: 'person_code;full_name;payroll_number;effective_from;target_incentive\nS1;Anna Roc;0001;2025-01-01;1000\nS2;Zoé Pic;0002;2025-01-01;\n',
  });
}, 120_000);
afterAll(() => app.stop());

async function pageBehind(after: string, limit: number, member = revops): Promise<Page> {
  const path = `/changes/facts?${new URLSearchParams({ after, limit: String(limit) })}`;
  const answer = await app.call({ method: 'GET', path, token: member.token });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Page;
}

const nameOf = (fact: Page['facts'][number]) =>
  [fact.change, fact.kind, fact.id, fact.effectiveFrom].join(' ');

async function stored(): Promise<readonly string[]> {
  const tables = [
    'person',
    'team',
    'position',
    'position_holder',
    'pay_term',
    'deal',
    'deal_stage',
    'account',
  ];
  const rows = [];
  for (const table of tables) {
    const found = await app.owner.query<{ name: string }>(
      `select change || ' ${table} ' || entity_id || ' ' || effective_from as name from ${table} where tenant_id = $1`,
      [house.id],
    );
    rows.push(...found.rows.map(({ name }) => name));
  }
  return rows.toSorted();
}

const dealsOf = (writer: number, round: number) =>
  `deal_code;seller;stage;amount\n${Array.from({ length: 7 }, (_, index) => `D${writer}-${index % (3 + round)};S${1 + (index % 2)};stage${round};${round}`).join('\n')}\n`;

it('gives every fact once to a reader that stops and goes on while four others write', async () => {
  const writers = Array.from({ length: 4 }, async (_, writer) => {
    for (let round = 0; round < 6; round += 1) {
      const brought = await house.bring(revops.scope, {
        kind: 'deals',
        text: dealsOf(writer, round),
        source: `crm${writer}`,
      });
      if (!brought.ok) throw new Error(brought.refusal.code);
    }
  });
  let isWriting = true;
  const written = Promise.all(writers).then(() => (isWriting = false));
  const read: string[] = [];
  let after = '0';
  for (let turn = 0; ; turn += 1) {
    const wasWriting = isWriting;
    const page = await pageBehind(after, 1 + (turn % 9));
    read.push(...page.facts.map(nameOf));
    after = page.next;
    if (page.isEnd && !wasWriting) break;
  }
  await written;
  expect(new Set(read).size).toBe(read.length);
  expect(read.toSorted()).toEqual(await stored());
  const changes = read.map((name) => Number(name.split(' ')[0]));
  expect(changes).toEqual(changes.toSorted((a, b) => a - b));
});

it('tells a role what its screens tell it', async () => {
  const executive = await house.addMember('executive');
  const [all, less] = [await pageBehind('0', 100), await pageBehind('0', 100, executive)];
  expect(all.facts.some(({ kind }) => kind === 'pay_term')).toBe(true);
  expect(less.facts.some(({ kind }) => kind === 'pay_term')).toBe(false);
  const personOf = ({ facts }: Page) => facts.find(({ kind }) => kind === 'person')?.values;
  expect(personOf(all)).toHaveProperty('payroll_number');
  expect(personOf(less)).not.toHaveProperty('payroll_number');
  const seller = await house.addMember('seller', { personCode: 'S1' });
  expect((await app.call({ method: 'GET', path: '/changes/facts', token: seller.token })).status).toBe(403);
});

it('refuses a cursor that no feed has given, and reads back each that it gives', async () => {
  for (const after of ['x', '1.deal', '1.deal.x.2026-01-01', '-1', '1.deal.1.2.3'])
    expect(
      (await app.call({ method: 'GET', path: `/changes/facts?after=${after}`, token: revops.token })).status,
    ).toBe(422);
  const { next } = await pageBehind('0', 1);
  const cursor = parseCursor(next);
  expect(cursor && cursorText(cursor)).toBe(next);
});
