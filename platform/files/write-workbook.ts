import ExcelJS from 'exceljs';

/** A sheet to write: texts as they are, numbers and dates typed so that they stay numbers and dates in Excel. */
export type SheetDraft = {
  readonly name: string;
  readonly columnWidths: readonly number[];
  readonly rows: readonly (readonly CellDraft[])[];
  /** How many rows at the top are titles: bold, and kept in view. */
  readonly headerRows: number;
};

type CellDraft =
  | string
  | null
  | { readonly kind: 'number'; readonly text: string; readonly format: string }
  | { readonly kind: 'date'; readonly text: string; readonly format: string };

/** The bytes of an XLSX workbook made of those sheets. */
export async function workbookBytes(sheets: readonly SheetDraft[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  // A fixed date: the same sheets give the same bytes.
  workbook.created = workbook.modified = new Date(Date.UTC(2000, 0, 1));
  for (const sheet of sheets) addSheet(workbook, sheet);
  const bytes = await workbook.xlsx.writeBuffer();
  return new Uint8Array(bytes);
}

function addSheet(workbook: ExcelJS.Workbook, draft: SheetDraft): void {
  const sheet = workbook.addWorksheet(draft.name, { views: [{ state: 'frozen', ySplit: draft.headerRows }] });
  draft.columnWidths.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  draft.rows.forEach((cells, index) => {
    const row = sheet.getRow(index + 1);
    cells.forEach((cell, column) => writeCell(row.getCell(column + 1), cell));
    row.font = { bold: index < draft.headerRows };
    row.alignment = { vertical: 'top', wrapText: index >= draft.headerRows };
  });
}

function writeCell(cell: ExcelJS.Cell, draft: CellDraft): void {
  if (draft === null || typeof draft === 'string') {
    cell.value = draft;
    return;
  }
  cell.numFmt = draft.format;
  cell.value = draft.kind === 'number' ? Number(draft.text) : new Date(`${draft.text}T00:00:00Z`);
}
