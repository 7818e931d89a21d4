import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { csvCutter } from './read-csv.ts';
import type { CsvFormat } from './read-csv.ts';
import type { RawRow } from './table-source.ts';

const format: CsvFormat = { encoding: 'utf-8', bomBytes: 0, delimiter: ';', lineEnd: '\n' };

function cutWhole(text: string, options: Partial<CsvFormat> = {}): RawRow[] {
  return csvCutter({ ...format, ...options }).cut(text, true);
}

function cutInPieces(text: string, size: number): RawRow[] {
  const cutter = csvCutter(format);
  const rows: RawRow[] = [];
  for (let at = 0; at < text.length; at += size) rows.push(...cutter.cut(text.slice(at, at + size), false));
  return [...rows, ...cutter.cut('', true)];
}

describe('cutting CSV', () => {
  test('a quoted line break keeps the physical line of what follows', () => {
    const rows = cutWhole('a;b\n1;"two\nlines"\n3;4\n');
    expect(rows.map((row) => [row.record, row.line])).toEqual([
      [1, 1],
      [2, 2],
      [3, 4],
    ]);
    expect(rows[1]?.cells).toEqual(['1', 'two\nlines']);
  });

  test('the byte offset counts bytes, not letters', () => {
    const rows = cutWhole('é;œ\nb;c\n');
    expect(rows[1]?.byteOffset).toBe(6);
  });

  test('Windows line ends, a missing last line end and ragged rows are read', () => {
    const rows = cutWhole('a;b\r\n"1";2;3\r\nx');
    expect(rows.map((row) => row.cells)).toEqual([['a', 'b'], ['1', '2', '3'], ['x']]);
  });

  test('old Mac line ends are read', () => {
    const rows = cutWhole('a;b\r"1";2\r', { lineEnd: '\r' });
    expect(rows.map((row) => [row.line, ...row.cells])).toEqual([
      [1, 'a', 'b'],
      [2, '1', '2'],
    ]);
  });

  test('a quote that never closes costs its own line and no other', () => {
    const rows = cutWhole('a;b\n"open;2\n3;4\n5;6\n');
    expect(rows[1]).toMatchObject({
      line: 2,
      refusal: { code: 'imports.quote_unclosed', place: { line: 2 } },
    });
    expect(rows.slice(2).map((row) => row.cells)).toEqual([
      ['3', '4'],
      ['5', '6'],
    ]);
  });

  test('a quote forgotten above another quoted cell is found as well', () => {
    const rows = cutWhole('a;b\n"open;2\n3;"four"\n5;6\n');
    expect(rows.map((row) => row.refusal?.code ?? row.cells.length)).toEqual([
      2,
      'imports.quote_unclosed',
      2,
      2,
    ]);
  });

  test('quotes inside a text belong to the text', () => {
    const rows = cutWhole('12" tube;"Grand" Hôtel;"say ""yes"""\n');
    expect(rows[0]?.cells).toEqual(['12" tube', '"Grand" Hôtel', 'say "yes"']);
  });

  test("Excel's announcement of the delimiter is no record but is a line", () => {
    expect(cutWhole('sep=;\na;b\n')[0]).toMatchObject({
      line: 2,
      record: 1,
      cells: ['a', 'b'],
      byteOffset: 6,
    });
  });

  test('whatever is written by the rules is read back, wherever the pieces are cut', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ';', '"', '\n', ' ', '1', '€') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 7 }), (rows, size) => {
        const written = rows.map(
          (cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(';') + '\n',
        );
        const text = written.join('');
        const read = cutInPieces(text, size);
        expect(read.map((row) => row.cells)).toEqual(rows);
        for (const [index, row] of read.entries()) {
          const before = written.slice(0, index).join('');
          expect(row.line).toBe(before.split('\n').length);
          expect(row.byteOffset).toBe(Buffer.byteLength(before));
        }
      }),
      { numRuns: 500 },
    );
  });
});
