import ExcelJS from 'exceljs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inScratchFolder } from './scratch-folder.ts';
import { writeSheets } from './write-table.ts';

it('shows in a workbook as many decimals as were written', async () => {
  const rows = [
    ['100.50', '0.07125'],
    ['-3.000', '0.6'],
    ['12', '1'],
  ];
  const shown = await inScratchFolder(async (folder) => {
    const path = join(folder, 'list.xlsx');
    const columns = [
      { code: 'amount', label: 'Amount', type: 'number' },
      { code: 'share', label: 'Share', type: 'percentage' },
    ] as const;
    await writeSheets(path, { name: 'List', columns, batches: once(rows) });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(path);
    return rows.map((_, index) =>
      [1, 2].map((column) => workbook.worksheets[0]?.getRow(index + 2).getCell(column).numFmt ?? 'General'),
    );
  });
  expect(shown).toEqual([
    ['0.00', '0.000%'],
    ['0.000', '0.00%'],
    ['General', '0.00%'],
  ]);
});

async function* once<Batch>(batch: Batch): AsyncGenerator<Batch> {
  yield batch;
}
