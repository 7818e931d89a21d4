import { describe, expect, it } from 'vitest';
import { calculate, refusalsOf } from '../formula.test-support.ts';
import { canonicalFormula } from '../formula.ts';
import { printFormula } from '../write/print-formula.ts';
import { parseFormula } from './parse-formula.ts';

/** The formula in the other language. */
function translated(text: string, from: 'fr' | 'en'): string {
  const parsed = parseFormula(text, { locale: from });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
  return printFormula(parsed.value, from === 'fr' ? 'en' : 'fr');
}

describe('what people type', () => {
  it('is one formula in both languages', () => {
    const french = parseFormula('SI(montant > 10 000,50; montant * 3 %; 0)', { locale: 'fr' });
    const english = parseFormula('IF(montant > 10,000.50, montant * 3%, 0)', { locale: 'en' });
    if (!french.ok || !english.ok) throw new Error('both are formulas');
    expect(canonicalFormula(french.value)).toEqual(canonicalFormula(english.value));
    expect(canonicalFormula(french.value).expression).toEqual({
      kind: 'call',
      function: 'IF',
      args: [
        {
          kind: 'call',
          function: 'GREATER',
          args: [
            { kind: 'field', name: 'montant' },
            { kind: 'number', text: '10000.5' },
          ],
        },
        {
          kind: 'call',
          function: 'MULTIPLY',
          args: [
            { kind: 'field', name: 'montant' },
            { kind: 'percentage', ratio: '0.03' },
          ],
        },
        { kind: 'number', text: '0' },
      ],
    });
  });

  it.each([
    ['=si(montant>10000;1;0)', 'IF(montant > 10000, 1, 0)'],
    ['Arrondi.Sup(1\u202f234,5 ; 0)', 'ROUNDUP(1234.5, 0)'],
    ['année(date_commande)', 'YEAR(date_commande)'],
    ['[taux d’atteinte] * 2', '[taux d’atteinte] * 2'],
    ['12,50 %', '12.5%'],
    ['"dit ""oui""" & [a b]', '"dit ""oui""" & [a b]'],
    ['ET(VRAI; [vrai])', 'AND(TRUE, vrai)'],
    ['1 + 2 * 3 ^ 2 - (4 - 5)', '1 + 2 * 3 ^ 2 - (4 - 5)'],
    ['-2 ^ 2', '-2 ^ 2'],
    ['-(2 ^ 2)', '-(2 ^ 2)'],
    ['((a))', 'a'],
    ['SI.CONDITIONS(a < 1; "x"; VRAI; "y")', 'IFS(a < 1, "x", TRUE, "y")'],
  ])('%s is %s in English, and back', (french, english) => {
    expect(translated(french, 'fr')).toBe(english);
    const back = parseFormula(translated(english, 'en'), { locale: 'fr' });
    const there = parseFormula(french, { locale: 'fr' });
    expect(back.ok && there.ok && canonicalFormula(back.value)).toEqual(
      there.ok && canonicalFormula(there.value),
    );
  });

  it.each([
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['10 - 4 - 3', '3'],
    ['8 / 4 / 2', '1'],
    ['2 ^ 3 ^ 2', '64'],
    ['-2 ^ 2', '4'],
    ['1 < 2', 'true'],
    ['"a" & "b" = "ab"', 'true'],
  ])('%s groups as in a spreadsheet: %s', (text, value) => {
    expect(calculate(text)).toBe(value);
  });
});

describe('a text that is no formula', () => {
  it.each([
    ['', ['formula.unfinished 0–0']],
    ['SI(montant > 1; 2', ['formula.unfinished 17–17']],
    ['montant * 2 -', ['formula.unfinished 13–13']],
    ['montant taux', ['formula.unexpected 8–12']],
    ['MAX(1.5; 2)', ['formula.decimal_sign 5–6 → ,']],
    ['MAX(montant, 2)', ['formula.separator 11–12 → ;']],
    ['SII(VRAI; 1; 2)', ['formula.function_unknown_near 0–3 → SI']],
    ['IF(VRAI; 1; 2)', ['formula.function_unknown_near 0–2 → SI']],
    ['QWERTYUIOP(1)', ['formula.function_unknown 0–10']],
    ['SI(VRAI; 1)', ['formula.argument_count 0–11']],
    ['"abc', ['formula.text_not_closed 0–4']],
    ['montant & [abc', ['formula.name_not_closed 10–14']],
    ['montant # 2', ['formula.unexpected 8–9']],
    ['[ ] + 1', ['formula.name_empty 0–3']],
    ['a\u0000b', ['formula.character_unreadable 1–2']],
    ['"\ud800"', ['formula.character_unreadable 1–2']],
    [`1${'0'.repeat(38)}`, ['formula.number_too_long 0–39']],
    [
      'SII(1) + SMOME(2)',
      ['formula.function_unknown_near 0–3 → SI', 'formula.function_unknown_near 9–14 → SOMME'],
    ],
  ])('%s is refused in its place', (text, refusals) => {
    expect(refusalsOf(text, 'fr')).toEqual(refusals);
  });

  it('tells an English list from an English number', () => {
    expect(refusalsOf('MAX(1,234, 2)')).toEqual(['formula.number_ambiguous 4–9 → 1234']);
    expect(refusalsOf('IF(TRUE; 1, 2)')).toEqual(['formula.separator 7–8 → ,']);
    expect(calculate('MAX(1,234.0, 2)')).toBe('1234');
    expect(calculate('IF(1,234 > 1000, 1, 2)')).toBe('1');
  });

  it('is refused past its bounds', () => {
    expect(refusalsOf('1'.repeat(8_001))).toEqual(['formula.too_long 8000–8001']);
    expect(refusalsOf(`${'('.repeat(120)}1${')'.repeat(120)}`)).toEqual(['formula.too_deep 100–141']);
    expect(refusalsOf(`1${' + 1'.repeat(100)}`)).toEqual(['formula.too_deep 0–1', 'formula.too_deep 4–5']);
    expect(refusalsOf(`SUM(${Array.from({ length: 1_001 }, () => '1').join(', ')})`)).toEqual([
      'formula.argument_count 0–3006',
    ]);
    const sums = Array.from({ length: 11 }, () => `SUM(${Array.from({ length: 99 }, () => '1').join(', ')})`);
    expect(refusalsOf(`SUM(${sums.join(', ')})`)).toEqual([
      expect.stringContaining('formula.too_many_parts 0–'),
    ]);
    const wide = `[${'x '.repeat(3_990)}]`;
    expect(refusalsOf(wide)).toEqual([expect.stringContaining('formula.field_unknown 0–')]);
    const quotes = `"${'""'.repeat(3_990)}"`;
    expect(parseFormula(quotes, { locale: 'fr' }).ok).toBe(true);
    const printedLonger = `1${'<1'.repeat(60)}&"${'x'.repeat(7_850)}"`;
    expect(refusalsOf(printedLonger)).toEqual([expect.stringContaining('formula.too_long 0–')]);
  });
});
