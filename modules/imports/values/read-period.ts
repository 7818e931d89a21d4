import { wordsOf } from './compare-words.ts';
import { monthNamed } from './read-date.ts';

/** Words of a part of the year, with the letter of its period code. In a file, T1 is the first *trimestre*. */
const PARTS: Readonly<Record<string, { readonly letter: string; readonly max: number }>> = {
  t: { letter: 'Q', max: 4 },
  q: { letter: 'Q', max: 4 },
  trimestre: { letter: 'Q', max: 4 },
  trim: { letter: 'Q', max: 4 },
  quarter: { letter: 'Q', max: 4 },
  quadrimestre: { letter: 'T', max: 3 },
  quadri: { letter: 'T', max: 3 },
  quadrimester: { letter: 'T', max: 3 },
  s: { letter: 'H', max: 2 },
  h: { letter: 'H', max: 2 },
  semestre: { letter: 'H', max: 2 },
  half: { letter: 'H', max: 2 },
};

/**
 * The period code of a text such as mars 2026, 03/2026, T1 2026, 2026-Q1, 1er semestre 2026, 2026. Another text is given
 * back as it is: calendars with dates of their own have codes of their own, and the posting module knows them.
 */
export function readPeriod(text: string): string {
  const trimmed = text.trim();
  return monthOfYear(trimmed) ?? partOfYear(trimmed) ?? trimmed;
}

/** The code of a month that a text names with its year, or null. */
export function monthOfYear(text: string): string | null {
  const firstDay = /^(\d{4})-(\d{2})-01$/.exec(text);
  if (firstDay !== null) return `${firstDay[1]}-${firstDay[2]}`;
  const numeric = /^(?:(\d{4})[-/. ]?(\d{2})|(\d{1,2})[-/. ](\d{4}))$/.exec(text);
  if (numeric !== null) return monthCode(numeric[1] ?? numeric[4] ?? '', Number(numeric[2] ?? numeric[3]));
  const words = wordsOf(text);
  if (words.length !== 2) return null;
  const [first = '', second = ''] = words;
  const month = monthNamed(first) ?? monthNamed(second);
  const year = /^\d+$/.test(first) ? first : second;
  return month === null || !/^(?:\d{2}|\d{4})$/.test(year) ? null : monthCode(year, month);
}

function partOfYear(text: string): string | null {
  if (/^(?:19|20)\d{2}$/.test(text)) return text;
  const words = wordsOf(text).flatMap(
    (word) => /^([a-z]+)(\d)$/.exec(word)?.slice(1) ?? [word.replace(/^(\d)(?:er|e|eme|st|nd|rd|th)$/, '$1')],
  );
  if (words.length !== 3) return null;
  const year = words.find((word) => /^(?:19|20)\d{2}$/.test(word));
  const number = words.find((word) => /^\d$/.test(word));
  const part = words.map((word) => PARTS[word]).find((found) => found !== undefined);
  if (year === undefined || number === undefined || part === undefined) return null;
  return Number(number) >= 1 && Number(number) <= part.max ? `${year}-${part.letter}${number}` : null;
}

function monthCode(year: string, month: number): string | null {
  if (month < 1 || month > 12) return null;
  return `${year.length === 2 ? `20${year}` : year}-${String(month).padStart(2, '0')}`;
}
