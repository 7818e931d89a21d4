import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const locales = ['fr', 'en'] as const;
export type Locale = (typeof locales)[number];

/** A sentence's key → the names of its arguments. */
export type Sentences = ReadonlyMap<string, ReadonlySet<string>>;

export function roomsOf(root: string): readonly string[] {
  return globSync('messages/*/{fr,en}.json', { cwd: root })
    .map((path) => path.split(/[/\\]/)[1] ?? '')
    .filter((room, index, all) => all.indexOf(room) === index)
    .toSorted();
}

export function readSentences(root: string, locale: Locale): Sentences {
  const sentences = new Map<string, ReadonlySet<string>>();
  for (const path of globSync(`messages/*/${locale}.json`, { cwd: root })) {
    collect(JSON.parse(readFileSync(join(root, path), 'utf8')), '', sentences);
  }
  return sentences;
}

/** A text is a sentence; a list is one in its variants (plural, gender); an object nests keys. */
function collect(node: unknown, prefix: string, into: Map<string, ReadonlySet<string>>): void {
  if (typeof node === 'string' || Array.isArray(node)) into.set(prefix, argumentsOf(node));
  else if (typeof node === 'object' && node !== null) {
    for (const [key, value] of Object.entries(node)) {
      if (!key.startsWith('$')) collect(value, prefix === '' ? key : `${prefix}.${key}`, into);
    }
  }
}

function argumentsOf(sentence: string | readonly unknown[]): ReadonlySet<string> {
  if (typeof sentence === 'string') return new Set(placeholders(sentence));
  const text = JSON.stringify(sentence);
  const inputs = [...text.matchAll(/input (\w+)/g)].map(([, name = '']) => name);
  const locals = new Set([...text.matchAll(/local (\w+)/g)].map(([, name = '']) => name));
  return new Set([...inputs, ...placeholders(text)].filter((name) => !locals.has(name)));
}

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/(?<!\\)\{\s*(\w+)\s*\}/g)].map(([, name = '']) => name);
}
