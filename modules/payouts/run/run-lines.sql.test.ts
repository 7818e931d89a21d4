// A run of many payees is read in parts of the same size as one of few; together they are all of it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ALWAYS, decimal, decimalText, derivedId, sumDecimals } from '@cordee/kernel';
import { person } from '@cordee/modules/people';
import { transaction } from '@cordee/modules/transactions';
import { postFacts } from '@cordee/platform/database';
import { openPayCompany, type PayCompany } from '../pay-run.sql.test-support.ts';

const answerBytesMax = 200_000;
const many = Array.from({ length: 1000 }, (_, index) => `P${String(index).padStart(3, '0')}`);
const few = ['S1', 'S2'];

let company: PayCompany;
let [small, large] = ['', ''];

beforeAll(async () => {
  company = await openPayCompany();
  small = await company.calculate('2026-01');
  const { scope } = company.revops;
  const { database, plans } = company.app.application;
  const idOf = (name: string) => derivedId(scope.tenant, 'test', name);
  await database.write(scope, { code: 'test.posted' }, async (tx) => {
    await postFacts(
      tx,
      person,
      many.map((code) => ({
        entityId: idOf(code),
        effectiveFrom: '2020-01-01',
        line: null,
        values: { code, full_name: `Payee ${code}` },
      })),
    );
    await postFacts(
      tx,
      transaction,
      many.map((seller, index) => ({
        entityId: idOf(`sale ${seller}`),
        effectiveFrom: ALWAYS.toString(),
        line: null,
        values: {
          code: `M${seller}`,
          kind: 'invoice',
          occurred_on: '2026-01-10',
          amount: String(100 + index),
          currency: 'EUR',
          seller_id: idOf(seller),
        },
      })),
    );
  });
  await plans.assign(
    scope,
    many.map((code) => ({ payeeId: idOf(code), planCode: 'invoiced', from: '2026-01-01', to: null })),
  );
  large = await company.calculate('2026-01');
});
afterAll(() => company.app.stop());

type Answer<T> = { readonly bytes: number; readonly body: T };
type Page<Row> = { readonly rows: readonly Row[]; readonly total: number; readonly next: string | null };
type Line = { readonly payeeId: string; readonly name: string; readonly payable: { readonly value: string } };

async function read<T>(path: string): Promise<Answer<T>> {
  const answer = await company.app.call({ method: 'GET', path, token: company.revops.token });
  const text = await answer.text();
  return { bytes: text.length, body: JSON.parse(text) as T }; // the API's own shape
}

async function allPages<Row>(path: string): Promise<readonly Answer<Page<Row>>[]> {
  const pages: Answer<Page<Row>>[] = [];
  const more = path.includes('?') ? '&' : '?';
  for (let next: string | null = ''; next !== null; next = pages.at(-1)?.body.next ?? null)
    pages.push(await read<Page<Row>>(next === '' ? path : `${path}${more}cursor=${next}`));
  return pages;
}

it('answers of a run of a thousand payees are no larger than those of a few', async () => {
  const [one, other] = [await read(`/runs/${small}`), await read(`/runs/${large}`)];
  expect(other.bytes - one.bytes).toBeLessThan(50);
  expect(
    Math.abs((await read(`/runs/${large}/review`)).bytes - (await read(`/runs/${small}/review`)).bytes),
  ).toBeLessThan(50);
  const pages = [
    ...(await allPages(`/runs/${large}/lines`)),
    ...(await allPages(`/runs/${large}/review/items`)),
    ...(await allPages(`/runs/${large}/payees`)),
  ];
  expect(Math.max(...pages.map(({ bytes }) => bytes))).toBeLessThan(answerBytesMax);
});

it('gives every payee once, by name, and together the total of the run', async () => {
  const pages = await allPages<Line>(`/runs/${large}/lines`);
  const lines = pages.flatMap(({ body }) => body.rows);
  expect(pages.map(({ body }) => body.rows.length)).toEqual([200, 200, 200, 200, 200, few.length + 1]);
  expect(new Set(pages.map(({ body }) => body.total))).toEqual(new Set([lines.length]));
  expect(new Set(lines.map(({ payeeId }) => payeeId)).size).toBe(lines.length);
  expect(lines.map(({ name }) => name)).toEqual(lines.map(({ name }) => name).toSorted());
  const { body: run } = await read<{ readonly total: { readonly value: string } }>(`/runs/${large}`);
  const paid = sumDecimals(lines.map(({ payable }) => decimal(payable.value)));
  expect(decimalText(paid)).toBe(decimalText(decimal(run.total.value)));
});

it('finds by a part of a name, and whoever is held out', async () => {
  const found = await read<Page<Line>>(`/runs/${large}/lines?q=payee%20p99`);
  expect([found.body.total, found.body.rows[0]?.name]).toEqual([10, 'Payee P990']);
  const nobody = await read<Page<Line>>(`/runs/${large}/lines?held=true`);
  expect(nobody.body).toEqual({ rows: [], total: 0, next: null });
  const [payee] = found.body.rows;
  await company.app.call({
    method: 'POST',
    path: `/runs/${large}/holds`,
    token: company.revops.token,
    body: { payeeId: payee?.payeeId, component: null, reason: 'in question' },
  });
  const held = await read<Page<Line & { readonly held: string }>>(`/runs/${large}/lines?held=true`);
  expect(held.body.rows.map(({ name, held: why }) => [name, why])).toEqual([['Payee P990', 'in question']]);
  const { body: run } = await read<{ readonly held: { readonly value: string } }>(`/runs/${large}`);
  const { body: items } = await read<Page<{ readonly reasons: readonly string[] }>>(
    `/runs/${large}/review/items`,
  );
  expect(Number(run.held.value)).toBeGreaterThan(0);
  expect(items.rows.some(({ reasons }) => reasons.includes('held'))).toBe(true);
});

it('refuses a run that is not there, and a name that no database can hold', async () => {
  for (const part of ['lines', 'review/items', 'payees']) {
    const path = `/runs/00000000-0000-4000-8000-000000000000/${part}`;
    const answer = await company.app.call({ method: 'GET', path, token: company.revops.token });
    expect([path, answer.status]).toEqual([path, 404]);
  }
  const path = `/runs/${large}/lines?q=%00`;
  expect((await company.app.call({ method: 'GET', path, token: company.revops.token })).status).toBe(400);
});
