import type {
  ColumnReference,
  ColumnStyle,
  FilePreview,
  ImportMapping,
  PreviewColumn,
} from '../../api/imports.ts';

/** Column number → field code, as the reader chose; '' leaves the column out. */
export type FieldOfColumn = Readonly<Record<number, string>>;

/** What the reader said otherwise than it was found, by column. */
export type Choices = {
  readonly fieldOf: FieldOfColumn;
  readonly styleOf: Readonly<Record<number, ColumnStyle>>;
  /** The year of months that do not say it themselves. */
  readonly year?: number;
};

export const proposedFields = (preview: FilePreview): FieldOfColumn =>
  Object.fromEntries(preview.columns.map((column) => [column.column, column.field ?? '']));

/** A field is told by one column only: choosing it elsewhere frees the first. */
export function withField(fieldOf: FieldOfColumn, column: number, field: string): FieldOfColumn {
  const freed = Object.entries(fieldOf).map(([other, told]) => [other, told === field ? '' : told] as const);
  return { ...Object.fromEntries(freed), [column]: field };
}

/** The server's own proposal, with only what the reader changed written anew. */
export function mappingOf(preview: FilePreview, { fieldOf, styleOf, year }: Choices): ImportMapping {
  const fields = { ...preview.mapping.fields };
  for (const { column, field } of preview.columns) {
    if (field !== null && fieldOf[column] !== field) delete fields[field];
  }
  for (const found of preview.columns) {
    const told = fieldOf[found.column];
    if (told && told !== found.field) {
      fields[told] = { from: 'column', column: referenceTo(found, preview.columns) };
    }
  }
  for (const { column } of preview.columns) {
    const told = fieldOf[column];
    const source = told ? fields[told] : undefined;
    const style = styleOf[column];
    if (told && style && source?.from === 'column')
      fields[told] = { ...source, style: { ...source.style, ...style } };
  }
  return { ...preview.mapping, ...(year === undefined ? {} : { months: { year } }), fields };
}

// A header may stand twice in a file, and then only its turn tells which one is meant.
function referenceTo({ column, header }: PreviewColumn, columns: readonly PreviewColumn[]): ColumnReference {
  if (header === null || header === '') return { column };
  const occurrence = columns.filter((other) => other.header === header && other.column <= column).length;
  return occurrence > 1 ? { header, occurrence } : { header };
}

/** The fields without which nothing can be imported and that nothing tells now, in groups of which one is enough. */
export function missingFields(preview: FilePreview, choices: Choices): readonly (readonly string[])[] {
  const told = new Set(Object.keys(mappingOf(preview, choices).fields));
  const given = Object.keys(preview.mapping.fields);
  const freed = preview.fields
    .filter((field) => field.required && given.includes(field.code))
    .map((field) => [field.code]);
  return [...preview.missing, ...freed].filter((group) => !group.some((code) => told.has(code)));
}
