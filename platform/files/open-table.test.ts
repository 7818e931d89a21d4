import { closeSync, openSync, writeSync } from 'node:fs';

import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';

import { fileHolding } from './file-holding.test-support.ts';
import { openTable } from './open-table.ts';
import type { RawRow, TableSource } from './table-source.ts';
import { readZipDirectory } from './zip-directory.ts';

async function opened(name: string, content: string | Uint8Array): Promise<TableSource> {
  const table = await openTable(fileHolding(name, content));
  if (!table.ok) throw new Error(table.refusal.code);
  return table.value;
}

async function refusalOf(name: string, content: string | Uint8Array) {
  const table = await openTable(fileHolding(name, content));
  return table.ok ? null : table.refusal;
}

async function allRows(table: TableSource): Promise<RawRow[]> {
  return Array.fromAsync(table.rows());
}

/** A workbook whose main part has another name: what an archive of another kind looks like from outside. */
async function archiveOf(part: string): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('A').addRow(['x']);
  const bytes = Buffer.from(await book.xlsx.writeBuffer()).toString('latin1');
  return Buffer.from(bytes.replaceAll('xl/workbook.xml', part), 'latin1');
}

describe('encodings', () => {
  const text = 'Prénom;Équipe\nZoé;Forêt\n';
  const latin = Uint8Array.from(Array.from(text, (letter) => letter.codePointAt(0) ?? 0));

  test.each([
    ['UTF-8', 'utf-8', Buffer.from(text)],
    ['UTF-8 with its mark', 'utf-8', Buffer.from(`\ufeff${text}`)],
    ['Windows-1252', 'windows-1252', latin],
    ['UTF-16 with its mark', 'utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 without', 'utf-16le', Buffer.from(text, 'utf16le')],
    ['UTF-16 the other way round', 'utf-16be', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('%s is detected and said', async (_, encoding, bytes) => {
    const table = await opened('export.csv', bytes);
    expect(table.encoding).toBe(encoding);
    expect((await allRows(table)).map((row) => row.cells)).toEqual([
      ['Prénom', 'Équipe'],
      ['Zoé', 'Forêt'],
    ]);
  });

  test('a line of megabytes is not taken for another encoding where it is cut', async () => {
    for (const shift of ['', 'a'])
      expect((await opened('long.csv', `${shift}${'é€'.repeat(1_000_000)}`)).encoding).toBe('utf-8');
  });

  test('the first accent may stand far behind the first bytes', async () => {
    const many = Buffer.from('a;b\n'.repeat(100_000));
    const table = await opened('late.csv', Buffer.concat([many, Uint8Array.from([0xe9, 0x3b, 0x31, 0x0a])]));
    expect(table.encoding).toBe('windows-1252');
    expect((await allRows(table)).at(-1)).toMatchObject({
      cells: ['é', '1'],
      line: 100_001,
      byteOffset: 400_000,
    });
  });

  test('two encodings in one file are refused with the line', async () => {
    const mixed = Buffer.concat([Buffer.from('é;1\nb;2\n'), Uint8Array.from([0xe9, 0x0a])]);
    expect(await refusalOf('mixed.csv', mixed)).toMatchObject({
      code: 'imports.file_encoding_mixed',
      place: { line: 3, document: 'mixed.csv' },
    });
  });

  test('an encoding we do not know is refused with the line', async () => {
    const mac = Buffer.concat([Buffer.from('a;1\n'), Uint8Array.from([0x8f, 0x90, 0x0a])]);
    expect(await refusalOf('mac.csv', mac)).toMatchObject({
      code: 'imports.file_encoding_unknown',
      place: { line: 2 },
    });
  });
});

describe('what is no table', () => {
  test.each([
    ['nothing', 'vide.csv', '', 'imports.file_empty'],
    ['only blank lines', 'blank.csv', '\n \n', 'imports.file_empty'],
    ['a PDF', 'ventes.xlsx', '%PDF-1.7 ...', 'imports.file_pdf'],
    ['a web page named .xls', 'ventes.xls', '<html><table><tr><td>1', 'imports.file_markup'],
    ['an archive cut short', 'ventes.xlsx', 'PK\u0003\u0004broken', 'imports.file_damaged'],
  ])('%s', async (_, name, content, code) => {
    expect(await refusalOf(name, content)).toMatchObject({ code, args: { document: name } });
  });

  test.each([
    ['wd/document.xml', 'imports.file_not_workbook'],
    ['xl/workbook.bin', 'imports.file_xlsb'],
  ])('an archive that holds %s', async (part, code) => {
    expect(await refusalOf('classeur.xlsx', await archiveOf(part))).toMatchObject({ code });
  });

  test('an old workbook, and one with a password', async () => {
    const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    const locked = Buffer.concat([ole, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(await refusalOf('a.xls', Buffer.concat([ole, Buffer.alloc(600)]))).toMatchObject({
      code: 'imports.file_old_xls',
    });
    expect(await refusalOf('a.xlsx', locked)).toMatchObject({ code: 'imports.file_password' });
  });

  test('a hundred megabytes of noise are refused at once', async () => {
    const path = fileHolding(
      'noise.csv',
      Uint8Array.from({ length: 65_536 }, (_, index) => (index * 197) % 256),
    );
    const file = openSync(path, 'r+');
    writeSync(file, 'x', 100_000_000);
    closeSync(file);
    const start = performance.now();
    const table = await openTable(path);
    expect(table.ok ? '' : table.refusal.code).toBe('imports.file_binary');
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('workbooks', () => {
  async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
    const book = new ExcelJS.Workbook();
    fill(book);
    return new Uint8Array(await book.xlsx.writeBuffer());
  }

  test('numbers, dates, percentages, errors, rich and shared texts keep what they are', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('Ventes');
      sheet.addRow(['Zoé & Cie', 1234.56, new Date(Date.UTC(2026, 2, 5)), null, true]);
      sheet.getCell('D1').value = { formula: 'A9', result: { error: '#REF!' } };
      sheet.getCell('F1').value = 0.125;
      sheet.getCell('F1').numFmt = '0.0 %';
      sheet.getCell('G1').value = { richText: [{ text: 'deux ' }, { text: 'mots', font: { bold: true } }] };
      sheet.getCell('H1').value = { formula: 'DATE(2026,3,5)', result: new Date(Date.UTC(2026, 2, 5)) };
      sheet.getCell('H1').numFmt = 'dd/mm/yyyy';
      sheet.getCell('I1').value = 46086;
      sheet.getCell('I1').numFmt = '# ##0 "jours"';
    });
    const table = await opened('ventes.xlsx', bytes);
    const [row] = await allRows(table);
    expect(table).toMatchObject({ format: 'xlsx', sheets: ['Ventes'] });
    expect(row).toMatchObject({ sheet: 'Ventes', line: 1 });
    expect(row?.cells).toEqual([
      'Zoé & Cie',
      { kind: 'number', text: '1234.56' },
      { kind: 'date', text: '2026-03-05' },
      { kind: 'error', text: '#REF!' },
      'true',
      { kind: 'percentage', ratio: '0.125' },
      'deux mots',
      { kind: 'date', text: '2026-03-05' },
      { kind: 'number', text: '46086' },
    ]);
  });

  test('rows keep their numbers, empty ones are left out, gaps between cells stay', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('A');
      sheet.getCell('A1').value = 'titre';
      sheet.getCell('C4').value = 'loin';
    });
    const rows = await allRows(await opened('a.xlsx', bytes));
    expect(rows.map((row) => [row.line, row.record, row.cells])).toEqual([
      [1, 1, ['titre']],
      [4, 2, [null, null, 'loin']],
    ]);
  });

  test('a hidden sheet is named and not read, unless it is asked for', async () => {
    const bytes = await workbook((book) => {
      book.addWorksheet('Vue').addRow(['vu']);
      book.addWorksheet('Cachée', { state: 'hidden' }).addRow(['caché']);
    });
    const table = await opened('a.xlsx', bytes);
    expect(table.sheets).toEqual(['Vue']);
    expect(table.warnings).toMatchObject([{ code: 'imports.sheet_hidden', args: { sheet: 'Cachée' } }]);
    expect((await allRows(table)).map((row) => row.cells)).toEqual([['vu']]);
    expect(await Array.fromAsync(table.rows({ sheet: 'Cachée' }))).toHaveLength(1);
  });

  test('a workbook named .csv is still a workbook', async () => {
    const bytes = await workbook((book) => book.addWorksheet('A').addRow(['x']));
    expect((await opened('a.csv', bytes)).format).toBe('xlsx');
  });

  test('a sheet that breaks off gives its rows, then says where it broke', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('A');
      for (let line = 1; line <= 20_000; line += 1) sheet.addRow([Math.sin(line)]);
    });
    const parts = await readZipDirectory(fileHolding('a.xlsx', bytes));
    const part = parts?.get('xl/worksheets/sheet1.xml');
    if (part === undefined) throw new Error('the sheet is not in its usual place');
    bytes.fill(0, part.headerOffset + part.compressedBytes - 2000, part.headerOffset + part.compressedBytes);
    const rows = await allRows(await opened('a.xlsx', bytes));
    expect(rows.length).toBeGreaterThan(1000);
    expect(rows.at(-1)).toMatchObject({
      cells: [],
      refusal: { code: 'imports.sheet_damaged', place: { sheet: 'A' } },
    });
  });

  test('a large sheet streams, whatever its pieces', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('A');
      for (let line = 1; line <= 5000; line += 1)
        sheet.addRow([`code ${line}`, line / 100, `texte "${line}" <é>`]);
    });
    const rows = await allRows(await opened('a.xlsx', bytes));
    expect(rows).toHaveLength(5000);
    expect(
      rows.every((row, index) => row.line === index + 1 && row.cells[2] === `texte "${index + 1}" <é>`),
    ).toBe(true);
  });
});
