import { z } from '@hono/zod-openapi';
import { m } from '@cordee/messages';
import type { Locale } from '@cordee/kernel';
import { IMPORT_TARGETS } from '../import-targets.ts';
import { KindName } from '../kind-name.ts';
import { MappingAnswer } from '../mapping/parse-mapping.ts';
import type { FilePreview } from './preview-file.ts';
import { sayRefusal } from './say-refusal.ts';
import { cellText } from '../reading/raw-table.ts';
import { isDate, isDecimal } from '../values/import-values.ts';
import { decimalText } from '@cordee/kernel';

const nullable = z.string().nullable();

const PreviewColumn = z
  .object({
    column: z.number(),
    header: nullable,
    samples: z.array(z.string()),
    field: nullable,
    confidence: z.number().nullable(),
    reason: nullable,
    style: z.record(z.string(), z.string()).nullable(),
    isStyleEvident: z.boolean(),
  })
  .openapi('PreviewColumn');

const PreviewRow = z
  .object({
    line: z.number(),
    kind: z.string(),
    values: z.record(z.string(), z.string()),
    messages: z.array(z.string()),
  })
  .openapi('PreviewRow');

const ImportField = z
  .object({
    code: z.string(),
    label: z.string(),
    help: z.string(),
    type: z.string(),
    required: z.boolean(),
  })
  .openapi('ImportField');

export const PreviewAnswer = z
  .object({
    fileId: z.string(),
    name: z.string(),
    size: z.number(),
    kind: KindName,
    format: z.string(),
    encoding: nullable,
    delimiter: nullable,
    sheets: z.array(z.string()),
    sheet: nullable,
    headerLines: z.array(z.number()),
    columns: z.array(PreviewColumn),
    rows: z.array(PreviewRow),
    missing: z.array(z.array(z.string())),
    isYearMissing: z.boolean(),
    warnings: z.array(z.string()),
    mapping: MappingAnswer,
    /** The earlier import whose mapping is proposed again. */
    kept: z.object({ source: z.string(), name: z.string(), at: z.string() }).nullable(),
    fields: z.array(ImportField),
    kinds: z.array(z.object({ code: z.string(), label: z.string() })),
  })
  .openapi('ImportPreview');

type Label = (args: object, options: { locale: Locale }) => string;

export function presentPreview(
  { kind, table, preview, kept }: FilePreview,
  file: { fileId: string; name: string; size: number },
  locale: Locale,
): z.input<typeof PreviewAnswer> {
  const label = (key: string) => (m as unknown as Record<string, Label>)[key]?.({}, { locale }) ?? key; // a field's label is looked up by its key
  return {
    ...file,
    kind,
    format: table.format,
    encoding: table.encoding,
    delimiter: table.delimiter,
    sheets: [...table.sheets],
    sheet: preview.sheet,
    headerLines: preview.headerLines.filter((line) => line > 0),
    // The same shape: what the contract keeps read-only and exact is plain JSON in an answer.
    mapping: preview.mapping as z.input<typeof MappingAnswer>,
    kept: kept && { source: kept.source, name: kept.fileName, at: kept.at },
    columns: preview.columns.map((found) => {
      const proposal = preview.proposals.find((each) => each.column === found.column);
      const style = preview.styles.find((each) => each.column === found.column);
      return {
        column: found.column,
        header: found.header,
        samples: [...found.samples],
        field: proposal?.field ?? null,
        confidence: proposal?.confidence ?? null,
        reason: proposal?.reason ?? null,
        style: style ? { ...style.style } : null,
        isStyleEvident: style?.evident ?? true,
      };
    }),
    rows: preview.rows.map((row) => ({
      line: row.line,
      kind: row.kind,
      values:
        row.kind === 'row'
          ? texts(row.values)
          : Object.fromEntries(row.raw.map((cell, index) => [String(index + 1), cellText(cell)])),
      messages: messagesOf(row, locale),
    })),
    isYearMissing: preview.isYearMissing,
    missing: preview.missing.map((group) => [...group]),
    warnings: preview.warnings.map((warning) => sayRefusal(warning, locale)),
    fields: IMPORT_TARGETS[kind].fields.map((field) => ({
      code: field.code,
      label: label(field.labelKey),
      help: label(field.helpKey),
      type: field.type,
      required: field.required,
    })),
    kinds: Object.values(IMPORT_TARGETS).map((target) => ({
      code: target.kind,
      label: label(target.labelKey),
    })),
  };
}

function texts(
  values: FilePreview['preview']['rows'][number] extends infer R
    ? R extends { values: infer V }
      ? V
      : never
    : never,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([code, value]) =>
      value === undefined
        ? []
        : [[code, isDecimal(value) ? decimalText(value) : isDate(value) ? value.toString() : value]],
    ),
  );
}

function messagesOf(row: FilePreview['preview']['rows'][number], locale: Locale): string[] {
  if (row.kind === 'row') return [];
  return (row.kind === 'rejected' ? row.refusals : [row.reason]).map((refusal) =>
    sayRefusal(refusal, locale),
  );
}
