export { openTable, type TextStyle } from './open-table.ts';
export { readPart } from './read-csv.ts';
export type { Delimiter, Encoding, RawCell, RawRow, TableSource, TextPart } from './table-source.ts';
export { workbookBytes } from './write-workbook.ts';
export type { SheetDraft } from './write-workbook.ts';
export { inScratchFolder, readOnce } from './scratch-folder.ts';
export { writeParquet, writeSheets, writeText, type TableColumn, type TableDraft } from './write-table.ts';
export { zipBytes, type ZipEntry } from './write-zip.ts';
export { openDropFolder, type DroppedFile, type DropFolder, type DropLook } from './drop-folder.ts';
