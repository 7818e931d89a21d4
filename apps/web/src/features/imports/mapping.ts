import type { ImportField, ImportMapping } from '../../api/imports.ts';

/** Column index → field code, as the reader chose; '' leaves the column out. */
export type FieldOfColumn = Readonly<Record<number, string>>;

export function mappingOf(fieldOf: FieldOfColumn): ImportMapping {
  const told = Object.entries(fieldOf).filter(([, field]) => field !== '');
  return Object.fromEntries(told.map(([index, field]) => [field, Number(index)]));
}

// Where one of two fields is enough, the file may have either.
const alternatives: readonly (readonly string[])[] = [
  ['full_name', 'family_name'],
  ['period', 'starts_on'],
];

/** The fields without which nothing can be imported and that no column tells yet. */
export function missingFields(
  fields: readonly ImportField[],
  fieldOf: FieldOfColumn,
): readonly ImportField[] {
  const told = new Set(Object.values(fieldOf));
  const isTold = (field: ImportField) =>
    told.has(field.code) ||
    alternatives.some((pair) => pair.includes(field.code) && pair.some((code) => told.has(code)));
  return fields.filter((field) => field.required && !isTold(field));
}
