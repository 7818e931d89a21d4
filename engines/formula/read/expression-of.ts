// From the syntax tree to what the formula says.
import { invariant } from '@cordee/kernel';
import type { Locale } from '@cordee/kernel';
import type { SyntaxNode, Tree } from '@lezer/common';
import { DEPTH_MAX, LITERAL_DIGITS_MAX } from '../bounds.ts';
import type { Expression } from '../formula.ts';
import { checkedAll, refusedAt } from '../formula-refusal.ts';
import type { Checked } from '../formula-refusal.ts';
import type { FormulaFunction } from '../functions/formula-function.ts';
import { nearestName } from '../nearest-name.ts';
import { functionByName, NAMED_FUNCTIONS, operatorBySign, truthOf } from './names.ts';
import { numberText, ratioText } from './number-text.ts';

type Reading = { readonly text: string; readonly locale: Locale; readonly depth: number };

/** What a tree without errors says. Refuses names of functions, counts of arguments, numbers and depth. */
export function expressionOf(tree: Tree, text: string, locale: Locale): Checked<Expression> {
  return read(childrenOf(tree.topNode)[0], { text, locale, depth: 1 });
}

function read(node: SyntaxNode | undefined, reading: Reading): Checked<Expression> {
  invariant(node !== undefined, 'the grammar promises an expression here');
  const at = { from: node.from, to: node.to };
  if (reading.depth > DEPTH_MAX) return refusedAt('formula.too_deep', at, { max: DEPTH_MAX });
  const [first] = childrenOf(node);
  switch (node.name) {
    case 'FrenchNumber':
    case 'EnglishNumber':
    case 'Percentage':
      return readNumber(node, reading);
    case 'Text':
      return { ok: true, value: { kind: 'text', text: unquoted(sourceOf(node, reading)), at } };
    case 'Field':
      return readField(node, reading);
    case 'Group':
      return read(first, { ...reading, depth: reading.depth + 1 });
    default:
      return readCall(node, reading);
  }
}

function readNumber(node: SyntaxNode, reading: Reading): Checked<Expression> {
  const at = { from: node.from, to: node.to };
  const written = sourceOf(node, reading).replace(/\s*%$/u, '');
  if (written.replaceAll(/\D/g, '').length > LITERAL_DIGITS_MAX)
    return refusedAt('formula.number_too_long', at, { max: LITERAL_DIGITS_MAX });
  if (node.name === 'Percentage')
    return { ok: true, value: { kind: 'percentage', ratio: ratioText(written, reading.locale), at } };
  // MAX(1,234) is one number to a reader of numbers and two arguments to a reader of lists.
  const isWholeArgument = node.parent?.name === 'Call';
  if (isWholeArgument && node.name === 'EnglishNumber' && /^[\d,]+$/.test(written) && written.includes(','))
    return refusedAt('formula.number_ambiguous', at, { written }, written.replaceAll(',', ''));
  return { ok: true, value: { kind: 'number', text: numberText(written, reading.locale), at } };
}

function readField(node: SyntaxNode, reading: Reading): Checked<Expression> {
  const at = { from: node.from, to: node.to };
  const written = sourceOf(node, reading);
  const isBracketed = written.startsWith('[');
  const truth = isBracketed ? null : truthOf(written, reading.locale);
  if (truth !== null) return { ok: true, value: { kind: 'boolean', isTrue: truth, at } };
  const name = isBracketed ? written.slice(1, -1).trim() : written;
  return name === '' ? refusedAt('formula.name_empty', at) : { ok: true, value: { kind: 'field', name, at } };
}

function readCall(node: SyntaxNode, reading: Reading): Checked<Expression> {
  const at = { from: node.from, to: node.to };
  const found = calledBy(node, reading);
  if (!found.ok) return found;
  const { function: called, args } = found.value;
  const { min, max } = called.arity;
  if (args.length < min || args.length > max) {
    const name = called.names[reading.locale];
    return refusedAt('formula.argument_count', at, { name, min, max, found: args.length });
  }
  const values = checkedAll(args.map((arg) => read(arg, { ...reading, depth: reading.depth + 1 })));
  if (!values.ok) return values;
  return { ok: true, value: { kind: 'call', function: called.code, args: values.value, at } };
}

type Called = { readonly function: FormulaFunction; readonly args: readonly SyntaxNode[] };

function calledBy(node: SyntaxNode, reading: Reading): Checked<Called> {
  const [first, ...others] = childrenOf(node);
  invariant(first !== undefined, 'a call has parts');
  if (node.name !== 'Call') {
    const isNegation = node.name === 'Negation';
    const sign = isNegation ? '-' : sourceOf(others[0] ?? first, reading);
    const operator = operatorBySign(sign, isNegation ? 1 : 2);
    invariant(operator !== undefined, 'every sign of the grammar has its operator', { sign });
    return {
      ok: true,
      value: { function: operator, args: isNegation ? [first] : [first, ...others.slice(1)] },
    };
  }
  const name = sourceOf(first, reading);
  const called = functionByName(name, reading.locale);
  return called === undefined
    ? unknownFunction(name, first, reading.locale)
    : { ok: true, value: { function: called, args: others } };
}

/** The same function in the other language is the nearest of all. */
function unknownFunction(name: string, { from, to }: SyntaxNode, locale: Locale): Checked<never> {
  const translated = functionByName(name, locale === 'fr' ? 'en' : 'fr')?.names[locale];
  const near =
    translated ??
    nearestName(
      name,
      NAMED_FUNCTIONS.map(({ names }) => names[locale]),
    );
  return near === undefined
    ? refusedAt('formula.function_unknown', { from, to }, { name })
    : refusedAt('formula.function_unknown_near', { from, to }, { name, near }, near);
}

/** The parts that mean something: signs of punctuation are for the reader's eye. */
function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (/^[A-Z]/.test(child.name) && !child.name.endsWith('Separator')) children.push(child);
  }
  return children;
}

function sourceOf({ from, to }: SyntaxNode, { text }: Reading): string {
  return text.slice(from, to);
}

function unquoted(written: string): string {
  return written.slice(1, -1).replaceAll('""', '"');
}
