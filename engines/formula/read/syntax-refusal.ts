import type { Locale } from '@cordee/kernel';
import type { Tree } from '@lezer/common';
import type { Position } from '../formula.ts';
import { refusalAt } from '../formula-refusal.ts';
import type { FormulaRefusal } from '../formula-refusal.ts';
import { SEPARATORS } from './names.ts';

const shownMax = 20;

/** What is wrong with the text where it first cannot be read on; null when all of it was read. */
export function syntaxRefusal(tree: Tree, text: string, locale: Locale): FormulaRefusal | null {
  const at = firstError(tree);
  if (at === null) return null;
  const start = at.from + (/^\s*/u.exec(text.slice(at.from))?.[0].length ?? 0);
  if (start >= text.length) return refusalAt('formula.unfinished', { from: text.length, to: text.length });
  return hint(text, start, locale) ?? unexpected(text, { from: start, to: Math.max(at.to, start + 1) });
}

function firstError(tree: Tree): Position | null {
  let found: Position | null = null;
  tree.iterate({
    enter: ({ type, from, to }) => {
      if (type.isError && found === null) found = { from, to };
      return found === null;
    },
  });
  return found;
}

/** The mistakes of one who types the signs of the other language, or forgets a quotation mark. */
function hint(text: string, from: number, locale: Locale): FormulaRefusal | null {
  const position = { from, to: from + 1 };
  const character = text[from];
  const isBetweenDigits = /\d/.test(text[from - 1] ?? '') && /\d/.test(text[from + 1] ?? '');
  if (locale === 'fr' && character === '.' && isBetweenDigits)
    return refusalAt('formula.decimal_sign', position, {}, ',');
  if (locale === 'fr' && character === ',')
    return refusalAt('formula.separator', position, { separator: ';' }, ';');
  if (locale === 'en' && character === ';')
    return refusalAt('formula.separator', position, { separator: SEPARATORS.en }, SEPARATORS.en);
  if (character === '"') return refusalAt('formula.text_not_closed', { from, to: text.length });
  if (character === '[') return refusalAt('formula.name_not_closed', { from, to: text.length });
  return null;
}

function unexpected(text: string, position: Position): FormulaRefusal {
  const found = Array.from(text.slice(position.from, position.to)).slice(0, shownMax).join('');
  return refusalAt('formula.unexpected', position, { found });
}
