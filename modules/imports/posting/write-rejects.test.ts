import { refused } from '@cordee/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { IMPORT_TARGETS } from '../import-targets.ts';
import { previewImport } from '../preview/preview-import.ts';
import type { RawCell } from '../reading/raw-table.ts';
import type { RejectedRow } from '../reading/read-row.ts';
import { tableOf } from '../reading/table-of.ts';
import { csvLine, writeRejects } from './write-rejects.ts';

function rejected(...raw: readonly RawCell[]): RejectedRow {
  const refusal = refused(
    'imports.date_absent',
    { value: '31/02/2024', column: 'Date' },
    { line: 7 },
  ).refusal;
  return { kind: 'rejected', line: 7, record: 7, refusals: [refusal], values: {}, raw };
}

async function written(locale: 'fr' | 'en', ...rows: readonly RejectedRow[]): Promise<string> {
  const file = { headers: ['Code', 'Date'], delimiter: ';', locale };
  return (await Array.fromAsync(writeRejects(rows, file))).join('');
}

test('the columns of the file, then the line and the reason in words', async () => {
  expect(await written('fr', rejected('A1', '31/02/2024'))).toBe(
    '\ufeffCode;Date;Ligne du fichier;Motif de rejet\r\nA1;31/02/2024;7;Le 31/02/2024 n’existe pas au calendrier (colonne « Date »).\r\n',
  );
  expect(await written('en', rejected('A1', '31/02/2024'))).toContain('is not a day of the calendar');
});

test('nothing can be run as a formula, numbers stay numbers', () => {
  expect(csvLine(['=1+1', '+33 6', '@x', '-12,50', '(5)', '-a'], ';')).toBe(
    "'=1+1;+33 6;'@x;-12,50;(5);'-a\r\n",
  );
});

test('no cell of any text starts as a formula unless it is a number', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '1', ',', 'A', '\t') }), (text) => {
      const cell = csvLine([text], ';').trimEnd();
      expect(/^[=@]/.test(cell)).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

test('a corrected file can be sent again: its two added columns feed no field', async () => {
  const preview = await previewImport(
    tableOf(
      'Code;Date;Montant;Ligne du fichier;Motif de rejet',
      'A1;05/03/2024;12,50;7;Le 31/02/2024 n’existe pas',
    ),
    IMPORT_TARGETS.transactions,
  );
  expect(
    preview.ok && preview.value.proposals.map((proposal) => proposal.column).toSorted((a, b) => a - b),
  ).toEqual([1, 2, 3]);
});
