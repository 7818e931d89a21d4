import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApplication, type TestApplication, type TestMember } from '@cordee/server/test-application';
import { CHECK_CODES } from './checks.ts';

let app: TestApplication;
let revops: TestMember;
let seller: TestMember;

beforeAll(async () => {
  app = await openTestApplication();
  const house = await app.openOrganisation('Contrôles');
  [revops, seller] = [await house.addMember('revops'), await house.addMember('seller')];
  const bring = async (kind: 'people' | 'accounts' | 'deals' | 'transactions', lines: readonly string[]) => {
    const brought = await house.bring(revops.scope, { kind, text: `${lines.join('\n')}\n`, source: 'erp' });
    if (!brought.ok) throw new Error(brought.refusal.code);
  };
  await bring('people', [
    'person_code;full_name;email;payroll_number',
    'S1;Anna Roc;anna@example.test;0042',
    'S2;Anne Roc;ANNA@example.test;',
  ]);
  await bring('accounts', [
    'account_code;name;town;siren',
    'A1;Chamois SA;Grenoble;552100554',
    'A2;Chamois Alpes;;552100554',
    'A3;Isard;;',
  ]);
  await bring('deals', [
    'deal_code;seller;stage;amount;engaged_on;closed_on',
    'D1;S1;won;;2026-01-01;2026-02-01',
    'D2;S1;won;10;2026-01-01;',
    'D3;X9;Proposal;10;2026-03-01;2026-02-01',
  ]);
  const usual = Array.from({ length: 20 }, (_, at) => `U${at};order;2026-02-01;${100 + at};S1;A1;Ropes;`);
  await bring('transactions', [
    'transaction_code;kind;date;amount;seller;account;product;related_code',
    ...usual,
    'T1;order;2026-03-01;50;;A1;Boots;',
    'T2;order;2026-03-02;60;ZZ;Nowhere;Boots;',
    'T3;order;2026-03-03;70;S1;A1;Boots;',
    'T4;order;2026-03-03;70;S1;A1;Boots;',
    'T5;order;2199-01-01;80;S1;;Boots;',
    'T6;order;2026-03-05;9000;S1;A1;Ropes;',
    'T7;credit_note;2026-03-06;-5;S1;A1;Boots;NONE',
    'T8;credit_note;2026-03-06;-6;S1;A1;Boots;T3',
  ]);
}, 120_000);
afterAll(() => app.stop());

type Finding = {
  code: string;
  rows: number;
  sellers: number;
  amounts: { value: string }[];
  from: string | null;
};

async function ask<Answer>(path: string, who = revops): Promise<{ status: number; body: Answer }> {
  const answer = await app.call({ method: 'GET', path, token: who.token });
  return { status: answer.status, body: (await answer.json()) as Answer };
}
const codesOf = async (code: string) => {
  const { body } = await ask<{ rows: { code: string; place: object | null }[] }>(
    `/data-quality/${code}/rows`,
  );
  expect(body.rows.every(({ place }) => place !== null)).toBe(true);
  return body.rows.map((row) => row.code).toSorted();
};

it('finds each fault in the rows that have it, and in no other', async () => {
  const found: Record<string, readonly string[]> = {};
  for (const code of CHECK_CODES) found[code] = await codesOf(code);
  expect(found).toEqual({
    sale_without_seller: ['T1'],
    sale_without_account: ['T5'],
    deal_without_amount: ['D1'],
    deal_without_day: ['D2'],
    account_without_place: ['A2', 'A3'],
    person_without_number: ['S2'],
    sale_twice: ['T3', 'T4'],
    account_twice: ['A1', 'A2'],
    person_twice: ['S1', 'S2'],
    sale_seller_unknown: ['T2'],
    deal_seller_unknown: ['D3'],
    sale_account_unknown: ['T2'],
    credit_without_sale: ['T7'],
    deal_overdue: ['D3'],
    source_late: [],
    sale_in_future: ['T5'],
    sale_far_off: ['T6'],
    deal_backwards: ['D3'],
  });
});

it('counts what it lists, with the euros, the sellers and the days that it reaches', async () => {
  const { body } = await ask<{ looked: number; findings: Finding[] }>('/data-quality');
  expect(body.looked).toBe(CHECK_CODES.length);
  for (const { code, rows } of body.findings) expect(rows).toBe((await codesOf(code)).length);
  expect(body.findings).toHaveLength(CHECK_CODES.length - 1);
  const twice = body.findings.find(({ code }) => code === 'sale_twice');
  expect(twice).toMatchObject({ sellers: 1, from: '2026-03-03', amounts: [{ value: '140' }] });
});

it('tells a source late once its usual interval has passed twice', async () => {
  const house = await app.openOrganisation('Retards');
  const { scope, token } = await house.addMember('revops');
  for (const [at, day] of ['2026-01-05', '2026-01-12', '2026-01-19'].entries()) {
    app.application.instants.set(house.id, `${day}T08:00:00Z`);
    const text = `deal_code;seller;stage;amount;engaged_on;closed_on\nD${at};S1;won;1;2026-01-01;2026-01-02\n`;
    await house.bring(scope, { kind: 'deals', text, source: 'crm' });
  }
  const lateOn = async (day: string) => {
    const answer = await app.call({
      method: 'GET',
      path: `/data-quality/source_late/rows?asOf=${day}`,
      token,
    });
    const { rows } = (await answer.json()) as { rows: { code: string; what: string; day: string }[] };
    return rows.map(({ code, what, day: last }) => `${code} ${what} ${last}`);
  };
  expect(await lateOn('2026-02-01')).toEqual([]);
  expect(await lateOn('2026-02-03')).toEqual(['crm deals 2026-01-19']);
});

it('is no business of a seller', async () => {
  expect((await ask('/data-quality', seller)).status).toBe(403);
});
