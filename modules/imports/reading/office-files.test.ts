// Workbooks as offices make them, from the file on disk to the rows.
import { decimalText } from '@cordee/kernel';
import { openTable } from '@cordee/platform/files';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';

import { fileHolding } from '../../../platform/files/file-holding.test-support.ts';
import { IMPORT_TARGETS } from '../import-targets.ts';
import type { ImportKind } from '../import-target.ts';
import { decimalValue } from '../values/import-values.ts';
import { previewImport } from '../preview/preview-import.ts';

async function preview(kind: ImportKind, fill: (sheet: ExcelJS.Worksheet) => void) {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('Primes'));
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  const table = await openTable(fileHolding('Primes_2025_VF_v7_corrigé.xlsx', bytes));
  if (!table.ok) throw new Error(table.refusal.code);
  return previewImport(table.value, IMPORT_TARGETS[kind]);
}

test('titles, merged headers of two lines, subtotals, brackets and broken formulas', async () => {
  const result = await preview('transactions', (sheet) => {
    sheet.addRow(['Ventes du trimestre — confidentiel']);
    sheet.mergeCells('A1:F1');
    sheet.addRow([]);
    sheet.addRow(['Commande', null, 'Commercial', 'Vente', null]);
    sheet.addRow(['N° commande', 'Date', null, 'Montant HT', 'Devise']);
    sheet.mergeCells('A3:B3');
    sheet.mergeCells('C3:C4');
    sheet.mergeCells('D3:E3');
    sheet.addRow(['A1', new Date(Date.UTC(2026, 2, 5)), 'Zoé Roche', 1234.56, 'EUR']);
    sheet.addRow(['A2', new Date(Date.UTC(2026, 2, 6)), 'Zoé Roche', '(1 234)', 'EUR']);
    sheet.addRow(['Sous-total Roche', null, null, { formula: 'SUM(D5:D6)', result: 0.56 }, null]);
    sheet.addRow([]);
    const broken = sheet.addRow(['A3', '31/02/2026', 'Ali Brun', null, 'EUR']);
    broken.getCell(4).value = { formula: 'Z9', result: { error: '#REF!' } };
    sheet.addRow(['TOTAL GÉNÉRAL', null, null, 0.56, null]);
  });
  if (!result.ok) throw new Error(result.refusal.code);
  const { rows, headerLines } = result.value;
  expect(headerLines).toEqual([3, 4]);
  const data = rows.filter((row) => row.line > 4);
  expect(data.map((row) => [row.line, row.kind])).toEqual([
    [5, 'row'],
    [6, 'row'],
    [7, 'excluded'],
    [9, 'rejected'],
    [10, 'excluded'],
  ]);
  const amounts = data.slice(0, 2).map((row) => decimalValue(row.values, 'amount'));
  expect(amounts.map((amount) => (amount === null ? null : decimalText(amount)))).toEqual([
    '1234.56',
    '-1234',
  ]);
  const faults = data.flatMap((row) => (row.kind === 'rejected' ? row.refusals : []));
  expect(faults.map((fault) => [fault.code, fault.place?.sheet, fault.place?.line])).toEqual([
    ['imports.date_absent', 'Primes', 9],
    ['imports.cell_error', 'Primes', 9],
  ]);
});

test('the table is found on whichever sheet it stands', async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Lisez-moi').addRow(['Version du 12 janvier, à diffuser']);
  const sheet = book.addWorksheet('Objectifs');
  sheet.addRow(['Commercial', 'Période', 'Objectif']);
  sheet.addRow(['Zoé Roche', 'T1 2026', 120000]);
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  const table = await openTable(fileHolding('objectifs.xlsx', bytes));
  if (!table.ok) throw new Error(table.refusal.code);
  const result = await previewImport(table.value, IMPORT_TARGETS.quotas);
  expect(result).toMatchObject({ ok: true, value: { sheet: 'Objectifs', missing: [] } });
});

test('one column a month becomes one row a month, of the year in the title', async () => {
  const result = await preview('quotas', (sheet) => {
    sheet.addRow(['Objectifs 2026, version validée']);
    sheet.addRow(['Commercial', 'Janvier', 'Février', 'Mars', 'Avril', 'Total']);
    sheet.addRow(['Zoé Roche', 10, 20, 30, 40, 100]);
  });
  if (!result.ok) throw new Error(result.refusal.code);
  const read = result.value.rows.flatMap((row) => (row.kind === 'row' ? [row.values['period']] : []));
  expect(read).toEqual(['2026-01', '2026-02', '2026-03', '2026-04']);
});
