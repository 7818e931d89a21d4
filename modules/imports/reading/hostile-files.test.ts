// Files that are meant to do harm, or that a broken program wrote: each is refused or read with a sentence that names the
// place, in memory that does not grow with them. The peak is that of a process that does nothing else.
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { fileHolding } from '../../../platform/files/file-holding.test-support.ts';
import type { WholeReading } from './read-whole-file.test-support.ts';

/** Half as much again as a busy machine shows, and less than what the largest files would fill. */
const peakMiBMax = 450;
const slow = { timeout: 120_000 };
const header = 'transaction_code;date;amount;seller\n';
const good = (code: string) => `${code};2026-03-05;10,50;V1\n`;

function readIn(path: string): WholeReading {
  const reader = join(import.meta.dirname, 'read-whole-file.test-support.ts');
  const said = execFileSync(process.execPath, ['--max-old-space-size=256', reader, path], {
    encoding: 'utf8',
  });
  rmSync(dirname(path), { recursive: true });
  const reading = JSON.parse(said) as WholeReading; // written by our own reader
  expect(reading.peakMiB).toBeLessThan(peakMiBMax);
  return reading;
}

/** A file of a head, many times the same piece, and a tail, written without holding it. */
function longFile(
  name: string,
  [head, piece, times, tail]: readonly [string, string, number, string],
): string {
  const path = fileHolding(name, head);
  const file = openSync(path, 'a');
  for (let count = 0; count < times; count += 1) writeSync(file, piece);
  writeSync(file, tail);
  closeSync(file);
  return path;
}

const million = 'x'.repeat(1_000_000);

test('a line of 1 GB is told once with its number, and the lines around it are read', slow, () => {
  const path = longFile('long.csv', [`${header}${good('A')}`, million, 1_000, `\n${good('B')}`]);
  const { rows, rejected, told } = readIn(path);
  expect({ rows, rejected }).toEqual({ rows: 2, rejected: 1 });
  expect(told[0]).toMatch(/^Ligne 3 : .*million de caractères/);
  expect(told[1]).toMatch(/^Line 3: .*million characters/);
});

test('a file that is one line of 600 MB is refused as a whole', slow, () => {
  const { rows, told } = readIn(longFile('endless.csv', ['a;b', million, 600, '']));
  expect(rows).toBe(0);
  expect(told[0]).toMatch(/^Ligne 1 : /);
});

test('a quote that never closes swallows one line, not the 4 MB behind it', slow, () => {
  const path = longFile('quote.csv', [`${header}"open;2026-03-05;1;V1\n`, good('C').repeat(1_000), 200, '']);
  const { rows, rejected, told } = readIn(path);
  expect(rejected).toBe(1);
  expect(rows).toBe(1);
  expect(told[1]).toMatch(/^Line 2: /);
});

test('a table of 100,000 columns is refused with their number', slow, () => {
  const wide = Array.from({ length: 100_000 }, (_, index) => `c${index}`).join(';');
  const { told } = readIn(fileHolding('wide.csv', `${wide}\n${good('A')}`));
  expect(told[0]).toMatch(/^Ligne 1 : .*100\s?000 colonnes/);
  expect(told[1]).toMatch(/^Line 1: .*100,?000 columns/);
});

test('null bytes far behind the first bytes turn away their line alone', slow, () => {
  const many = Array.from({ length: 5_000 }, (_, index) => good(`A${index}`)).join('');
  const { rows, told } = readIn(
    fileHolding('null.csv', `${header}${many}B;2026-03-05;1,50;V\0 1\n${good('C')}`),
  );
  expect(rows).toBe(5_001);
  expect(told[0]).toMatch(/^Ligne 5002 : .*octets nuls/);
  expect(told[1]).toMatch(/^Line 5002: .*null bytes/);
});

test('a formula is the text that it is written as', slow, () => {
  const formula = `=cmd|' /C calc'!A0`;
  const { firstValues } = readIn(fileHolding('formula.csv', `${header}"${formula}";2026-03-05;1,50;V1\n`));
  expect(firstValues).toEqual([formula, 'V1']);
});

test.each(['utf16le', 'utf16be'] as const)(
  'a file in %s is read, half a pair of letters and all',
  slow,
  (order) => {
    const bytes = Buffer.from(`\ufeff${header}A\ud800;2026-03-05;1,50;V1\n`, 'utf16le');
    const { rows, firstValues } = readIn(
      fileHolding('wide.csv', order === 'utf16le' ? bytes : bytes.swap16()),
    );
    expect(rows).toBe(1);
    expect(firstValues).toEqual(['A\ufffd', 'V1']);
  },
);

test('JSON lines nested half a million deep turn away their line alone', slow, () => {
  const record = (code: string) =>
    `{"transaction_code":"${code}","date":"2026-03-05","amount":10.50,"seller":"V1"}\n`;
  const deep = `{"transaction_code":${'['.repeat(450_000)}${']'.repeat(450_000)}}\n`;
  const { rows, rejected, told, firstValues } = readIn(
    fileHolding('deep.jsonl', `${record('A')}${deep}${record('B')}`),
  );
  expect({ rows, rejected }).toEqual({ rows: 2, rejected: 1 });
  expect(firstValues).toEqual(['A', 'V1']);
  expect(told[0]).toMatch(/^Ligne 2 : .*JSON/);
  expect(told[1]).toMatch(/^Line 2: .*JSON/);
});

test('a workbook that unpacks to a thousand times its size is refused', slow, async () => {
  const told = readIn(await bombOf(Buffer.alloc(400_000_000, ' '), 400_000_000)).told;
  expect(told[0]).toMatch(/trop volumineux/);
  expect(told[1]).toMatch(/too large/);
});

test('a workbook that says less than it unpacks to is damaged from there on', slow, async () => {
  const { told } = readIn(await bombOf(Buffer.alloc(300_000_000, ' '), 30_000));
  expect(told[1]).toMatch(/damaged/);
});

test('a sheet of a million elements that never close ends as damage, in seconds', slow, async () => {
  const hostile = `<worksheet><sheetData>${'<row><c><v>'.repeat(1_000_000)}`;
  const { told } = readIn(await bombOf(Buffer.from(hostile), hostile.length));
  expect(told[1]).toMatch(/damaged/);
});

/** A workbook whose sheet is replaced by those bytes, said to be of that size in the directory. */
async function bombOf(sheet: Buffer, saidBytes: number): Promise<string> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('A').addRow(['x']);
  const zip = Buffer.from(await book.xlsx.writeBuffer());
  const directory = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const packed = deflateRawSync(sheet, { level: 9 });
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const at = zip.readUInt32LE(directory + 16);
  const entry = zip.indexOf(name, at) - 46;
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(name.length, 26);
  zip.writeUInt16LE(8, entry + 10);
  zip.writeUInt32LE(crc32(sheet), entry + 16);
  zip.writeUInt32LE(packed.length, entry + 20);
  zip.writeUInt32LE(saidBytes, entry + 24);
  zip.writeUInt32LE(at, entry + 42);
  const inserted = Buffer.concat([local, name, packed]);
  zip.writeUInt32LE(at + inserted.length, directory + 16);
  return fileHolding('bomb.xlsx', Buffer.concat([zip.subarray(0, at), inserted, zip.subarray(at)]));
}
