import { afterAll, beforeAll, expect, it } from 'vitest';
import { decimal } from '@cordee/kernel';
import {
  openTestApplication,
  type TestApplication,
  type TestMember,
  type TestOrganisation,
} from '@cordee/server/test-application';
import type { ImportKind } from '@cordee/modules/imports';
import { LIST_FORMATS, type ListFormat } from './list-format.ts';

let app: TestApplication;
let house: TestOrganisation;
let revops: TestMember;
let seller: TestMember;

const files: readonly (readonly [ImportKind, string])[] = [
  [
    'people',
    `person_code;full_name;position_code;position_title;team;manager_code;role;email;payroll_number;effective_from;hired_on;working_time
M1;Maude Cime;P1;Cheffe des ventes;Nord;;manager;m1@example.test;0007;2025-01-01;2020-05-04;100 %
S1;Anna Roc;P2;Commerciale;Nord;M1;seller;s1@example.test;0008;2025-01-01;2021-05-04;80 %
S2;Zoé Névé;P3;Commerciale;Nord;M1;seller;;0009;2025-01-01;;62,5 %
`,
  ],
  [
    'accounts',
    `account_code;name;sector;country;town;postcode;siren;parent_code;potential;revenue;employees
C1;"Refuge ""du Lac""; SARL";Hôtels;FR;Annecy;01000;123456782;;45000,50;2300000;42
C2;=HYPERLINK("http://x");@sum;FR;-Gap;05000;;C1;;;
`,
  ],
  [
    'deals',
    `deal_code;seller;stage;account;product;amount;currency;engaged_on;closed_on;channel;origin
D1;S1;won;C1;TREUIL;1250,55;EUR;2026-01-12;2026-02-03;direct;seller
D2;S2;négociation;C2;=1+1;-3,00;EUR;2026-01-13;;web;marketing
`,
  ],
  [
    'transactions',
    `transaction_code;kind;date;amount;currency;seller;account;product;related_code;quantity;margin;territory;attributes
T1;order;2026-03-01;100,5000;EUR;S1;C1;TREUIL;;3;20,25;ISERE;"campagne = printemps ; taille = grand"
T2;credit_note;2026-03-02;12,34;EUR;S2;C2;TREUIL;T1;-1;-2;SAVOIE;
T3;invoice;2026-03-03;-7;EUR;NOBODY;C9;;;;;;
`,
  ],
  ['splits', 'transaction_code;kind;seller;share\nT1;order;S1;60 %\nT1;order;S2;40 %\n'],
  [
    'coverage',
    'seller;covers;covered;covered_from;covered_until\nS1;secteur;ISERE;2026-01-01;2026-06-30\nS2;client;C1;2026-01-01;\n',
  ],
  ['figures', 'seller;figure;figure_date;figure_value\nS1;satisfaction;2026-03-31;0,85\n'],
  ['rates', 'date;from_currency;to_currency;rate\n2026-03-05;USD;EUR;0,92345678\n2026-03-06;USD;EUR;0,93\n'],
  ['absences', 'seller;leave_type;first_day;last_day;leave_share\nS1;maladie;2026-03-05;2026-03-20;50 %\n'],
  [
    'quotas',
    'seller;measure;period;amount;currency;weight\nS1;order_intake;2026-Q1;250000,00;EUR;70 %\nS2;margin;2026-03;1000,50;EUR;\n',
  ],
];

beforeAll(async () => {
  app = await openTestApplication();
  house = await app.openOrganisation('Sorties');
  revops = await house.addMember('revops');
  for (const [kind, text] of files) {
    const brought = await house.bring(revops.scope, { kind, text });
    if (!brought.ok || brought.value.counts.rejected > 0)
      throw new Error(`${kind}: ${JSON.stringify(brought)}`);
  }
  seller = await house.addMember('seller', { personCode: 'S1' });
}, 120_000);
afterAll(() => app.stop());

async function take(list: string, format: ListFormat, member = revops): Promise<Response> {
  return app.call({ method: 'GET', path: `/exports/${list}/${format}`, token: member.token });
}

const cases = files.flatMap(([kind, text]) =>
  LIST_FORMATS.map((format) => [kind, format, text.trimEnd().split('\n').length - 1] as const),
);

it.each(cases)('%s as %s is brought in again and changes nothing', async (kind, format, count) => {
  const before = await valuesOf(kind);
  const left = await take(kind, format);
  expect(left.status).toBe(200);
  const bytes = new Uint8Array(await left.arrayBuffer());
  const back = await house.bring(revops.scope, { kind, text: bytes, name: `${kind}.${format}` });
  if (!back.ok) throw new Error(JSON.stringify(back.refusal));
  expect(back.value.issues).toEqual([]);
  expect(back.value.counts).toMatchObject({ read: count, added: 0, rejected: 0, excluded: 0 });
  expect(await valuesOf(kind)).toEqual(before);
  // A workbook and Parquet do not keep the zeros that a number ends with; text keeps every digit.
  const keepsDigits = format === 'csv' || format === 'jsonl';
  expect(back.value.counts.changed).toBeLessThanOrEqual(keepsDigits ? 0 : count);
});

async function valuesOf(list: string): Promise<readonly unknown[]> {
  const text = await (await take(list, 'jsonl')).text();
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

it('writes no cell that a spreadsheet would run, and keeps numbers as numbers', async () => {
  const csv = await (await take('accounts', 'csv')).text();
  expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`);
  expect(csv).toContain(`;'@sum;`);
  expect(csv).toContain(`;'-Gap;`);
  expect(await (await take('deals', 'csv')).text()).toContain(';-3,00;EUR;');
});

it('gives a seller their own rows and no column that their screens do not show', async () => {
  const lines = (await (await take('transactions', 'jsonl', seller)).text()).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as Record<string, unknown>)).toEqual([
    {
      transaction_code: 'T1',
      kind: 'order',
      date: '2026-03-01',
      amount: 100.5,
      currency: 'EUR',
      seller: 'S1',
      account: 'C1',
      product: 'TREUIL',
      channel: null,
      origin: null,
      related_code: null,
      quantity: 3,
      territory: 'ISERE',
      attributes: 'campagne = printemps ; taille = grand',
    },
  ]);
  const people = (await (await take('people', 'jsonl', seller)).text()).trimEnd();
  expect(people).toContain('"person_code":"S1"');
  expect(people).not.toContain('payroll_number');
  expect(people).not.toContain('S2');
  for (const list of ['pay', 'pay-terms', 'absences', 'figures', 'changes', 'imports', 'splits'])
    expect((await take(list, 'csv', seller)).status).toBe(404);
});

it('gives what was known at a change number', async () => {
  const first = await app.call({ method: 'GET', path: '/exports/deals/jsonl?known=3', token: revops.token });
  expect(await first.text()).toMatch(/"deal_code":"D1"/);
  const before = await app.call({ method: 'GET', path: '/exports/deals/jsonl?known=2', token: revops.token });
  expect(await before.text()).toBe('');
});

it('makes one archive of every list, which only the one who ordered it can fetch', async () => {
  const ordered = await app.call({
    method: 'POST',
    path: '/export-archives',
    token: revops.token,
    body: { format: 'csv' },
  });
  const { taskId } = (await ordered.json()) as { taskId: string };
  const fetched = (member: TestMember) =>
    app.call({ method: 'GET', path: `/export-archives/${taskId}/file`, token: member.token });
  expect((await fetched(revops)).status).toBe(404);
  await app.finishTasks(house.id);
  const archive = Buffer.from(await (await fetched(revops)).arrayBuffer());
  expect(archive.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  for (const name of ['people.csv', 'transactions.csv', 'pay.csv', 'changes.csv'])
    expect(archive.includes(name)).toBe(true);
  expect((await fetched(await house.addMember('finance'))).status).toBe(404);
  const trail = await app.call({ method: 'GET', path: '/changes', token: revops.token });
  expect(await trail.text()).toContain('exports.archive_made');
});

it('tells each list in both languages, in an order that every reading repeats', async () => {
  const [first, again] = [
    await (await take('changes', 'jsonl')).text(),
    await (await take('changes', 'jsonl')).text(),
  ];
  expect(again).toBe(first);
  const numbers = first
    .trimEnd()
    .split('\n')
    .map((line) => decimal(String((JSON.parse(line) as { number: number }).number)));
  expect(numbers.length).toBeGreaterThan(files.length);
  const lists = await app.call({ method: 'GET', path: '/exports', token: revops.token });
  expect(((await lists.json()) as { code: string }[]).map(({ code }) => code)).toEqual([
    'people',
    'absences',
    'accounts',
    'deals',
    'transactions',
    'splits',
    'coverage',
    'figures',
    'rates',
    'activities',
    'quotes',
    'quotas',
    'plans',
    'plan-assignments',
    'pay-terms',
    'pay',
    'disputes',
    'imports',
    'changes',
  ]);
});
