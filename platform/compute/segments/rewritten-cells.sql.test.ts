import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenantId } from '@cordee/kernel';
import { openColumnarCopies, type ColumnarCopies } from '../columnar-copies.ts';
import { alpha, beta, post, scopeOf, startComputeFixture, type ComputeFixture } from '../compute-fixture.ts';
import { segmentTables } from '../segment-tables.ts';
import { rowsOf } from '../tenant-duckdb.ts';
import { openFactSource } from './fact-source.ts';

const seed = Number(process.env['CORDEE_SEED'] ?? 20261121);
const { transaction, transaction_split: split, quota } = segmentTables;
let fixture: ComputeFixture;
let copies: ColumnarCopies;

beforeAll(async () => {
  fixture = await startComputeFixture();
  const source = openFactSource(fixture.database);
  copies = openColumnarCopies({ dataFolder: fixture.dataFolder, source, truth: source });
});

afterAll(async () => {
  await copies.close();
  await fixture.stop();
});

const values = (code: string, amount: number) => ({
  code,
  kind: 'order',
  occurred_on: '2026-01-15',
  amount: String(amount),
  currency: 'EUR',
});

async function found(tenant: TenantId): Promise<readonly string[]> {
  const fresh = await copies.refreshEvents(scopeOf(tenant), [transaction, split, quota]);
  if (!fresh.ok) throw new Error(fresh.refusal.code);
  const path = fresh.value.rewritten.get('transaction');
  const sql = `select entity_id::text as id, change from read_parquet('${path}') order by change, id`;
  const rows = await copies.with(tenant, (duckdb) => rowsOf(duckdb, sql, []));
  return rows.map(({ id, change }) => `${String(id)} ${String(change)}`);
}

async function expected(tenant: TenantId): Promise<readonly string[]> {
  const { rows } = await fixture.database.read(scopeOf(tenant), async ({ client }) =>
    client.query<{ row: string }>(`select entity_id || ' ' || change as row from transaction
      where (entity_id, effective_from) in (select entity_id, effective_from from transaction group by 1, 2 having count(*) > 1)
      order by change, entity_id::text`),
  );
  return rows.map(({ row }) => row);
}

describe('the cells that were written more than once', () => {
  it('are those of the rows, however many changes come between two looks', async () => {
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.nat({ max: 11 }), { minLength: 1, maxLength: 6 }), {
          minLength: 1,
          maxLength: 4,
        }),
        async (changes) => {
          for (const names of changes) {
            tried += 1;
            const facts = [...new Set(names)].map((name) => ({
              id: `T${name}`,
              values: values(`T${name}`, tried),
            }));
            await post(fixture.database, scopeOf(alpha), 'transaction', facts);
          }
          expect(await found(alpha)).toEqual(await expected(alpha));
        },
      ),
      { numRuns: 15, seed },
    );
    expect((await found(alpha)).length).toBeGreaterThan(20);
    const verified = await copies.verify(scopeOf(alpha), [transaction]);
    expect(verified.ok && verified.value).toMatchObject([{ missing: 0, surplus: 0 }]);
  });

  it('are found once: without another row the same file tells', async () => {
    await post(fixture.database, scopeOf(beta), 'transaction', [{ id: 'S1', values: values('S1', 1) }]);
    expect(await found(beta)).toEqual([]);
    const [first] = files('transaction');
    expect(await found(beta)).toEqual([]);
    expect(files('transaction')).toEqual([first]);
    const inode = (name: string | undefined) => statSync(join(folder('transaction'), name ?? '')).ino;
    const written = inode(first);
    await post(fixture.database, scopeOf(beta), 'deal_stage', [{ id: 'D1', values: { stage: 'won' } }]);
    expect(await found(beta)).toEqual([]);
    expect(files('transaction').map(inode)).toEqual([written, written]);
    await copies.forget(scopeOf(beta), [transaction]);
    expect(files('transaction')).toEqual([]);
  });

  it('are kept in few files, and those of plans and of states in none', async () => {
    for (let i = 0; i < 12; i += 1) {
      await post(fixture.database, scopeOf(beta), 'transaction', [{ id: 'S2', values: values('S2', i) }]);
      expect(await found(beta)).toHaveLength(i === 0 ? 0 : i + 1);
    }
    expect(files('transaction').length).toBeLessThan(8);
    expect(existsSync(folder('quota'))).toBe(false);
  });
});

const folder = (table: string) => join(fixture.dataFolder, 'segments', beta, `${table}_rewritten`);
const files = (table: string) => readdirSync(folder(table));
