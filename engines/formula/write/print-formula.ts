import { invariant } from '@cordee/kernel';
import type { Locale } from '@cordee/kernel';
import type { Environment, Field } from '../environment.ts';
import type { Expression, Formula } from '../formula.ts';
import type { FormulaFunction } from '../functions/formula-function.ts';
import { functionByCode } from '../functions/registry.ts';
import { SEPARATORS, truthOf, TRUTH_WORDS } from '../read/names.ts';
import { percentText } from '../read/number-text.ts';

/** Tighter than any operator: what needs no parentheses. */
const closed = 10;

/**
 * The formula as a person would type it in the language. Fields have the names that the environment gives them; without
 * one they keep the name that the formula holds. What is printed reads back as the same formula.
 */
export function printFormula(formula: Formula, locale: Locale, environment?: Environment): string {
  const names = new Map(environment?.fields.map((field) => [field.code, writtenName(field, locale)]));
  return printed(formula.expression, locale, names).text;
}

type Printed = { readonly text: string; readonly tightness: number };
type Names = ReadonlyMap<string, string>;

function printed(expression: Expression, locale: Locale, names: Names): Printed {
  switch (expression.kind) {
    case 'number':
      return { text: number(expression.text, locale), tightness: closed };
    case 'percentage':
      return {
        text: `${number(percentText(expression.ratio), locale)}${locale === 'fr' ? ' ' : ''}%`,
        tightness: closed,
      };
    case 'text':
      return { text: `"${expression.text.replaceAll('"', '""')}"`, tightness: closed };
    case 'boolean':
      return { text: TRUTH_WORDS[locale][expression.isTrue ? 0 : 1], tightness: closed };
    case 'field':
      return { text: fieldName(names.get(expression.name) ?? expression.name, locale), tightness: closed };
    case 'call':
      return printedCall(expression, locale, names);
  }
}

function printedCall(
  { function: code, args }: Extract<Expression, { kind: 'call' }>,
  locale: Locale,
  names: Names,
): Printed {
  const called = functionByCode(code);
  invariant(called !== undefined, 'a stored formula calls functions that exist', { code });
  const parts = args.map((arg) => printed(arg, locale, names));
  if (called.operator !== undefined) return withOperator(called.operator, parts);
  const list = parts.map(({ text }) => text).join(`${SEPARATORS[locale]} `);
  return { text: `${called.names[locale]}(${list})`, tightness: closed };
}

/** Equal operators group to the left: only the right one of two needs parentheses. */
function withOperator(
  { sign, tightness }: NonNullable<FormulaFunction['operator']>,
  parts: readonly Printed[],
): Printed {
  const [first, second] = parts;
  invariant(first !== undefined, 'an operator has arguments');
  if (second === undefined) return { text: `${sign}${enclosed(first, tightness)}`, tightness };
  return { text: `${enclosed(first, tightness)} ${sign} ${enclosed(second, tightness + 1)}`, tightness };
}

function enclosed({ text, tightness }: Printed, atLeast: number): string {
  return tightness < atLeast ? `(${text})` : text;
}

function number(text: string, locale: Locale): string {
  return locale === 'fr' ? text.replace('.', ',') : text;
}

const bareName = /^[A-Za-z_\u00c0-\u024f][\w\u00c0-\u024f]*$/;

/** The name of a field as it is typed: its code where the name holds brackets, which no name in brackets can. */
export function writtenName({ code, names }: Field, locale: Locale): string {
  return /[[\]\r\n]/.test(names[locale]) ? code : names[locale];
}

/** A name of letters and digits stands as it is; any other in brackets. */
export function fieldName(name: string, locale: Locale): string {
  const isBare = bareName.test(name) && truthOf(name, locale) === null;
  return isBare ? name : `[${name}]`;
}
