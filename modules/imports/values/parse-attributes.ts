// What a file says of a row beside its own columns, by name: "taille = grand compte ; campagne = printemps".
import { ok, refused, type Result } from '@cordee/kernel';
import { wordsOf } from './compare-words.ts';

const COUNT_MAX = 20;
const TEXT_LENGTH_MAX = 200;
const NAME = /^[a-z][a-z0-9-]{0,63}$/;
const NUMBER_WITH_COMMA = /^-?\d+,\d+$/;

/**
 * Names and texts as one canonical text: {"campagne":"printemps","taille":"grand compte"}. Names are written as plans
 * write codes, without accents, spaces as hyphens. A number keeps its digits, with a point. Refuses
 * imports.attributes_unreadable for a part without a name or a value, a name told twice, and more than twenty of them.
 */
export function parseAttributes(text: string): Result<string> {
  const parts = text
    .split(text.includes('\n') ? '\n' : /[;|]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const named = new Map<string, string>();
  for (const part of parts) {
    const [, written = '', value = ''] = /^([^=:]+)[=:](.+)$/s.exec(part) ?? [];
    const name = attributeName(written);
    const told = value.trim();
    const isGood = name !== null && told !== '' && told.length <= TEXT_LENGTH_MAX && !named.has(name);
    if (!isGood || named.size >= COUNT_MAX)
      return refused('imports.attributes_unreadable', { value: part.slice(0, 60) });
    named.set(name, NUMBER_WITH_COMMA.test(told) ? told.replace(',', '.') : told);
  }
  return ok(attributesText(named));
}

/** The canonical text of attributes, their names in order. */
export function attributesText(named: ReadonlyMap<string, string>): string {
  const ordered = [...named].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(Object.fromEntries(ordered));
}

/** What a canonical text names; nothing where there is none. */
export function readAttributes(text: string | null): ReadonlyMap<string, string> {
  if (text === null) return new Map();
  return new Map(Object.entries(JSON.parse(text) as Readonly<Record<string, string>>)); // attributesText wrote it
}

/** "Taille d'affaire" is taille-d-affaire; null for a header that gives no code. */
function attributeName(written: string): string | null {
  const name = wordsOf(written).join('-');
  return NAME.test(name) ? name : null;
}
