import type { Locale } from '@cordee/kernel';
import type { Environment, Field, ValueType } from '../environment.ts';
import { foldedName } from '../folded-name.ts';
import { NAMED_FUNCTIONS, SEPARATORS } from '../read/names.ts';
import { fieldName, writtenName } from '../write/print-formula.ts';

/** One thing that may be written at the cursor. */
export type Completion =
  | { readonly kind: 'field'; readonly label: string; readonly insert: string; readonly type: ValueType }
  | {
      readonly kind: 'function';
      readonly label: string;
      readonly insert: string;
      /** SI(condition; alors; sinon) */
      readonly signature: string;
      /** The key of the sentence that says what it does. */
      readonly help: string;
    };

/** What replaces the text from `from` to `to`. */
export type Completions = {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Completion[];
};

const word = /(?:\[[^\]\n]*|[\p{L}_][\p{L}\p{M}\p{N}_.]*)$/u;

/**
 * What may be written where the cursor stands: fields first, then functions, that begin with the word before it, then
 * those that hold it. Nothing inside a text.
 */
export function completeFormula(
  text: string,
  cursor: number,
  { environment, locale }: { readonly environment: Environment; readonly locale: Locale },
): Completions {
  const before = text.slice(0, cursor);
  const typed = word.exec(before)?.[0] ?? '';
  const from = cursor - typed.length;
  if (isInText(before.slice(0, from))) return { from: cursor, to: cursor, options: [] };
  const wanted = foldedName(typed.replace(/^\[/, ''));
  const fields = environment.fields.map((field) => fieldOption(field, locale));
  const all = typed.startsWith('[') ? fields : [...fields, ...functionOptions(locale)];
  const ranked = all
    .map((option) => ({ option, place: foldedName(option.label).indexOf(wanted) }))
    .filter(({ place }) => place >= 0)
    .toSorted((a, b) => Math.min(a.place, 1) - Math.min(b.place, 1));
  return { from, to: cursor, options: ranked.map(({ option }) => option) };
}

function isInText(before: string): boolean {
  return before.split('"').length % 2 === 0;
}

function fieldOption(field: Field, locale: Locale): Completion {
  const insert = fieldName(writtenName(field, locale), locale);
  return { kind: 'field', label: field.names[locale], insert, type: field.type };
}

function functionOptions(locale: Locale): readonly Completion[] {
  return NAMED_FUNCTIONS.map(({ code, names, parameters }) => ({
    kind: 'function',
    label: names[locale],
    insert: `${names[locale]}(`,
    signature: `${names[locale]}(${parameters[locale].join(`${SEPARATORS[locale]} `)})`,
    help: `formula.help_${code.toLowerCase()}`,
  }));
}
