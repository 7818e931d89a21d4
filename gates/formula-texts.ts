// Texts for the reader of formulas: the examples of every function, spoilt or grown, and plain noise.
import { EXAMPLE_ENVIRONMENT, FUNCTIONS, parseFormula, printFormula } from '@cordee/engine-formula';
import { invariant, type Locale } from '@cordee/kernel';
import type { Random } from './gate.ts';

const english = FUNCTIONS.map(({ example }) => example.text);
const seeds: Readonly<Record<Locale, readonly string[]>> = { en: english, fr: english.map(inFrench) };

const scraps = [
  '(',
  ')',
  '((',
  ';',
  ',',
  '.',
  '%',
  '"',
  '""',
  '[',
  ']',
  '=',
  '<',
  '>',
  '<>',
  '+',
  '-',
  '*',
  '/',
  '^',
  '&',
  ' ',
  '\n',
  '\u00a0',
  '\u202f',
  '0',
  '1',
  '10 000,5',
  '10,000.5',
  '3 %',
  '3%',
  '1e9',
  '99999999999999999999',
  'SI',
  'IF',
  'ET(',
  'MAX(',
  'VRAI',
  'TRUE',
  'montant',
  'amount',
  'segment',
  'taux',
  '#',
  '$',
  '\\',
  "'",
  '’',
  'é',
  'e\u0301',
  '🤦🏼‍♂️',
  '\ud800',
  '\u0000',
  '\u200b',
  '\ufeff',
  'ﬁ',
  'İ',
  'ß',
  '٣',
  '１',
  '²',
  '×',
  '−',
];

/** A text and the language it is read in; now and then the other language's. */
export function anyFormulaText(random: Random): { readonly text: string; readonly locale: Locale } {
  const locale = random.pick(['fr', 'en'] as const);
  const kind = random.below(10);
  if (kind === 0) return { text: noise(random, random.below(60)), locale };
  if (kind === 1) return { text: scrapsOf(random, random.below(40)), locale };
  if (kind === 2) return { text: nested(random, locale), locale };
  const own = random.below(12) === 0 ? (locale === 'fr' ? 'en' : 'fr') : locale;
  return { text: spoilt(random, random.pick(seeds[own]), random.below(4)), locale };
}

/** The longest texts that are read at all, and a little more. */
export function longFormulaText(random: Random): string {
  const parts = [
    () => random.pick(scraps),
    () => random.pick(seeds.fr),
    () => random.pick(['(', '-', '"', '[', '1;']),
  ];
  const part = random.pick(parts);
  const piece = part();
  let text = '';
  while (text.length < 7_990) text += random.below(8) === 0 ? part() : piece;
  return text.slice(0, 7_980 + random.below(40));
}

function inFrench(text: string): string {
  const parsed = parseFormula(text, { locale: 'en' });
  invariant(parsed.ok, 'an example is a formula', { text });
  return printFormula(parsed.value, 'fr', EXAMPLE_ENVIRONMENT);
}

function spoilt(random: Random, text: string, times: number): string {
  if (times === 0) return text;
  const from = random.below(text.length + 1);
  const to = Math.min(text.length, from + random.below(5));
  const insert = random.pick(['', random.pick(scraps), text.slice(from, to).repeat(2)]);
  return spoilt(random, text.slice(0, from) + insert + text.slice(to), times - 1);
}

function nested(random: Random, locale: Locale): string {
  let text = random.pick(seeds[locale]);
  for (let depth = random.below(12); depth > 0; depth -= 1) {
    const other = random.pick(seeds[locale]);
    const sign = random.pick(['+', '-', '*', '/', '&', '=', '<', '^']);
    text = random.pick([
      `(${text})`,
      `-${text}`,
      `${text} ${sign} ${other}`,
      other.replace(/montant|amount/, text),
    ]);
    if (text.length > 2_000) break;
  }
  return text;
}

function noise(random: Random, length: number): string {
  return Array.from({ length }, () =>
    String.fromCharCode(random.below(random.pick([0x80, 0x300, 0x10000]))),
  ).join('');
}

function scrapsOf(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.pick(scraps)).join(random.pick(['', ' ']));
}
