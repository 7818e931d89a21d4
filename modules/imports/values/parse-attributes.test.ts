import { expect, it } from 'vitest';
import { parseAttributes, readAttributes } from './parse-attributes.ts';

const read = (text: string) => {
  const parsed = parseAttributes(text);
  return parsed.ok ? Object.fromEntries(readAttributes(parsed.value)) : parsed.refusal;
};

it('reads names as plans write codes, in order, whichever mark stands between', () => {
  expect(read("Taille d'affaire = grande ; Campagne: Printemps 2026")).toEqual({
    campagne: 'Printemps 2026',
    'taille-d-affaire': 'grande',
  });
  expect(parseAttributes('b=2|a=1')).toEqual(parseAttributes('a = 1 ; b = 2'));
});

it('keeps the digits of a number, with a point', () => {
  expect(read('port = 12,50; lieu = Aix, Lyon')).toEqual({ port: '12.50', lieu: 'Aix, Lyon' });
});

it('takes cells of several columns as they are, semicolons and all', () => {
  expect(read('Objet=vis; écrous\nRégion=Isère')).toEqual({ objet: 'vis; écrous', region: 'Isère' });
});

it.each([['sans nom'], ['= rien'], ['vide ='], ['a=1; A=2'], ['2e=oui'], [`a=${'x'.repeat(201)}`]])(
  'refuses %s and shows it',
  (text) => {
    expect(read(text)).toMatchObject({ code: 'imports.attributes_unreadable' });
  },
);

it('refuses a twenty-first attribute', () => {
  const many = Array.from({ length: 21 }, (_, index) => `a${index}=x`).join(';');
  expect(read(many)).toMatchObject({ code: 'imports.attributes_unreadable', args: { value: 'a20=x' } });
});
