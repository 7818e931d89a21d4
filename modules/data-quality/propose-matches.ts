import { matchWords, type Known } from './match-words.ts';
import { MATCH_FIELDS, type MatchField, type ProposedMatch, type Unmatched } from './unmatched.ts';

export type MatchWorld = {
  /** Words that lead to nobody or to no account, and every word of the fields that are only words. */
  readonly words: readonly Unmatched[];
  readonly persons: readonly Known[];
  readonly accounts: readonly Known[];
};

/** What hides the most rows first. */
export function proposeMatches({ words, persons, accounts }: MatchWorld): readonly ProposedMatch[] {
  const byField = Map.groupBy(words, ({ field }) => field);
  const known: Partial<Record<MatchField, readonly Known[]>> = { seller: persons, account: accounts };
  return MATCH_FIELDS.flatMap((field) => {
    const own = byField.get(field) ?? [];
    const found = known[field];
    return found ? matched(own, found) : rarerSpellings(own);
  }).toSorted((a, b) => b.rows - a.rows || (a.written < b.written ? -1 : 1));
}

function matched(words: readonly Unmatched[], known: readonly Known[]): readonly ProposedMatch[] {
  const candidates = matchWords(new Set(words.map(({ written }) => written)), known);
  return words.map((word) => ({ ...word, candidates: candidates.get(word.written) ?? [] }));
}

/** A word that resembles another one which more rows carry; words that stand alone are what they are. */
function rarerSpellings(words: readonly Unmatched[]): readonly ProposedMatch[] {
  const rows = new Map<string, number>();
  for (const { written, rows: count } of words) rows.set(written, (rows.get(written) ?? 0) + count);
  const known = [...rows.keys()].map((word) => ({ meant: word, label: word, writings: [word] }));
  const isRarer = (word: string, other: string) => {
    const [own, others] = [rows.get(word) ?? 0, rows.get(other) ?? 0];
    return own < others || (own === others && word > other);
  };
  const candidates = matchWords(rows.keys(), known);
  return words.flatMap((word) => {
    const likely = (candidates.get(word.written) ?? []).filter(
      ({ meant }) => meant !== word.written && isRarer(word.written, meant),
    );
    return likely.length > 0 ? [{ ...word, candidates: likely }] : [];
  });
}
