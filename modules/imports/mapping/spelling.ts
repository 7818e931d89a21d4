// A word that a source writes otherwise than the organisation does: accepted once, applied to every later file of the source.
import { ok, refused, type Result } from '@cordee/kernel';
import type { FieldSource, Mapping } from './mapping.ts';

/** The fields whose words are names without an identity of their own, or whose identity is found by the word. */
export const SPELLING_FIELDS = ['account', 'product', 'sector', 'territory', 'channel'] as const;
export type SpellingField = (typeof SPELLING_FIELDS)[number];

export type Spelling = {
  readonly source: string;
  readonly field: SpellingField;
  /** The whole cell, as the source writes it. */
  readonly written: string;
  readonly meant: string;
};

/** The mapping with what is accepted for its source; a replacement of the mapping's own goes first. */
export function respelt(mapping: Mapping, spellings: readonly Spelling[]): Mapping {
  const byField = Map.groupBy(spellings, ({ field }): string => field);
  const fields = Object.entries(mapping.fields).map(([code, source]) => [
    code,
    withSpellings(source, byField.get(code) ?? []),
  ]);
  return { ...mapping, fields: Object.fromEntries(fields) as Mapping['fields'] }; // the same codes
}

function withSpellings(source: FieldSource, spellings: readonly Spelling[]): FieldSource {
  if (source.from !== 'column' || spellings.length === 0) return source;
  const accepted = Object.fromEntries(spellings.map(({ written, meant }) => [written, meant]));
  return { ...source, replacements: { ...accepted, ...source.replacements } };
}

/** A word means one other word, which means itself: refuses the same word, and chains of words. */
export function checkSpelling(wanted: Spelling, known: readonly Spelling[]): Result<null> {
  const { written, meant } = wanted;
  if (written === meant) return refused('imports.spelling_same', { written });
  const near = known.filter(({ source, field }) => source === wanted.source && field === wanted.field);
  const onwards = near.find((one) => one.written === meant);
  if (onwards) return refused('imports.spelling_chain_conflict', { written: meant, meant: onwards.meant });
  const before = near.find((one) => one.meant === written);
  if (before) return refused('imports.spelling_chain_conflict', { written: before.written, meant: written });
  return ok(null);
}
