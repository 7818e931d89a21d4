import { decimalText } from '@cordee/kernel';
import { describe, expect, test } from 'vitest';

import { field, same } from '../import-field.ts';
import type { FieldType } from '../import-target.ts';
import { fieldOf, IMPORT_TARGETS } from '../import-targets.ts';
import { isDate, isDecimal } from './import-values.ts';
import { parseValue } from './parse-value.ts';
import type { RawCell } from '../reading/raw-table.ts';
import type { ColumnStyle } from '../reading/column-style.ts';

function parse(
  type: FieldType,
  cell: RawCell,
  style: ColumnStyle = { decimalMark: 'comma', dateOrder: 'dmy', percentageUnit: 'percent' },
) {
  return shown(parseValue(cell, field('x', type, { synonyms: [], example: same('') }), style));
}

function shown(parsed: ReturnType<typeof parseValue>): string | null {
  if (!parsed.ok) return parsed.refusal.code;
  if (parsed.value === null) return null;
  const { value } = parsed.value;
  if (isDecimal(value)) return decimalText(value);
  return isDate(value) ? value.toString() : value;
}

test.each(['', ' ', 'NULL', 'n/a', '#N/A', '-', '—'])('%j says that there is nothing', (text) => {
  expect(parse('amount', text)).toBeNull();
});

test.each(['#REF!', '#DIV/0!', '#NOM?', '#VALEUR!'])(
  '%s is an error of the spreadsheet, as text or typed',
  (text) => {
    expect(parse('amount', text)).toBe('imports.cell_error');
    expect(parse('text', { kind: 'error', text })).toBe('imports.cell_error');
  },
);

describe('numbers', () => {
  test('typed cells need no style', () => {
    expect(parse('amount', { kind: 'number', text: '1234.56' }, { decimalMark: 'comma' })).toBe('1234.56');
    expect(parse('amount', { kind: 'date', text: '2026-03-05' })).toBe('imports.number_is_date');
  });

  test('percentages are ratios, exactly', () => {
    expect(parse('percentage', '12 %')).toBe('0.12');
    expect(parse('percentage', '1,25')).toBe('0.0125');
    expect(parse('percentage', { kind: 'percentage', ratio: '0.125' })).toBe('0.125');
    expect(parse('percentage', '0.012', { decimalMark: 'point', percentageUnit: 'ratio' })).toBe('0.012');
    expect(parse('percentage', '12 %', { decimalMark: 'point', percentageUnit: 'ratio' })).toBe('0.12');
  });

  test('a percentage is no amount, and a currency is no percentage', () => {
    expect(parse('amount', '12 %')).toBe('imports.amount_is_percentage');
    expect(parse('percentage', '12 €')).toBe('imports.number_unreadable');
  });
});

test('codes keep their leading zeros and lose the mark that protected them from the spreadsheet', () => {
  expect(parse('code', '000412')).toBe('000412');
  expect(parse('code', "'=A1")).toBe('=A1');
  expect(parse('code', { kind: 'number', text: '274' })).toBe('274');
});

test('choices are known in both languages, in the plural, without accents', () => {
  const kind = fieldOf(IMPORT_TARGETS.transactions, 'kind');
  const read = (text: string) => shown(parseValue(text, kind, {}));
  expect(['Avoir', 'FACTURES', 'credit note', 'Reglement', 'bl', 'RFA'].map(read)).toEqual([
    'credit_note',
    'invoice',
    'credit_note',
    'payment',
    'delivery',
    'rebate',
  ]);
  expect(read('troc')).toBe('imports.choice_unknown');
});

test('currencies are codes or signs, e-mails look like e-mails', () => {
  expect([
    parse('currency', '€'),
    parse('currency', 'eur'),
    parse('currency', 'euros'),
    parse('currency', 'francs'),
  ]).toEqual(['EUR', 'EUR', 'EUR', 'imports.currency_unreadable']);
  expect(parse('email', 'Zoe.Roche@Example.com')).toBe('zoe.roche@example.com');
  expect(parse('email', 'zoe')).toBe('imports.email_unreadable');
});

test('no two fields of a target share a name, and no two choices of a field', () => {
  for (const target of Object.values(IMPORT_TARGETS)) {
    const codes = target.fields.map((one) => one.code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const one of target.fields) {
      const names = (one.choices ?? []).flatMap((choice) =>
        [choice.code, ...choice.synonyms].map((name) => name.toLowerCase()),
      );
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    }
    for (const code of [...target.naturalKey, ...target.oneOf.flat()]) expect(codes).toContain(code);
  }
});
