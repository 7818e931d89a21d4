// Which of the words that are known somebody may have meant by a word that is not: with the reason, never a bare score.
import { comparable, isMisspelt, wordsOf } from '@cordee/modules/imports';

/** Something that is known, by all that it is written as: a person by code, name, e-mail and payroll number. */
export type Known = { readonly meant: string; readonly label: string; readonly writings: readonly string[] };

/** From the surest to the least sure. */
export const MATCH_REASONS = [
  'known_since',
  'same_letters',
  'same_number',
  'same_words',
  'name_in_mail',
  'first_letter',
  'one_letter',
] as const;
export type MatchReason = (typeof MATCH_REASONS)[number];

export type Candidate = {
  readonly meant: string;
  readonly label: string;
  readonly reason: MatchReason;
};

const candidatesMax = 5;

/** What more words than these have in common tells none of them. */
const tellingMax = 50;

/**
 * Candidates of each word, the surest first, at most five. "GTXPro" → "GTX Pro" (`same_letters`), "Snelling Anna" →
 * "Anna Snelling" (`same_words`), "0042" → "42" (`same_number`), "technolgy" → "technology" (`one_letter`; two texts that
 * differ by a digit are two codes, never a slip). Cost: linear in both, times the length of a word.
 */
export function matchWords(
  words: Iterable<string>,
  known: Iterable<Known>,
): ReadonlyMap<string, readonly Candidate[]> {
  const index = indexOf(words);
  const found = new Map<string, Map<string, Candidate>>();
  for (const one of known)
    for (const writing of one.writings)
      for (const { word, reason } of index.near(writing)) keepSurest(found, word, { ...one, reason });
  return new Map([...found].map(([word, candidates]) => [word, surestFirst(candidates)]));
}

function keepSurest(
  found: Map<string, Map<string, Candidate>>,
  word: string,
  { meant, label, reason }: Candidate,
): void {
  const candidates = found.get(word) ?? new Map<string, Candidate>();
  found.set(word, candidates);
  const before = candidates.get(meant);
  if (!before || rank(reason) < rank(before.reason)) candidates.set(meant, { meant, label, reason });
}

const rank = (reason: MatchReason): number => MATCH_REASONS.indexOf(reason);

const surestFirst = (candidates: ReadonlyMap<string, Candidate>): readonly Candidate[] =>
  [...candidates.values()]
    .toSorted((a, b) => rank(a.reason) - rank(b.reason) || (a.label < b.label ? -1 : 1))
    .slice(0, candidatesMax);

type Likeness = {
  readonly reason: MatchReason;
  /** Two texts that share one of these may be alike. */
  readonly keys: (text: string) => readonly string[];
  /** Whether they are, where sharing a key does not say it. */
  readonly holds?: (a: string, b: string) => boolean;
};

const sortedWords = (text: string): string => wordsOf(text).toSorted().join(' ');
const isOne = (text: string): boolean => wordsOf(text).length < 2;
const unlessEmpty = (key: string): readonly string[] => (key === '' ? [] : [key]);

const likenesses: readonly Likeness[] = [
  { reason: 'known_since', keys: (text) => unlessEmpty(text.trim().toLowerCase()) },
  { reason: 'same_letters', keys: (text) => unlessEmpty(comparable(text)) },
  { reason: 'same_number', keys: (text) => (/^\d+$/.test(text) ? [text.replace(/^0+/, '')] : []) },
  { reason: 'same_words', keys: (text) => (isOne(text) ? [] : [sortedWords(text)]) },
  {
    reason: 'name_in_mail',
    keys: (text) => unlessEmpty(sortedWords(text.split('@')[0] ?? '')),
    holds: (a, b) => a.includes('@') !== b.includes('@') && !isOne(a.split('@')[0] ?? ''),
  },
  { reason: 'first_letter', keys: initialAndName, holds: isShortened },
  { reason: 'one_letter', keys: withoutOneLetter, holds: isSlip },
];

type Near = { readonly word: string; readonly reason: MatchReason };

function indexOf(words: Iterable<string>): { near(writing: string): Iterable<Near> } {
  const byKey = likenesses.map(() => new Map<string, string[]>());
  for (const word of words)
    likenesses.forEach(({ keys }, place) => {
      for (const key of keys(word)) {
        const same = byKey[place]?.get(key);
        if (same) same.push(word);
        else byKey[place]?.set(key, [word]);
      }
    });
  return {
    *near(writing) {
      for (const [place, { reason, keys, holds }] of likenesses.entries())
        for (const key of keys(writing)) {
          const words = byKey[place]?.get(key) ?? [];
          if (words.length > tellingMax) continue;
          for (const word of words) if (!holds || holds(word, writing)) yield { word, reason };
        }
    },
  };
}

const nameWordsMax = 4;

/** "A. Snelling", "Anna Snelling" and "Snelling Anna" all give "a snelling"; what has digits or many words is no name. */
function initialAndName(text: string): readonly string[] {
  if (/[@\d]/.test(text)) return [];
  const words = wordsOf(text);
  const [first, last] = [words[0], words.at(-1)];
  if (words.length < 2 || words.length > nameWordsMax || !first || !last) return [];
  return [`${first[0]} ${last}`, `${last[0]} ${first}`];
}

const hasInitial = (text: string): boolean => wordsOf(text).some((word) => word.length === 1);

function isShortened(a: string, b: string): boolean {
  return hasInitial(a) !== hasInitial(b);
}

const slipLettersMin = 6;
const slipLettersMax = 40;

/** A slip in one letter leaves one of these in common. */
function withoutOneLetter(text: string): readonly string[] {
  const letters = comparable(text);
  if (letters.length < slipLettersMin || letters.length > slipLettersMax) return [];
  return [letters, ...Array.from(letters, (_, at) => letters.slice(0, at) + letters.slice(at + 1))];
}

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

function isSlip(a: string, b: string): boolean {
  return digitsOf(a) === digitsOf(b) && isMisspelt(comparable(a), comparable(b));
}
