import { describe, expect, it } from 'vitest';
import { EXAMPLE_ENVIRONMENT } from '../functions/example-fields.ts';
import { completeFormula } from './complete-formula.ts';

function labels(text: string, locale: 'fr' | 'en' = 'fr', cursor = text.length): readonly string[] {
  return completeFormula(text, cursor, { environment: EXAMPLE_ENVIRONMENT, locale }).options.map(
    ({ label }) => label,
  );
}

describe('completion', () => {
  it('offers what begins with the word, then what holds it, fields before functions', () => {
    expect(labels('SI(mo')).toEqual(['montant', 'MOIS', 'MOIS.DECALER', 'FIN.MOIS']);
    expect(labels('arrondi')).toEqual(['ARRONDI', 'ARRONDI.SUP', 'ARRONDI.INF']);
    expect(labels('année')).toEqual(['ANNEE']);
    expect(labels('IF(amo', 'en')).toEqual(['amount']);
  });

  it('replaces the word before the cursor, in brackets where a name needs them', () => {
    const found = completeFormula('1 + lic * 2', 7, { environment: EXAMPLE_ENVIRONMENT, locale: 'fr' });
    expect(found).toMatchObject({
      from: 4,
      to: 7,
      options: [{ kind: 'field', label: 'licences vendues', insert: '[licences vendues]' }],
    });
    expect(labels('[licences v')).toEqual(['licences vendues']);
  });

  it('shows how a function is written in the language', () => {
    const [found] = completeFormula('si', 2, { environment: EXAMPLE_ENVIRONMENT, locale: 'fr' }).options;
    expect(found).toEqual({
      kind: 'function',
      label: 'SI',
      insert: 'SI(',
      signature: 'SI(condition; alors; sinon)',
      help: 'formula.help_if',
    });
  });

  it('offers everything where a value begins and nothing inside a text', () => {
    expect(labels('1 + ').length).toBeGreaterThan(30);
    expect(labels('segment = "mo')).toEqual([]);
    expect(labels('segment = "PME" & mo')).toContain('montant');
  });
});
