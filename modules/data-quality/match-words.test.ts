import { describe, expect, it } from 'vitest';
import { matchWords, type Known } from './match-words.ts';

const word = (text: string): Known => ({ meant: text, label: text, writings: [text] });
const person = (code: string, name: string, more: readonly string[] = []): Known => ({
  meant: code,
  label: name,
  writings: [code, name, ...more],
});
const told = (written: string, known: readonly Known[]) =>
  (matchWords([written], known).get(written) ?? []).map(({ meant, reason }) => `${meant}: ${reason}`);

describe('words of things', () => {
  it('finds the same letters behind other spaces, capitals, accents and dashes', () => {
    expect(told('GTXPro', [word('GTX Pro'), word('GTX Basic')])).toEqual(['GTX Pro: same_letters']);
    expect(told('MEULAN-RÉ', [word('Meulan Re')])).toEqual(['Meulan Re: same_letters']);
  });

  it('finds a slip of one letter: missing, added, changed or swapped', () => {
    for (const slip of ['technolgy', 'technnology', 'tecknology', 'technoolgy'])
      expect(told(slip, [word('technology'), word('telecommunications')])).toEqual([
        'technology: one_letter',
      ]);
  });

  it('never takes another number for a slip, nor two short words for one', () => {
    expect(told('TREUIL-2001', [word('TREUIL-2002')])).toEqual([]);
    expect(told('MG', [word('MS')])).toEqual([]);
  });

  it('says that an equal word is known since', () => {
    expect(told('Kan-Code', [word('kan-code'), word('Kan-Coder')])).toEqual([
      'kan-code: known_since',
      'Kan-Coder: one_letter',
    ]);
  });
});

describe('names and codes of persons', () => {
  const anna = person('S1', 'Anna Snelling', ['anna.snelling@example.test', '0042']);
  const paul = person('S2', 'Paul Snelling');

  it('finds a name turned round, in an e-mail, or with its first letter alone', () => {
    expect(told('SNELLING Anna', [anna, paul])).toEqual(['S1: same_words']);
    expect(told('snelling.anna@other.test', [anna, paul])).toEqual(['S1: name_in_mail']);
    expect(told('A. Snelling', [anna, paul])).toEqual(['S1: first_letter']);
  });

  it('finds a payroll number without its zeros', () => {
    expect(told('42', [anna, paul])).toEqual(['S1: same_number']);
  });

  it('proposes everyone who bears the name, and nobody by the family name alone', () => {
    const other = person('S9', 'Anna Snelling');
    expect(told('Anna Snelling', [anna, other, paul])).toEqual(['S1: known_since', 'S9: known_since']);
    expect(told('Snelling', [anna, paul])).toEqual([]);
  });
});
