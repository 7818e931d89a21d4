import type { ExportColumn } from './export-column.ts';

/** Columns of a list that no import reads: their names in messages/exports, and what they hold. */
export function ownColumns(types: Readonly<Record<string, ExportColumn['type']>>): readonly ExportColumn[] {
  return Object.entries(types).map(([code, type]) => ({
    code,
    type,
    labelKey: `exports.column_${code}`,
  }));
}
