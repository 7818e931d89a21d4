import { invariant, type Role } from '@cordee/kernel';
import { IMPORT_TARGETS, type ImportKind } from '@cordee/modules/imports';

export type ExportColumn = {
  readonly code: string;
  /** `percentage` holds a ratio: 0.05 is 5 %. */
  readonly type: 'text' | 'number' | 'percentage' | 'date';
  readonly labelKey: string;
  /** Who sees it; absent: whoever sees the list. */
  readonly readers?: readonly Role[];
};

/** Columns called as the import of that kind calls its fields, so that the file can be brought in again. */
export function importedColumns(
  kind: ImportKind,
  codes: readonly string[],
  readersOf: Readonly<Record<string, readonly Role[]>> = {},
): readonly ExportColumn[] {
  return codes.map((code) => {
    const field = IMPORT_TARGETS[kind].fields.find((each) => each.code === code);
    invariant(field !== undefined, 'a column that the import does not know', { kind, code });
    const readers = readersOf[code];
    return { code, type: typeOf(field.type), labelKey: field.labelKey, ...(readers ? { readers } : {}) };
  });
}

type FieldType = (typeof IMPORT_TARGETS)[ImportKind]['fields'][number]['type'];

function typeOf(type: FieldType): ExportColumn['type'] {
  if (type === 'amount' || type === 'number') return 'number';
  return type === 'percentage' || type === 'date' ? type : 'text';
}

/** The columns that a caller sees. */
export function columnsSeen(
  { columns }: { readonly columns: readonly ExportColumn[] },
  roles: readonly Role[],
): readonly ExportColumn[] {
  return columns.filter(
    ({ readers }) => readers === undefined || roles.some((role) => readers.includes(role)),
  );
}
