import { decimalText, plainDate } from '@cordee/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { IMPORT_TARGETS } from '../import-targets.ts';
import type { ImportKind } from '../import-target.ts';
import { decimalValue } from '../values/import-values.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { previewImport } from '../preview/preview-import.ts';
import type { RawTable } from './raw-table.ts';
import type { ReadRow } from './read-row.ts';
import { readRows } from './read-rows.ts';
import { tableOf } from './table-of.ts';

async function proposed(table: RawTable, kind: ImportKind): Promise<Mapping> {
  const preview = await previewImport(table, IMPORT_TARGETS[kind]);
  if (!preview.ok) throw new Error(preview.refusal.code);
  return preview.value.mapping;
}

async function read(table: RawTable, kind: ImportKind, mapping?: Mapping): Promise<ReadRow[]> {
  const reading = await readRows(table, mapping ?? (await proposed(table, kind)), IMPORT_TARGETS[kind]);
  if (!reading.ok) throw new Error(reading.refusal.code);
  return Array.fromAsync(reading.value.rows);
}

function outcomes(rows: readonly ReadRow[]): string[] {
  return rows.map((row) => {
    if (row.kind === 'row') return 'row';
    return row.kind === 'excluded' ? row.reason.code : row.refusals.map((refusal) => refusal.code).join(' ');
  });
}

test('every record of the file becomes exactly one row, in order', async () => {
  const rows = await read(
    tableOf(
      'Ventes mars;;;',
      'N° commande;Date;Vendeur;Montant HT',
      'A1;05/03/2026;V1;1 234,56 €',
      'A2;31/02/2026;V1;abc',
      ';;;',
      'A1;05/03/2026;V1;1 234,56 €',
      'A1;06/03/2026;V1;1 234,56 €',
      'Sous-total;;;2 469,12',
      'N° commande;Date;Vendeur;Montant HT',
      'A3;13/03/2026;V2;(50)',
    ),
    'transactions',
  );
  expect(outcomes(rows)).toEqual([
    'imports.excluded_title',
    'imports.excluded_header',
    'row',
    'imports.date_absent imports.number_unreadable',
    'imports.excluded_blank',
    'imports.excluded_duplicate',
    'imports.duplicate_contradiction',
    'imports.excluded_total',
    'imports.excluded_header',
    'row',
  ]);
  expect(rows.map((row) => row.line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test('whatever the cells hold, every record comes out once and nothing throws', async () => {
  const cell = fc.oneof(
    fc.string({
      unit: fc.constantFrom('1', '2', '/', '.', ',', ' ', '-', '€', '%', 'T', '#', '(', ')', 'é'),
    }),
    fc.constantFrom(null, 'Total', '31/02/2026', { kind: 'error' as const, text: '#REF!' }),
    fc.integer().map((value) => ({ kind: 'number' as const, text: String(value) })),
  );
  const mapping = await proposed(tableOf('code;date;montant', 'A;05/03/2026;1,50'), 'transactions');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { maxLength: 5 }), { minLength: 1, maxLength: 8 }),
      async (records) => {
        const rows = await read(tableOf('code;date;montant', ...records), 'transactions', mapping);
        expect(rows.map((row) => row.record)).toEqual([0, ...records].map((_, index) => index + 1));
      },
    ),
    { numRuns: 1000 },
  );
});

test('a refusal names its line, its column and its value; what could be read is kept', async () => {
  const [, row] = await read(tableOf('code;date;montant', 'A2;31/02/2026;12,50'), 'transactions');
  expect(row).toMatchObject({
    kind: 'rejected',
    refusals: [
      {
        code: 'imports.date_absent',
        args: { value: '31/02/2026', column: 'date' },
        place: { line: 2, column: 'date' },
      },
    ],
    raw: ['A2', '31/02/2026', '12,50'],
  });
  const amount = row === undefined ? null : decimalValue(row.values, 'amount');
  expect(amount === null ? null : decimalText(amount)).toBe('12.50');
});

test('a missing required value is refused with its column', async () => {
  const [, row] = await read(tableOf('n° commande;date;montant', ';05/03/2026;12,50'), 'transactions');
  expect(row).toMatchObject({
    refusals: [{ code: 'imports.value_missing', args: { column: 'n° commande' } }],
  });
});

test('the style of a column is found on its last line if need be', async () => {
  const many = Array.from({ length: 600 }, (_, index) => `A${index};0${(index % 9) + 1}/02/2026;1.000`);
  const rows = await read(tableOf('code;date;montant', ...many, 'Z;02/13/2026;1.000,50'), 'transactions');
  expect(rows.at(-1)).toMatchObject({ kind: 'row' });
  expect(rows[1]).toMatchObject({ values: { amount: { unscaled: 1000n, scale: 0 } } });
  expect(rows[1]).toMatchObject({ values: { date: plainDate('2026-01-02') } });
});

describe('mappings', () => {
  const base: Mapping = {
    version: 1,
    target: 'people',
    header: 'none',
    fields: {
      person_code: { from: 'column', column: { column: 1 } },
      full_name: { from: 'columns', columns: [{ column: 3 }, { column: 2 }], separator: ' ' },
      team: { from: 'column', column: { column: 4 }, replacements: { IDF: 'Île-de-France' } },
      role: { from: 'constant', text: 'commercial' },
    },
  };

  test('columns by number, two columns joined, replacements and constants', async () => {
    const rows = await read(tableOf('274;ROCHE;Zoé;IDF', '275;BRUN;Ali;Alpes'), 'people', base);
    expect(rows[0]).toMatchObject({
      kind: 'row',
      values: { person_code: '274', full_name: 'Zoé ROCHE', team: 'Île-de-France', role: 'seller' },
      repairs: [
        { code: 'imports.value_replaced', args: { from: 'IDF', to: 'Île-de-France' }, place: { line: 1 } },
      ],
    });
    expect(rows[1]).toMatchObject({ repairs: [] });
  });

  test('next month’s file may have its columns elsewhere and a title above', async () => {
    const mapping = await proposed(tableOf('code;date;montant', 'A;05/03/2026;1,50'), 'transactions');
    const rows = await read(
      tableOf('Avril', 'Montant;Date;Autre;Code', '2,50;06/04/2026;x;B'),
      'transactions',
      mapping,
    );
    expect(rows.at(-1)).toMatchObject({ kind: 'row', values: { transaction_code: 'B' } });
  });

  test('a header that is gone refuses the file and names what was found', async () => {
    const mapping = await proposed(tableOf('code;date;montant', 'A;05/03/2026;1,50'), 'transactions');
    const reading = await readRows(
      tableOf('code;date;total ttc', 'A;05/03/2026;1,50'),
      mapping,
      IMPORT_TARGETS.transactions,
    );
    expect(reading).toMatchObject({
      ok: false,
      refusal: {
        code: 'imports.column_missing',
        args: { column: 'montant', found: 'code, date, total ttc' },
      },
    });
  });

  test('two columns of one name are told apart by their order', async () => {
    const mapping: Mapping = {
      version: 1,
      target: 'accounts',
      header: 'find',
      fields: {
        account_code: { from: 'column', column: { header: 'code' } },
        name: { from: 'column', column: { header: 'nom', occurrence: 2 } },
      },
    };
    expect((await read(tableOf('code;nom;nom', '1;A;B'), 'accounts', mapping))[1]).toMatchObject({
      values: { name: 'B' },
    });
  });
});

test('the currency beside an amount counts, and must agree with its column', async () => {
  const rows = await read(
    tableOf('code;date;montant;devise', 'A;05/03/2026;12 €;', 'B;05/03/2026;12 €;USD'),
    'transactions',
  );
  expect(rows[1]).toMatchObject({ kind: 'row', values: { currency: 'EUR' } });
  expect(rows[2]).toMatchObject({ refusals: [{ code: 'imports.currency_contradiction' }] });
});

test('the same person from another date is another version, not a duplicate', async () => {
  const rows = await read(
    tableOf('code;nom;équipe;date d’effet', 'V1;Roche;Alpes;01/01/2026', 'V1;Roche;Jura;15/03/2026'),
    'people',
  );
  expect(outcomes(rows).slice(1)).toEqual(['row', 'row']);
});
