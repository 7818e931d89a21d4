import { decimalText } from '@cordee/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { DecimalMark } from '../reading/column-style.ts';
import { readNumber } from './read-number.ts';

function read(text: string, mark: DecimalMark): string {
  const number = readNumber(text, mark);
  return number.ok ? decimalText(number.value.value) : number.refusal.code;
}

describe('numbers as offices write them', () => {
  test.each([
    ['1 234,56 €', '1234.56'],
    ['1\u202f234,56\u00a0€', '1234.56'],
    ['1.234,56', '1234.56'],
    ["1'234,56", '1234.56'],
    ['(1 234)', '-1234'],
    ['(1 234,50 €)', '-1234.50'],
    ['-12,5', '-12.5'],
    ['12,5-', '-12.5'],
    ['−12,5', '-12.5'],
    ['EUR 1 000', '1000'],
    [',5', '0.5'],
    ['007', '7'],
    ['1.234', '1234'],
    ['0,00', '0.00'],
  ])('with a decimal comma %s is %s', (text, value) => {
    expect(read(text, 'comma')).toBe(value);
  });

  test.each([
    ['1,234.56', '1234.56'],
    ['$1,234.56', '1234.56'],
    ['1234.5600', '1234.5600'],
    ['1.234', '1.234'],
    ['1,234', '1234'],
    ['($1,234)', '-1234'],
  ])('with a decimal point %s is %s', (text, value) => {
    expect(read(text, 'point')).toBe(value);
  });

  test.each([
    '1,2,3',
    '1.23.456,7',
    '12 34,5',
    '--5',
    '(-5)',
    'douze',
    '1 234 567 8',
    '1.234,56.7',
    '5 kg',
    '1 2',
    '',
  ])('%s is refused, not guessed', (text) => {
    expect(read(text, 'comma')).toBe('imports.number_unreadable');
  });

  test('a number written in the other style of the column is refused', () => {
    expect(read('1234.56', 'comma')).toBe('imports.number_unreadable');
    expect(read('1 234,56', 'point')).toBe('imports.number_unreadable');
  });

  test('a number that a spreadsheet shortened has lost digits and is refused', () => {
    expect(read('1,23E+05', 'comma')).toBe('imports.number_exponent');
  });

  test('the currency and the percent sign are told', () => {
    expect(readNumber('1 200 €', 'comma')).toMatchObject({ value: { currency: 'EUR', isPercent: false } });
    expect(readNumber('12 %', 'comma')).toMatchObject({ value: { currency: null, isPercent: true } });
  });

  test('any amount written in either style is read back to the last digit', () => {
    const digits = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
    const space = fc.constantFrom(' ', '\u202f', '\u00a0', '.', '');
    fc.assert(
      fc.property(digits, fc.integer({ min: 1, max: 8 }), space, (unscaled, scale, separator) => {
        const canonical = decimalText({ unscaled, scale });
        const [whole = '', fraction = ''] = canonical.replace('-', '').split('.');
        const grouped = whole.replace(/\B(?=(\d{3})+$)/g, separator);
        const sign = unscaled < 0n ? '-' : '';
        expect(read(`${sign}${grouped},${fraction}`, 'comma')).toBe(canonical);
        expect(read(`${sign}${grouped.replaceAll('.', ',')}.${fraction} €`, 'point')).toBe(canonical);
      }),
      { numRuns: 2000 },
    );
  });

  test('no text at all makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => void readNumber(text, 'comma')),
      { numRuns: 2000 },
    );
  });
});
