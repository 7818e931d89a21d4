import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import { fileHolding } from './file-holding.test-support.ts';
import { openTable } from './open-table.ts';

async function parquetOf(query: string): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'cordee-test-')), "export d'avril.parquet");
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`copy (${query}) to '${path.replaceAll("'", "''")}' (format parquet)`);
  connection.closeSync();
  instance.closeSync();
  return path;
}

async function read(path: string) {
  const opened = await openTable(path);
  if (!opened.ok) return opened.refusal;
  const rows = await Array.fromAsync(opened.value.rows());
  return { format: opened.value.format, rows: rows.map(({ line, cells }) => [line, ...cells]) };
}

it('reads names, texts, numbers to the last digit, dates and what is absent', async () => {
  const path = await parquetOf(
    `select * from (values ('A1', 1234567890123.4567::decimal(18,4), 0.1::double + 0.2::double, date '2026-03-05', true, 9007199254740993),
      ('É''2', null, 1e-7, null, false, null)) t ("Code", "Mont""ant", ratio, jour, ok, n)`,
  );
  expect(await read(path)).toEqual({
    format: 'parquet',
    rows: [
      [0, 'Code', 'Mont"ant', 'ratio', 'jour', 'ok', 'n'],
      [
        1,
        'A1',
        { kind: 'number', text: '1234567890123.4567' },
        { kind: 'number', text: '0.3' },
        { kind: 'date', text: '2026-03-05' },
        'true',
        { kind: 'number', text: '9007199254740993' },
      ],
      [2, "É'2", null, { kind: 'number', text: '0.0000001' }, null, 'false', null],
    ],
  });
});

it('gives every record of many, and stops when nobody reads on', async () => {
  const opened = await openTable(
    await parquetOf('select i as code, i / 100.0 as amount from range(10000) t (i)'),
  );
  if (!opened.ok) throw new Error(opened.refusal.code);
  let last = 0;
  for await (const row of opened.value.rows()) last = row.line;
  expect(last).toBe(10_000);
  for await (const row of opened.value.rows()) if (row.line === 3) break;
});

it('refuses lists by the name of their column, and what only begins as Parquet does', async () => {
  expect(await read(await parquetOf('select 1 as code, [1, 2] as lines'))).toMatchObject({
    code: 'imports.parquet_nested',
    args: { column: 'lines' },
  });
  expect(await read(fileHolding('faux.parquet', `PAR1${'x'.repeat(300)}PAR1`))).toMatchObject({
    code: 'imports.file_damaged',
  });
});

it('reads a file that is damaged inside up to the damage, and tells from which record on', async () => {
  const path = await parquetOf(
    `select 'code ' || i as code, hash(i)::varchar as seller from range(300000) t (i)`,
  );
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.fill(0xff, bytes.length >> 1, (bytes.length >> 1) + 200_000));
  const opened = await openTable(path);
  if (!opened.ok) throw new Error(opened.refusal.code);
  const rows = await Array.fromAsync(opened.value.rows());
  const last = rows.at(-1);
  expect(last).toMatchObject({
    line: rows.length - 1,
    refusal: { code: 'imports.records_damaged', args: { line: rows.length - 1 } },
  });
  expect(rows.length).toBeGreaterThan(1_000);
  expect(rows.slice(0, -1).every(({ refusal }) => refusal === undefined)).toBe(true);
});
