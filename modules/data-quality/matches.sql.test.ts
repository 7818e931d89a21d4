import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  openTestApplication,
  type TestApplication,
  type TestMember,
  type TestOrganisation,
} from '@cordee/server/test-application';

let app: TestApplication;
let house: TestOrganisation;
let revops: TestMember;
let auditor: TestMember;

beforeAll(async () => {
  app = await openTestApplication();
  house = await app.openOrganisation('Cordages');
  [revops, auditor] = [await house.addMember('revops'), await house.addMember('auditor')];
  await bring('people', 'person_code;full_name;email\nS1;Anna Snelling;anna@example.test\nS2;Ben Roc;\n');
  await bring('accounts', 'account_code;name\nA1;Chamois SA\n');
  await bring('transactions', january, 'january.csv');
}, 120_000);
afterAll(() => app.stop());

const header = 'transaction_code;date;amount;seller;account;product';
const january = `${header}
T1;2026-01-05;100.10;Snelling Anna;Chamoi SA;GTXPro
T2;2026-01-20;50.00;Snelling Anna;A1;GTX Pro
T3;2026-01-21;7.00;S2;A1;GTX Pro
`;

async function bring(kind: 'people' | 'accounts' | 'transactions', text: string, name?: string) {
  const brought = await house.bring(revops.scope, { kind, text, source: 'erp', ...(name ? { name } : {}) });
  if (!brought.ok) throw new Error(brought.refusal.code);
  return brought.value;
}
async function call(method: 'GET' | 'POST', path: string, body?: unknown, who = revops) {
  const answer = await app.call({ method, path, token: who.token, ...(body === undefined ? {} : { body }) });
  return { status: answer.status, body: (await answer.json()) as never };
}
type Match = {
  field: string;
  written: string;
  rows: number;
  from: string;
  amounts: { value: string; unit: string }[];
  importId: string;
  candidates: { meant: string; label: string; reason: string }[];
};
const matches = async () => ((await call('GET', '/data-quality/matches')).body as { rows: Match[] }).rows;
const told = async () =>
  (await matches()).map(
    ({ field, written, rows, candidates }) =>
      `${field} ${written} (${rows}): ${candidates.map(({ label, reason }) => `${label} ${reason}`).join(', ')}`,
  );
const saleOf = async (code: string) =>
  ((await call('GET', `/transactions?q=${code}`)).body as { rows: Record<string, unknown>[] }).rows[0];

async function readAgain(importId: string) {
  const { status } = await call('POST', `/imports/${importId}/again`);
  await app.finishTasks(house.id);
  return status;
}

it('tells what leads nowhere, what may be meant, why, and the euros that hang on it', async () => {
  expect(await told()).toEqual([
    'seller Snelling Anna (2): Anna Snelling (S1) same_words',
    'account Chamoi SA (1): Chamois SA (A1) one_letter',
    'product GTXPro (1): GTX Pro same_letters',
  ]);
  expect((await matches())[0]).toMatchObject({
    from: '2026-01-05',
    amounts: [{ value: '150.10', unit: 'EUR' }],
  });
});

it('reads the file again with what was accepted, and later files as well; each reading is told on its line', async () => {
  const [seller, customer, product] = await matches();
  const person = {
    source: 'erp',
    code: seller?.written,
    personId: seller?.candidates[0]?.meant,
    from: '2026-01-01',
  };
  expect((await call('POST', '/people/codes', person)).status).toBe(200);
  for (const [field, match, meant] of [
    ['account', customer, 'A1'],
    ['product', product, 'GTX Pro'],
  ] as const)
    expect(
      (await call('POST', '/spellings', { source: 'erp', field, written: match?.written, meant })).status,
    ).toBe(200);
  expect(await readAgain(seller?.importId ?? '')).toBe(200);
  expect(await told()).toEqual([]);
  expect(await saleOf('T1')).toMatchObject({
    seller: 'Anna Snelling',
    account: 'Chamois SA',
    product: 'GTX Pro',
  });
  const later = await bring('transactions', `${header}\nT4;2026-02-01;9.00;S2;A1;GTXPro\n`, 'february.csv');
  expect(later.repairedCount).toBe(1);
  expect(await saleOf('T4')).toMatchObject({ product: 'GTX Pro' });
});

it('leaves the files of another source as they write', async () => {
  const text = `${header}\nT9;2026-02-01;9.00;S2;A1;GTXPro\n`;
  await house.bring(revops.scope, { kind: 'transactions', text, source: 'web' });
  expect(await saleOf('T9')).toMatchObject({ product: 'GTXPro' });
});

it('refuses a word that means itself, and a chain of words', async () => {
  const spelling = (written: string, meant: string) =>
    call('POST', '/spellings', { source: 'erp', field: 'product', written, meant });
  expect((await spelling('MG', 'MG')).body).toMatchObject({ code: 'imports.spelling_same' });
  expect((await spelling('GTP', 'GTXPro')).body).toMatchObject({ code: 'imports.spelling_chain_conflict' });
  expect((await spelling('GTX Pro', 'GTX')).body).toMatchObject({ code: 'imports.spelling_chain_conflict' });
});

it('takes both back, tells it in the trail, and reads the file as it is written again', async () => {
  const kept = (await call('GET', '/spellings')).body as { id: string; written: string; by: string }[];
  expect(kept.map(({ written }) => written)).toEqual(['Chamoi SA', 'GTXPro']);
  const links = (await call('GET', '/people/codes')).body as { id: string; from: string; person: string }[];
  expect(links.map(({ person, from }) => [person, from])).toEqual([['Anna Snelling', '2026-01-01']]);
  for (const { id } of kept) expect((await call('POST', `/spellings/${id}/undo`)).status).toBe(200);
  for (const { id, from } of links) {
    expect((await call('POST', `/people/codes/${id}/undo`, { from })).status).toBe(200);
    expect((await call('POST', `/people/codes/${id}/undo`, { from })).status).toBe(404);
  }
  const trail = (await call('GET', '/changes')).body as { rows: { sentence: string }[] };
  expect(trail.rows.slice(0, 3).map(({ sentence }) => sentence.includes('erp'))).toEqual([true, true, true]);
  const files = (await call('GET', '/imports')).body as { id: string; name: string }[];
  await readAgain(files.findLast(({ name }) => name === 'january.csv')?.id ?? '');
  expect(await saleOf('T1')).toMatchObject({ seller: 'Snelling Anna', product: 'GTXPro' });
});

it('lets auditors look and nobody but operations accept', async () => {
  expect((await call('GET', '/data-quality/matches', undefined, auditor)).status).toBe(200);
  const spelling = { source: 'erp', field: 'product', written: 'x', meant: 'y' };
  expect((await call('POST', '/spellings', spelling, auditor)).status).toBe(403);
  expect(
    (await call('POST', '/imports/00000000-0000-4000-8000-000000000001/again', undefined, auditor)).status,
  ).toBe(403);
});
