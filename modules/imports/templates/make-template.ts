import { decimalText, invariant } from '@cordee/kernel';
import { m } from '@cordee/messages';

import type { ImportField, ImportTarget } from '../import-target.ts';
import { fieldOf, IMPORT_TARGETS } from '../import-targets.ts';
import { isDate, isDecimal } from '../values/import-values.ts';
import { parseValue } from '../values/parse-value.ts';
import { message } from '../preview/say-refusal.ts';
import type { ImportLocale } from '../preview/say-refusal.ts';
import { csvLine } from '../posting/write-rejects.ts';
import { TEMPLATES } from './template-columns.ts';
import type { TemplateKind } from './template-columns.ts';

/** A cell of a template: a text, or a typed value so that Excel treats it as the number or the date it is. */
type TemplateCell =
  | string
  | { readonly kind: 'number' | 'date'; readonly text: string; readonly format: string };

export type TemplateSheet = {
  readonly name: string;
  readonly columnWidths: readonly number[];
  readonly headerRows: number;
  readonly rows: readonly (readonly TemplateCell[])[];
};

/** A CSV is complete as text; a workbook is described, for whoever writes XLSX. */
export type TemplateFile = { readonly fileName: string; readonly mediaType: string } & (
  | { readonly format: 'csv'; readonly text: string }
  | { readonly format: 'xlsx'; readonly sheets: readonly TemplateSheet[] }
);

const XLSX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * A file to fill in: its columns named in the reader's language, each one explained (a note line in CSV, a second sheet
 * in XLSX) and one example row. Notes and examples are recognised and left out if they stay in the file.
 */
export function makeTemplate(kind: TemplateKind, format: 'csv' | 'xlsx', locale: ImportLocale): TemplateFile {
  const { target: targetKind, columns } = TEMPLATES[kind];
  const target = IMPORT_TARGETS[targetKind];
  const fields = columns.map((code) => fieldOf(target, code));
  const fileName = `cordee-${said(`imports.template_${kind}`, locale)}.${format}`;
  if (format === 'csv')
    return { format, fileName, mediaType: 'text/csv; charset=utf-8', text: csvOf(fields, locale) };
  return {
    format,
    fileName,
    mediaType: XLSX_MEDIA_TYPE,
    sheets: [dataSheet(fields, locale), helpSheet(fields, target, locale)],
  };
}

function csvOf(fields: readonly ImportField[], locale: ImportLocale): string {
  const delimiter = locale === 'fr' ? ';' : ',';
  const labels = fields.map((field) => said(field.labelKey, locale));
  const notes = fields.map((field, index) => `${index === 0 ? '# ' : ''}${said(field.helpKey, locale)}`);
  const examples = fields.map((field, index) => exampleText(field, index, locale));
  return `\ufeff${[labels, notes, examples].map((cells) => csvLine(cells, delimiter)).join('')}`;
}

function dataSheet(fields: readonly ImportField[], locale: ImportLocale): TemplateSheet {
  const labels = fields.map((field) => said(field.labelKey, locale));
  return {
    name: m['imports.template_data']({}, { locale }),
    columnWidths: labels.map((label) => Math.max(14, label.length + 4)),
    headerRows: 1,
    rows: [labels, fields.map((field, index) => exampleCell(field, index, locale))],
  };
}

function helpSheet(
  fields: readonly ImportField[],
  target: ImportTarget,
  locale: ImportLocale,
): TemplateSheet {
  const title = [
    m['imports.template_column']({}, { locale }),
    m['imports.template_needed']({}, { locale }),
    m['imports.template_meaning']({}, { locale }),
  ];
  const lines = fields.map((field) => [
    said(field.labelKey, locale),
    neededText(field, target, locale),
    said(field.helpKey, locale),
  ]);
  const word = m['imports.template_example']({}, { locale });
  return {
    name: m['imports.template_help']({}, { locale }),
    columnWidths: [28, 18, 80],
    headerRows: 1,
    rows: [title, ...lines, ['', '', m['imports.template_note']({ word }, { locale })]],
  };
}

function neededText(field: ImportField, target: ImportTarget, locale: ImportLocale): string {
  if (field.required) return m['imports.template_yes']({}, { locale });
  const isOneOf = target.oneOf.some((group) => group.includes(field.code));
  return isOneOf ? m['imports.template_one_of']({}, { locale }) : m['imports.template_no']({}, { locale });
}

function exampleText(field: ImportField, index: number, locale: ImportLocale): string {
  const example = field.example[locale];
  return index === 0 ? `${m['imports.template_example']({}, { locale })} ${example}` : example;
}

function exampleCell(field: ImportField, index: number, locale: ImportLocale): TemplateCell {
  const text = exampleText(field, index, locale);
  if (!['amount', 'number', 'percentage', 'date'].includes(field.type)) return text;
  const style = { decimalMark: locale === 'fr' ? 'comma' : 'point', dateOrder: 'dmy' } as const;
  const parsed = parseValue(text, field, style);
  invariant(parsed.ok, 'an example that its own field cannot read', { field: field.code, text });
  const value = parsed.value?.value;
  if (value === undefined || typeof value === 'string') return text;
  if (isDate(value))
    return { kind: 'date', text: value.toString(), format: locale === 'fr' ? 'dd/mm/yyyy' : 'yyyy-mm-dd' };
  const format = field.type === 'percentage' ? '0.0%' : '#,##0.00';
  return isDecimal(value) ? { kind: 'number', text: decimalText(value), format } : text;
}

function said(key: string, locale: ImportLocale): string {
  const say = message(key);
  invariant(say !== null, 'a template without its message', { key });
  return say({}, { locale });
}
