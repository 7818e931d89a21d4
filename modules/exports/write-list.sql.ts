import type { Locale, Scope } from '@cordee/kernel';
import { messageOf } from '@cordee/messages/explanation';
import type { Reading } from '@cordee/platform/database';
import { inScratchFolder, writeParquet, writeSheets, writeText } from '@cordee/platform/files';
import { columnsSeen } from './export-column.ts';
import type { ExportList } from './export-list.sql.ts';
import type { ListFormat } from './list-format.ts';
import { columnLabel, csvTexts, jsonLines } from './list-text.ts';
import { readList, type ListWatch } from './read-list.sql.ts';

export type ListOrder = {
  readonly list: ExportList;
  readonly format: ListFormat;
  readonly locale: Locale;
};

/** Writes the rows and columns of a list that the scope sees to `path`. */
export async function writeList(
  tx: Reading,
  scope: Scope,
  { list, format, locale }: ListOrder,
  { path, seen }: ListWatch & { readonly path: string },
): Promise<void> {
  const columns = columnsSeen(list, scope.roles);
  const batches = readList(tx, scope, { list, columns }, { seen });
  const labelled = columns.map((column) => ({ ...column, label: columnLabel(column, locale) }));
  switch (format) {
    case 'csv':
      return writeText(path, csvTexts(columns, batches, locale));
    case 'jsonl':
      return writeText(path, jsonLines(columns, batches));
    case 'xlsx':
      return writeSheets(path, { name: messageOf(list.labelKey, {}, locale), columns: labelled, batches });
    case 'parquet':
      return inScratchFolder(async (folder) => {
        const lines = `${folder}/lines.jsonl`;
        await writeText(lines, jsonLines(columns, batches));
        await writeParquet(path, lines, labelled);
      });
  }
}
