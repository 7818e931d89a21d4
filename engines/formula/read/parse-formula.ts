import type { Locale } from '@cordee/kernel';
import { NODES_MAX, TEXT_MAX } from '../bounds.ts';
import { FORMULA_FORMAT } from '../formula.ts';
import type { Expression, Formula } from '../formula.ts';
import { refusedAt } from '../formula-refusal.ts';
import type { Checked } from '../formula-refusal.ts';
import { parser } from '../generated/formula-parser.ts';
import { printFormula } from '../write/print-formula.ts';
import { expressionOf } from './expression-of.ts';
import { syntaxRefusal } from './syntax-refusal.ts';

const parsers = { fr: parser.configure({ dialect: 'fr' }), en: parser.configure({ dialect: 'en' }) };

/**
 * Reads what a person typed, in the language's words and signs: `SI(montant > 10 000,50; montant * 3 %; 0)` or
 * `IF(amount > 10,000.50, amount * 3%, 0)`. A leading `=` is allowed. Whatever the text, it is read or refused with
 * formula.* codes and positions, in time proportional to its length.
 */
export function parseFormula(text: string, { locale }: { readonly locale: Locale }): Checked<Formula> {
  const unreadable = unreadableText(text);
  if (unreadable !== null) return unreadable;
  const tree = parsers[locale].parse(text);
  const wrong = syntaxRefusal(tree, text, locale);
  if (wrong !== null) return { ok: false, refusal: [wrong] };
  const read = expressionOf(tree, text, locale);
  return read.ok ? withinBounds(read.value, text) : read;
}

/** Control characters and broken halves of characters: no database takes them. */
const unreadableCharacter = /[[\p{Cc}--[\t\n\r]]\p{Cs}]/v;

function unreadableText(text: string): Checked<never> | null {
  if (text.length > TEXT_MAX)
    return refusedAt('formula.too_long', { from: TEXT_MAX, to: text.length }, { max: TEXT_MAX });
  const found = unreadableCharacter.exec(text);
  if (found === null) return null;
  return refusedAt('formula.character_unreadable', { from: found.index, to: found.index + found[0].length });
}

/** What is accepted can be printed in both languages and read again. */
function withinBounds(expression: Expression, text: string): Checked<Formula> {
  const formula: Formula = { format: FORMULA_FORMAT, expression };
  const whole = { from: 0, to: text.length };
  if (nodesOf(expression) > NODES_MAX) return refusedAt('formula.too_many_parts', whole, { max: NODES_MAX });
  const longest = Math.max(printFormula(formula, 'fr').length, printFormula(formula, 'en').length);
  return longest > TEXT_MAX
    ? refusedAt('formula.too_long', whole, { max: TEXT_MAX })
    : { ok: true, value: formula };
}

function nodesOf(expression: Expression): number {
  if (expression.kind !== 'call') return 1;
  return expression.args.reduce((count, arg) => count + nodesOf(arg), 1);
}
