import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutParts } from './cut-parts.ts';
import { fileHolding } from './file-holding.test-support.ts';
import { readCsv, readPart, type CsvFormat } from './read-csv.ts';

const format: CsvFormat = { encoding: 'utf-8', bomBytes: 0, delimiter: ';', lineEnd: '\n' };

async function parts(content: string | Buffer, given: Partial<CsvFormat> = {}, partBytes = 1) {
  const path = fileHolding('parts.csv', content);
  const asked = { ...format, ...given };
  const whole = await Array.fromAsync(readCsv(path, asked));
  const cut = await cutParts(path, asked, partBytes);
  const read = cut?.map((part) => [...readPart(part)]) ?? null;
  const rows = read?.flat(2) ?? null;
  rmSync(dirname(path), { recursive: true });
  return { whole, cut, rows };
}

const long = (line: string) => line.repeat(Math.ceil(600_000 / line.length));

test('parts give the records of the whole, with their lines and bytes', async () => {
  const { whole, cut, rows } = await parts(`a;b\r\n${long('é1;2\r\n')}last;3`);
  expect(cut?.length).toBeGreaterThan(2);
  expect(rows).toEqual(whole);
});

test('a quoted line break ends no part', async () => {
  const { whole, cut, rows } = await parts(`a;b\n${long('1;"two ""lines""\nof text"\n')}`);
  expect(cut?.length).toBeGreaterThan(2);
  expect(rows).toEqual(whole);
});

test('a mark at the start belongs to no record', async () => {
  const { whole, rows } = await parts(Buffer.from(`\ufeffa;b\n${long('1;2\n')}`), { bomBytes: 3 });
  expect(rows).toEqual(whole);
});

test.each([
  ['a quote inside a cell', `a;b\n5" pipe;x\n${long('1;2\n')}`],
  ['text behind a closing quote', `a;b\n"5" pipe;x\n${long('1;2\n')}`],
  ['a zero byte', `a;b\n1;\0\n${long('1;2\n')}`],
  ['a quote that never closes', `a;b\n"1;2\n${long('1;2\n')}`],
  ['a line without end', `a;b\n${'x'.repeat(1_100_000)}`],
  ['an announced delimiter', `sep=;\na;b\n${long('1;2\n')}`],
])('%s is left to the reader of the whole', async (_, content) => {
  expect((await parts(content)).cut).toBeNull();
});

test('wide encodings and old line ends are left to the reader of the whole', async () => {
  expect((await parts(Buffer.from('a;b\n', 'utf16le'), { encoding: 'utf-16le' })).cut).toBeNull();
  expect((await parts('a;b\r1;2\r', { lineEnd: '\r' })).cut).toBeNull();
});

test('whatever a table holds, its parts are its records or it is not cut', async () => {
  const cell = fc.constantFrom('', 'a', '"b"', '"c;d"', '"e\nf"', '"g""h"', 'i"j', ' "k"', 'é', '"l" m', '"');
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(table, fc.constantFrom('\n', '\r\n'), async (records, end) => {
      const { whole, rows } = await parts(records.map((cells) => cells.join(';') + end).join(''));
      expect(rows ?? whole).toEqual(whole);
    }),
    { numRuns: 300 },
  );
});
