import { resemblance } from '../values/compare-words.ts';
import { fieldNames } from './field-names.ts';
import type { FoundHeader } from '../reading/find-header.ts';
import type { FoundColumn, Proposal } from '../preview/import-preview.ts';
import type { ImportField, ImportTarget } from '../import-target.ts';
import type { ColumnReference, FieldSource, Mapping } from './mapping.ts';
import { parseAttributes } from '../values/parse-attributes.ts';
import { withOwnKey } from '../reading/own-key.ts';
import { parseValue } from '../values/parse-value.ts';
import { cellText } from '../reading/raw-table.ts';
import type { RawRow } from '../reading/raw-table.ts';
import { readDate } from '../values/read-date.ts';
import { bareNumber } from '../values/read-number.ts';

/** Under this, a likeness between a header and a field is chance. */
const LIKENESS_MIN = 0.6;
const SAMPLES_MAX = 5;
/** Names nobody and nothing. */
const YES_OR_NO = /^(?:true|false|yes|no|oui|non|vrai|faux)$/i;

/**
 * Proposes a column for as many fields as possible: the best likeness first, each column and each field once. The
 * content has a veto (a column of names is no date) and, in a file without header, the only voice.
 */
export function proposeMapping(
  header: FoundHeader,
  rows: readonly RawRow[],
  target: ImportTarget,
): {
  readonly mapping: Mapping;
  readonly proposals: readonly Proposal[];
  readonly columns: readonly FoundColumn[];
} {
  const columns = columnsOf(header, rows);
  const candidates = columns.flatMap((column) =>
    target.fields.flatMap((field) => candidate(column, field, target)),
  );
  const best = chosen(candidates.toSorted((a, b) => b.confidence - a.confidence || a.column - b.column));
  const proposals = withOwnKey(best, columns, rows, target);
  const identified = [...proposals, ...identifying(proposals, target)];
  const fields = Object.fromEntries(
    identified.map((proposal): [string, FieldSource] => [
      proposal.field,
      { from: 'column', column: reference(columns, proposal.column) },
    ]),
  );
  const headerPlace = header.lines.length === 0 ? 'none' : 'find';
  const mapping: Mapping = { version: 1, target: target.kind, header: headerPlace, fields };
  return { mapping, proposals: identified, columns };
}

/** The columns of a file, each with the first values that it holds. */
export function columnsOf(header: FoundHeader, rows: readonly RawRow[]): FoundColumn[] {
  const width = Math.max(header.headers.length, ...rows.map((row) => row.cells.length));
  return Array.from({ length: width }, (_, index) => ({
    column: index + 1,
    header: header.headers[index] ?? null,
    samples: rows
      .map((row) => cellText(row.cells[index]))
      .filter((text) => text !== '')
      .slice(0, SAMPLES_MAX),
  }));
}

function candidate(column: FoundColumn, field: ImportField, target: ImportTarget): Proposal[] {
  const fit = contentFit(column.samples, field);
  if (column.header === null) {
    const isNeeded = field.required || target.oneOf.some((group) => group.includes(field.code));
    if (fit <= 0 || !isNeeded) return [];
    return [{ field: field.code, column: column.column, confidence: fit, reason: 'content' }];
  }
  const header = column.header;
  const likeness = Math.max(
    ...fieldNames(field).map((name, rank) => resemblance(header, name) - rank / 10_000),
  );
  if (likeness < LIKENESS_MIN || fit < 0) return [];
  const reason = likeness >= 0.9 ? 'header_same' : 'header_similar';
  return [{ field: field.code, column: column.column, confidence: Math.round(likeness * 100) / 100, reason }];
}

/** Negative when the content speaks against the field, positive when it speaks for it, 0 when it says nothing. */
function contentFit(samples: readonly string[], field: ImportField): number {
  if (samples.length === 0) return 0;
  const share = (test: (text: string) => boolean) => samples.filter(test).length / samples.length;
  switch (field.type) {
    case 'date': {
      const dates = share((text) => looksLikeDate(text));
      return dates < 0.5 ? -1 : 0.5;
    }
    case 'amount':
    case 'number':
    case 'percentage': {
      const isFigure = (text: string) => bareNumber(text) !== null && !/^(?:19|20)\d{2}[-/]/.test(text);
      if (share((text) => isFigure(text) || /^(?:#|null$|n\/a$|-$)/i.test(text)) < 0.5) return -1;
      return areRanks(samples) || areConstant(samples) ? 0 : 0.4;
    }
    case 'email':
      return share((text) => text.includes('@')) < 0.5 ? -1 : 0.5;
    case 'currency':
      return share((text) => /^(?:[a-z]{3}|[€$£])$/i.test(text)) < 0.5 ? -1 : 0.5;
    case 'code':
      if (share((text) => YES_OR_NO.test(text)) === 1) return -1;
      if (areRanks(samples)) return 0.2;
      return share((text) => /^[\w./-]{1,20}$/.test(text)) < 0.5 ? 0 : 0.3;
    case 'attributes':
      return share((text) => parseAttributes(text).ok) < 0.5 ? -1 : 0.5;
    case 'choice':
      return share((text) => parseValue(text, field, {}).ok) < 0.5 ? -1 : 0.2;
    case 'period':
    case 'text':
      return 0;
  }
}

/** The 31st of February looks like a date: it is refused as one, on its line, later. */
function looksLikeDate(text: string): boolean {
  return (['dmy', 'mdy'] as const).some((order) => {
    const date = readDate(text, order);
    return date.ok || date.refusal.code === 'imports.date_absent';
  });
}

/** 1, 2, 3 …: the rank of the record, which is neither an amount nor a code of anything. */
function areRanks(samples: readonly string[]): boolean {
  return samples.length > 2 && samples.every((text, index) => Number(text) - index === Number(samples[0]));
}

/** The same in every row: a key or a class, not an amount. */
function areConstant(samples: readonly string[]): boolean {
  return samples.length > 2 && samples.every((text) => text === samples[0]);
}

function chosen(candidates: readonly Proposal[]): Proposal[] {
  const proposals: Proposal[] = [];
  for (const one of candidates) {
    if (!proposals.some((taken) => taken.field === one.field || taken.column === one.column))
      proposals.push(one);
  }
  return proposals;
}

/** Where a file has names and no codes, the name identifies: the same column serves twice, and the preview says so. */
function identifying(proposals: readonly Proposal[], target: ImportTarget): Proposal[] {
  return target.fields.flatMap((field): Proposal[] => {
    if (field.identifiedBy === undefined || proposals.some((one) => one.field === field.code)) return [];
    const name = proposals.find((one) => one.field === field.identifiedBy);
    if (name === undefined) return [];
    return [{ field: field.code, column: name.column, confidence: 0.6, reason: 'identifies' }];
  });
}

function reference(columns: readonly FoundColumn[], number: number): ColumnReference {
  const header = columns[number - 1]?.header ?? null;
  if (header === null) return { column: number };
  const before = columns.slice(0, number - 1).filter((column) => column.header === header).length;
  return before === 0 ? { header } : { header, occurrence: before + 1 };
}
