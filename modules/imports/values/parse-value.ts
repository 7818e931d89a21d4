import { ok, parsePlainDate, parseDecimal, refused } from '@cordee/kernel';
import type { Decimal, Result } from '@cordee/kernel';

import type { ColumnStyle, DateOrder } from '../reading/column-style.ts';
import { comparable } from './compare-words.ts';
import type { ImportField, ImportValue } from '../import-target.ts';
import { parseAttributes } from './parse-attributes.ts';
import { cellText } from '../reading/raw-table.ts';
import type { RawCell } from '../reading/raw-table.ts';
import { readDate } from './read-date.ts';
import { currencyNamed, hundredth, readNumber } from './read-number.ts';
import { readPeriod } from './read-period.ts';

/** A value with the currency that stood beside it; null when the cell says that there is none. */
export type ParsedValue = { readonly value: ImportValue; readonly currency?: string } | null;

/** What exports write where there is nothing. */
const NOTHING = new Set(['', 'null', '(null)', 'n/a', 'na', '#n/a', '-', '–', '—', 'néant']);
const NOTHING_LENGTH_MAX = 6;
const ERRORS = /^#(?:REF|NAME|NOM|VALUE|VALEUR|DIV\/0|NUM|NOMBRE|NULL|NUL|SPILL|CALC|GETTING_DATA)[!?]?$/i;
const CURRENCY = /^[A-Z]{3}$/;

/** Reads one cell for a field. The refusal says what is wrong with the value; the caller adds the column and the line. */
export function parseValue(cell: RawCell, field: ImportField, style: ColumnStyle): Result<ParsedValue> {
  const text = withoutNeutraliser(cellText(cell));
  const isError =
    (typeof cell === 'object' && cell?.kind === 'error') || (text.startsWith('#') && ERRORS.test(text));
  if (text.length <= NOTHING_LENGTH_MAX && NOTHING.has(text.toLowerCase())) return ok(null);
  if (isError) return refused('imports.cell_error', { value: text });
  switch (field.type) {
    case 'code':
    case 'text':
      return ok({ value: text });
    case 'email':
      return /^[^\s@]+@[^\s@]+$/.test(text)
        ? ok({ value: text.toLowerCase() })
        : refused('imports.email_unreadable', { value: text.slice(0, 60) });
    case 'currency':
      return parseCurrency(text);
    case 'period':
      return ok({ value: readPeriod(text) });
    case 'choice':
      return parseChoice(text, field);
    case 'date':
      return parseDate(cell, text, style);
    case 'attributes':
      return parsedAttributes(text);
    case 'amount':
    case 'number':
    case 'percentage':
      return parseNumber(cell, text, field, style);
  }
}

function parsedAttributes(text: string): Result<ParsedValue> {
  const read = parseAttributes(text);
  return read.ok ? ok({ value: read.value }) : read;
}

function parseNumber(
  cell: RawCell,
  text: string,
  field: ImportField,
  style: ColumnStyle,
): Result<ParsedValue> {
  if (typeof cell === 'object' && cell !== null) {
    if (cell.kind === 'date') return refused('imports.number_is_date', { value: text });
    const typed = parseDecimal(text);
    if (!typed.ok) return refused('imports.number_unreadable', { value: text });
    const isBare = cell.kind === 'number' && field.type === 'percentage' && style.percentageUnit !== 'ratio';
    return ok({ value: isBare ? hundredth(typed.value) : typed.value });
  }
  const written = readNumber(text, style.decimalMark ?? 'comma');
  if (!written.ok) return written;
  const { value, currency, isPercent } = written.value;
  if (field.type !== 'percentage') {
    if (isPercent) return refused('imports.amount_is_percentage', { value: text });
    if (currency !== null && field.type === 'amount') return ok({ value, currency });
    return currency === null ? ok({ value }) : refused('imports.number_unreadable', { value: text });
  }
  const ratio: Decimal = isPercent || style.percentageUnit !== 'ratio' ? hundredth(value) : value;
  return currency === null ? ok({ value: ratio }) : refused('imports.number_unreadable', { value: text });
}

function parseDate(cell: RawCell, text: string, style: ColumnStyle): Result<ParsedValue> {
  if (typeof cell === 'object' && cell?.kind === 'date') {
    const day = parsePlainDate(cell.text);
    return day.ok ? ok({ value: day.value }) : refused('imports.date_absent', { value: text });
  }
  const order = style.dateOrder ?? 'dmy';
  const known = datesRead[order].get(text);
  if (known) return known;
  const date = readDate(text, order);
  if (!date.ok) return date;
  const read = ok({ value: date.value });
  if (datesRead[order].size < datesReadMax) datesRead[order].set(text, read);
  return read;
}

/** A file of a million rows has a few thousand days: each is read once. */
const datesReadMax = 10_000;
const datesRead: Readonly<Record<DateOrder, Map<string, Result<ParsedValue>>>> = {
  dmy: new Map(),
  mdy: new Map(),
  ymd: new Map(),
};

function parseCurrency(text: string): Result<ParsedValue> {
  const code = currencyNamed(text);
  const isCode = typeof code === 'string' && CURRENCY.test(code);
  return isCode ? ok({ value: code }) : refused('imports.currency_unreadable', { value: text.slice(0, 60) });
}

function parseChoice(text: string, field: ImportField): Result<ParsedValue> {
  const code = codesByName(field).get(comparable(text));
  if (code !== undefined) return ok({ value: code });
  const known = field.choices?.map((choice) => choice.synonyms[0] ?? choice.code).join(', ') ?? '';
  return refused('imports.choice_unknown', { value: text.slice(0, 60), known });
}

/** By every name of every choice, as compared; the first choice of a name has it. */
function codesByName(field: ImportField): ReadonlyMap<string, string> {
  const known = codesOfFields.get(field);
  if (known) return known;
  const codes = new Map<string, string>();
  for (const { code, synonyms } of field.choices ?? [])
    for (const name of [code, ...synonyms].map(comparable)) {
      // French plurals of closed lists end in s or x: Factures, Avoirs.
      for (const form of [name, `${name}s`]) if (!codes.has(form)) codes.set(form, code);
    }
  codesOfFields.set(field, codes);
  return codes;
}

const codesOfFields = new WeakMap<ImportField, ReadonlyMap<string, string>>();

/** Our own exports write '=1+1 so that no spreadsheet runs it; read back, it is =1+1 again. */
function withoutNeutraliser(text: string): string {
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}
