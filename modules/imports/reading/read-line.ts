import { ok, refused, type Result } from '@cordee/kernel';
import { IMPORT_TARGETS } from '../import-targets.ts';
import type { ImportKind } from '../import-target.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { cellText, type RawTable } from './raw-table.ts';
import { readRows } from './read-rows.ts';

export type FileLine = {
  readonly line: number;
  readonly cells: readonly { readonly header: string; readonly text: string }[];
};

/**
 * The record that starts on a line of an imported file, as it was received, each cell under its header: where every
 * explanation ends. Refuses imports.line_not_found, and what `readRows` refuses.
 */
export async function readLine(
  table: RawTable,
  mapping: Mapping,
  kind: ImportKind,
  line: number,
): Promise<Result<FileLine>> {
  const reading = await readRows(table, mapping, IMPORT_TARGETS[kind]);
  if (!reading.ok) return reading;
  const { fileHeader: header, sheet } = reading.value;
  for await (const row of table.rows(sheet === null ? {} : { sheet })) {
    if (row.line !== line) continue;
    const cells = row.cells.map((cell, index) => ({
      header: header.headers[index] ?? String(index + 1),
      text: cellText(cell),
    }));
    return ok({ line, cells });
  }
  return refused('imports.line_not_found', { line });
}
