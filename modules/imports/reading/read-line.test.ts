import { describe, expect, it } from 'vitest';
import type { Mapping } from '../mapping/mapping.ts';
import type { RawRow, RawTable } from './raw-table.ts';
import { readLine } from './read-line.ts';

const lines: readonly (readonly string[])[] = [
  ['Numéro', 'Date', 'Montant'],
  ['CMD-1', '03/03/2026', '12 480,00'],
  ['CMD-2', '04/03/2026', '(1 234)'],
];

const table: RawTable = {
  format: 'csv',
  sheets: [],
  encoding: 'utf-8',
  delimiter: ';',
  warnings: [],
  async *rows(): AsyncIterable<RawRow> {
    yield* lines.map((cells, index) => ({ line: index + 1, record: index + 1, cells }));
  },
};

const mapping: Mapping = {
  version: 1,
  target: 'transactions',
  header: { lines: [1] },
  fields: {
    transaction_code: { from: 'column', column: { header: 'Numéro' } },
    date: { from: 'column', column: { header: 'Date' } },
    amount: { from: 'column', column: { header: 'Montant' } },
  },
};

describe('a line of an imported file', () => {
  it('comes back as it was received, each cell under its header', async () => {
    const found = await readLine(table, mapping, 'transactions', 3);
    expect(found).toEqual({
      ok: true,
      value: {
        line: 3,
        cells: [
          { header: 'Numéro', text: 'CMD-2' },
          { header: 'Date', text: '04/03/2026' },
          { header: 'Montant', text: '(1 234)' },
        ],
      },
    });
  });

  it('is refused when the file has no such line', async () => {
    const found = await readLine(table, mapping, 'transactions', 99);
    expect(found).toEqual({ ok: false, refusal: { code: 'imports.line_not_found', args: { line: 99 } } });
  });
});
