import { copyFileSync, readdirSync, renameSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { civilCalendar, decimal, periodsBetween, plainDate, type Scope } from '@cordee/kernel';
import {
  alpha,
  beta,
  idOf,
  post,
  scopeOf,
  startComputeFixture,
  type ComputeFixture,
} from './compute-fixture.ts';
import { openCompute, type Compute, type ComputeQuery } from './index.ts';
import { segmentTables, storedColumns } from './segment-tables.ts';
import { openTenantDuckdb } from './tenant-duckdb.ts';

let fixture: ComputeFixture;
let compute: Compute;

beforeAll(async () => {
  fixture = await startComputeFixture();
  compute = openCompute(fixture);
});

afterAll(async () => {
  await compute.close();
  await fixture.stop();
});

const anne = idOf(alpha, 'anne');
const marc = idOf(alpha, 'marc');

function order(id: string, amount: string, changes: Record<string, string | null> = {}) {
  const values = {
    code: id,
    kind: 'order',
    occurred_on: '2026-01-15',
    related_code: null,
    seller_id: anne,
    account_id: null,
    product: 'rope',
    channel: null,
    origin: null,
    amount,
    currency: 'EUR',
    ...changes,
  };
  return { id, values };
}

/** The answer that both engines give; the test fails when they differ. */
async function bothAnswer(scope: Scope, query: ComputeQuery) {
  const [duckdb, postgres] = [
    await compute.query(scope, query),
    await compute.query(scope, query, { engine: 'postgres' }),
  ];
  expect(duckdb).toEqual(postgres);
  if (!duckdb.ok) throw new Error(duckdb.refusal.code);
  return duckdb.value.rows;
}

const bySellerAndMonth: ComputeQuery = {
  from: 'transaction',
  where: [{ column: 'kind', in: ['order', 'credit_note'] }],
  periods: {
    on: 'occurred_on',
    list: periodsBetween(civilCalendar, 'month', plainDate('2026-01-01'), plainDate('2026-03-01')),
  },
  groupBy: ['seller_id', 'currency'],
  totals: {
    amount: { sum: 'amount' },
    count: { count: 'rows' },
    first: { min: 'occurred_on' },
    last: { max: 'code' },
  },
};

describe('questions to the facts', () => {
  it('sums and counts by seller and period, and lists the rows behind a sum in a total order', async () => {
    const scope = scopeOf(alpha);
    await post(fixture.database, scope, 'transaction', [
      order('A1', '100.10'),
      order('A2', '0.0001', { occurred_on: '2026-02-01' }),
      order('A3', '50', { seller_id: marc }),
      order('A4', '7', { kind: 'invoice' }),
    ]);
    expect(await bothAnswer(scope, bySellerAndMonth)).toEqual(
      expect.arrayContaining([
        {
          seller_id: anne,
          currency: 'EUR',
          period: '2026-01',
          amount: '100.1000',
          count: '1',
          first: '2026-01-15',
          last: 'A1',
        },
        {
          seller_id: anne,
          currency: 'EUR',
          period: '2026-02',
          amount: '0.0001',
          count: '1',
          first: '2026-02-01',
          last: 'A2',
        },
        {
          seller_id: marc,
          currency: 'EUR',
          period: '2026-01',
          amount: '50.0000',
          count: '1',
          first: '2026-01-15',
          last: 'A3',
        },
      ]),
    );
    const rows = await bothAnswer(scope, {
      from: 'transaction',
      where: [
        { column: 'seller_id', equals: anne },
        { column: 'occurred_on', from: '2026-01-01', to: '2026-02-01' },
      ],
      columns: ['import_id', 'import_line', 'code', 'occurred_on', 'amount', 'currency'],
      orderBy: ['occurred_on', 'code'],
    });
    expect(rows.map((row) => [row['code'], row['import_line'], row['amount']])).toEqual([
      ['A1', '2', '100.1000'],
      ['A4', '5', '7.0000'],
    ]);
  });

  it('finds the same facts of many ids as of few, and never those without one', async () => {
    const scope = scopeOf(alpha);
    await post(fixture.database, scope, 'transaction', [
      order('M1', '1', { seller_id: idOf(alpha, 'one of many') }),
      order('M2', '2', { seller_id: null }),
    ]);
    const many = Array.from({ length: 300 }, (_, index) => idOf(alpha, `unknown ${index}`));
    const sold = (ids: readonly string[]) =>
      bothAnswer(scope, {
        from: 'transaction',
        where: [{ column: 'seller_id', in: ids }],
        columns: ['code'],
        orderBy: ['code'],
      });
    expect(await sold([...many, idOf(alpha, 'one of many')])).toEqual([{ code: 'M1' }]);
    expect(await sold(many)).toEqual([]);
    expect(await sold([...many, anne])).toEqual(await sold([anne]));
  });

  it('answers as of what was known at a change, however late the copies are made', async () => {
    const scope = scopeOf(alpha);
    const before = await post(fixture.database, scope, 'transaction', [
      order('B1', '10', { product: 'late' }),
    ]);
    await post(fixture.database, scope, 'transaction', [order('B1', '12', { product: 'late' })]);
    const late: ComputeQuery = {
      from: 'transaction',
      where: [{ column: 'product', equals: 'late' }],
      groupBy: [],
      totals: { amount: { sum: 'amount' } },
    };
    expect(await bothAnswer(scope, late)).toEqual([{ amount: '12.0000' }]);
    const then = scopeOf(alpha, { asOf: { effective: plainDate('2026-06-30'), change: before } });
    expect(await bothAnswer(then, late)).toEqual([{ amount: '10.0000' }]);
  });

  it('keeps amounts of 10^12 and rates of eight decimals to the last digit', async () => {
    const scope = scopeOf(alpha);
    await post(
      fixture.database,
      scope,
      'transaction',
      Array.from({ length: 3 }, (_, i) =>
        order(`C${i}`, '9999999999999.9999', { product: 'huge', currency: 'USD' }),
      ),
    );
    await post(fixture.database, scope, 'currency_rate', [
      {
        id: 'USD:EUR',
        effectiveFrom: '2026-01-01',
        values: { from_currency: 'USD', to_currency: 'EUR', rate: '9999.99999999' },
      },
      {
        id: 'USD:EUR',
        effectiveFrom: '2026-02-01',
        values: { from_currency: 'USD', to_currency: 'EUR', rate: '0.00000001' },
      },
    ]);
    const converted: ComputeQuery = {
      from: 'transaction',
      joins: {
        rate: { table: 'currency_rate', on: { from_currency: 'currency' }, inForceOn: 'occurred_on' },
      },
      where: [
        { column: 'product', equals: 'huge' },
        { column: 'rate.to_currency', equals: 'EUR' },
      ],
      groupBy: ['rate.rate'],
      totals: { amount: { sum: { times: ['amount', 'rate.rate'] } } },
    };
    const exact = 3n * 99999999999999999n * 999999999999n;
    const digits = exact.toString();
    expect(await bothAnswer(scope, converted)).toEqual([
      { rate_rate: '9999.99999999', amount: `${digits.slice(0, -12)}.${digits.slice(-12)}` },
    ]);
  });

  it('refuses, before it asks, a number that may pass 38 digits', async () => {
    const query: ComputeQuery = {
      from: 'transaction',
      groupBy: [],
      totals: { amount: { sum: { times: ['amount', { times: ['amount', 'amount'] }] } } },
    };
    expect(await compute.query(scopeOf(alpha), query)).toMatchObject({
      ok: false,
      refusal: { code: 'platform.compute_bound_exceeded', args: { digits: 51, digitsMax: 38 } },
    });
  });

  it('lowers a total by a credit note, whichever sign its file wrote', async () => {
    const scope = scopeOf(alpha);
    await post(fixture.database, scope, 'transaction', [
      order('D1', '100', { product: 'net' }),
      order('D2', '30', { product: 'net', kind: 'credit_note' }),
      order('D3', '-5', { product: 'net', kind: 'credit_note' }),
    ]);
    const net = { lowered: 'amount', where: { column: 'kind', equals: 'credit_note' } } as const;
    const query: ComputeQuery = {
      from: 'transaction',
      where: [{ column: 'product', equals: 'net' }],
      groupBy: [],
      totals: { net: { sum: net }, tenth: { sum: { times: [net, { constant: decimal('0.1') }] } } },
    };
    expect(await bothAnswer(scope, query)).toEqual([{ net: '65.0000', tenth: '6.50000' }]);
  });

  it('orders text by its bytes and keeps empty texts, quotes, backslashes and line ends apart from nothing', async () => {
    const scope = scopeOf(alpha);
    const escaped = ['a\tb', 'a\\nb', 'a\\\nb', 'a\\', '\\\\N', '\\t\\\\n\\', '\b\v\f\u0001', '\\.'];
    const texts = [
      '',
      'é',
      'Z',
      'a',
      'a"b',
      'a,b',
      'line\nbreak',
      'return\r\nline',
      '\\N',
      '𝄞',
      '�',
      null,
      ...escaped,
    ];
    await post(
      fixture.database,
      scope,
      'transaction',
      texts.map((origin, i) => order(`E${i}`, '1', { product: 'text', origin })),
    );
    const rows = await bothAnswer(scope, {
      from: 'transaction',
      where: [{ column: 'product', equals: 'text' }],
      columns: ['origin'],
      orderBy: ['origin'],
    });
    const sorted = texts
      .filter((text) => text !== null)
      .toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(rows.map(({ origin }) => origin)).toEqual([null, ...sorted]);
  });

  it('shows a scope the rows of its people only, and another tenant none', async () => {
    const everything: ComputeQuery = {
      from: 'transaction',
      groupBy: ['seller_id'],
      totals: { count: { count: 'rows' } },
    };
    const own = await bothAnswer(scopeOf(alpha, { people: [marc] }), everything);
    expect(own.map((row) => row['seller_id'])).toEqual([marc]);
    expect(await bothAnswer(scopeOf(alpha, { people: [] }), everything)).toEqual([]);
    expect(await bothAnswer(scopeOf(beta), everything)).toEqual([]);
    const stages: ComputeQuery = { from: 'deal_stage', groupBy: [], totals: { count: { count: 'rows' } } };
    expect(await bothAnswer(scopeOf(alpha, { people: [marc] }), stages)).toEqual([{ count: '0' }]);
  });

  it('names the number that a copy could not hold exactly, in either engine', async () => {
    const scope = scopeOf(beta);
    await post(fixture.database, scope, 'transaction', [order('F1', '0.00001')]);
    const query: ComputeQuery = { from: 'transaction', groupBy: [], totals: { amount: { sum: 'amount' } } };
    for (const engine of ['duckdb', 'postgres'] as const) {
      expect(await compute.query(scope, query, { engine })).toMatchObject({
        ok: false,
        refusal: { code: 'platform.compute_value_out_of_bounds', args: { value: '0.00001' } },
      });
    }
  });
});

describe('copies', () => {
  const total: ComputeQuery = {
    from: 'transaction',
    groupBy: [],
    totals: { amount: { sum: 'amount' }, count: { count: 'rows' } },
  };
  const folder = () => join(fixture.dataFolder, 'segments', alpha, 'transaction');

  it('are made again when deleted or spoilt', async () => {
    const scope = scopeOf(alpha);
    const before = await bothAnswer(scope, total);
    await compute.forget(scope);
    expect(readdirSync(folder())).toEqual([]);
    expect(await bothAnswer(scope, total)).toEqual(before);
    for (const name of readdirSync(folder())) truncateSync(join(folder(), name), 10);
    expect(await bothAnswer(scope, total)).toEqual(before);
  });

  it('are merged when many small changes have come', async () => {
    const scope = scopeOf(alpha);
    for (let i = 0; i < 25; i += 1) {
      await post(fixture.database, scope, 'transaction', [order(`G${i}`, '1.5', { product: 'many' })]);
      await compute.refresh(scope);
    }
    expect(readdirSync(folder()).length).toBeLessThan(20);
    expect(await bothAnswer(scope, { ...total, where: [{ column: 'product', equals: 'many' }] })).toEqual([
      { amount: '37.5000', count: '25' },
    ]);
  });

  it('agree with PostgreSQL row by row, and a copy that lost a change is told', async () => {
    const scope = scopeOf(alpha);
    const whole = await compute.verify(scope);
    expect(whole.ok && whole.value.find(({ table }) => table === 'transaction')).toMatchObject({
      missing: 0,
      surplus: 0,
    });
    const stale = readdirSync(folder()).toSorted((a, b) => Number(b.split('-')[0]) - Number(a.split('-')[0]));
    await post(fixture.database, scope, 'transaction', [order('H1', '1'), order('H2', '2')]);
    await compute.refresh(scope);
    const newest = readdirSync(folder()).find((name) => !stale.includes(name));
    copyFileSync(join(folder(), stale[0] ?? ''), join(folder(), newest ?? ''));
    const spoilt = await compute.verify(scope);
    expect(spoilt.ok && spoilt.value.find(({ table }) => table === 'transaction')).toMatchObject({
      missing: 2,
    });
    await compute.forget(scope);
  });

  it('lie in a folder that other accounts of the machine cannot enter', async () => {
    await compute.refresh(scopeOf(alpha));
    expect(statSync(folder()).mode & 0o077).toBe(0);
  });

  it('of another history, as after a restored backup, are not believed', async () => {
    const scope = scopeOf(alpha);
    const before = await bothAnswer(scope, total);
    for (const name of readdirSync(folder()))
      renameSync(
        join(folder(), name),
        join(folder(), name.replace(/\.[0-9a-f]{16}\./, '.0123456789abcdef.')),
      );
    expect(await bothAnswer(scope, total)).toEqual(before);
    expect(readdirSync(folder()).filter((name) => name.includes('0123456789abcdef'))).toEqual([]);
  });

  it('of one tenant cannot be opened by the instance of another, nor can its fence be moved', async () => {
    await compute.refresh(scopeOf(alpha));
    const [file] = readdirSync(folder());
    const instance = await openTenantDuckdb(fixture.dataFolder, beta);
    await expect(instance.run(`select * from read_parquet('${join(folder(), file ?? '')}')`)).rejects.toThrow(
      /disabled by configuration/,
    );
    await expect(instance.run(`set allowed_directories = ['${folder()}']`)).rejects.toThrow(/locked|cannot/i);
    await expect(instance.run('set enable_external_access = true')).rejects.toThrow(/locked|cannot/i);
    instance.close();
  });

  it('hold no column that PostgreSQL does not have, and none that names a person', async () => {
    const columns = await fixture.database.read(scopeOf(alpha), async ({ client }) =>
      client.query<{ name: string }>(
        `select table_name || '.' || column_name as name from information_schema.columns`,
      ),
    );
    const existing = new Set(columns.rows.map(({ name }) => name));
    const leaving = Object.values(segmentTables).flatMap((table) =>
      storedColumns(table).map(({ name }) => `${table.name}.${name}`),
    );
    expect(leaving.filter((name) => !existing.has(name))).toEqual([]);
    expect(
      leaving.filter((name) =>
        /given_name|family_name|full_name|email|payroll|_key$|\.name$|\.title$/.test(name),
      ),
    ).toEqual([]);
  });
});
