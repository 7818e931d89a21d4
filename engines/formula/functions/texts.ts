// Texts are compared and cut by their characters (Unicode code points), exactly as they are written.
import { decimal, invariant, ok } from '@cordee/kernel';
import type { Quantity } from '@cordee/kernel';
import { integerOf, requireInteger, requireKind, requireKinds } from '../check/requirements.ts';
import { argOf } from '../check/typed.ts';
import type { Run, Typed, TypedCall } from '../check/typed.ts';
import { evaluatedAll, leaf, quantityOf } from '../evaluate/steps.ts';
import type { Checked } from '../formula-refusal.ts';
import { checkedAll } from '../formula-refusal.ts';
import type { FormulaFunction, Settled } from './formula-function.ts';

const partLengthMax = 255;
const cut = {
  parameters: { fr: ['texte', 'caractères'], en: ['text', 'characters'] },
  arity: { min: 2, max: 2 },
  check: checkPart,
} as const;

export const left: FormulaFunction = {
  code: 'LEFT',
  names: { fr: 'GAUCHE', en: 'LEFT' },
  ...cut,
  example: { text: 'LEFT(order_code, 3)', gives: 'CMD' },
  evaluate: (call, run) => part(call, run, (characters, count) => characters.slice(0, count)),
  sql: ([text = ''], { args }) => `left(${text}, ${integerOf(args[1])})`,
};

export const right: FormulaFunction = {
  code: 'RIGHT',
  names: { fr: 'DROITE', en: 'RIGHT' },
  ...cut,
  example: { text: 'RIGHT(order_code, 2)', gives: '42' },
  evaluate: (call, run) =>
    part(call, run, (characters, count) => characters.slice(Math.max(0, characters.length - count))),
  sql: ([text = ''], { args }) => `right(${text}, ${integerOf(args[1])})`,
};

export const length: FormulaFunction = {
  code: 'LENGTH',
  names: { fr: 'NBCAR', en: 'LEN' },
  parameters: { fr: ['texte'], en: ['text'] },
  arity: { min: 1, max: 1 },
  example: { text: 'LEN(order_code)', gives: '6' },
  check: (given) => {
    const args = requireKinds(given, 'text');
    if (!args.ok) return args;
    return {
      ok: true,
      value: { args: args.value, type: { kind: 'decimal' }, shape: { scale: 0, limit: 10n ** 9n } },
    };
  },
  evaluate: (call, run) =>
    fromTexts(call, run, ([text = '']) => ({
      kind: 'decimal',
      value: decimal(String(charactersOf(text).length)),
    })),
  sql: ([text = ''], _, { numberType }) => `cast(length(${text}) as ${numberType})`,
};

export const contains: FormulaFunction = {
  code: 'CONTAINS',
  names: { fr: 'CONTIENT', en: 'CONTAINS' },
  parameters: { fr: ['texte', 'partie'], en: ['text', 'part'] },
  arity: { min: 2, max: 2 },
  example: { text: 'CONTAINS(order_code, "-0")', gives: 'false' },
  check: (given) => {
    const args = requireKinds(given, 'text');
    return args.ok ? { ok: true, value: { args: args.value, type: { kind: 'boolean' } } } : args;
  },
  evaluate: ({ args }, run) => {
    const values = evaluatedAll(run, args);
    if (!values.ok) return values;
    const [text, wanted] = [argOf(values.value, 0), argOf(values.value, 1)].map(({ node }) =>
      textOf(quantityOf(node)),
    );
    const isTrue = text?.includes(wanted ?? '') ?? false;
    const label = { key: 'formula.tested_contains', args: { text: text ?? '', part: wanted ?? '' } };
    return ok(leaf(run, { kind: 'boolean', isTrue }, label));
  },
  sql: ([text = '', wanted = ''], _, dialect) => dialect.contains(text, wanted),
};

export const join: FormulaFunction = {
  code: 'JOIN',
  names: { fr: '&', en: '&' },
  parameters: { fr: ['a', 'b'], en: ['a', 'b'] },
  arity: { min: 2, max: 2 },
  operator: { sign: '&', tightness: 2 },
  example: { text: 'segment & "-" & order_code', gives: 'PME-CMD042' },
  check: (given) => {
    const args = requireKinds(given, 'text');
    return args.ok ? { ok: true, value: { args: args.value, type: { kind: 'text' } } } : args;
  },
  evaluate: (call, run) => fromTexts(call, run, (texts) => ({ kind: 'text', text: texts.join('') })),
  sql: (args) => `(${args.join(' || ')})`,
};

function checkPart(given: readonly Typed[]): Checked<Settled> {
  const args = checkedAll([
    requireKind(argOf(given, 0), 'text'),
    requireInteger(argOf(given, 1), { min: 0, max: partLengthMax }),
  ]);
  return args.ok ? { ok: true, value: { args: args.value, type: { kind: 'text' } } } : args;
}

function part(
  call: TypedCall,
  run: Run,
  cutOut: (characters: readonly string[], count: number) => readonly string[],
) {
  const only = { ...call, args: call.args.slice(0, 1) };
  return fromTexts(only, run, ([text = '']) => ({
    kind: 'text',
    text: cutOut(charactersOf(text), integerOf(call.args[1])).join(''),
  }));
}

function fromTexts(
  { function: { code }, args }: TypedCall,
  run: Run,
  made: (texts: readonly string[]) => Quantity,
) {
  const values = evaluatedAll(run, args);
  if (!values.ok) return values;
  const texts = values.value.map(({ node }) => textOf(quantityOf(node)));
  const label = { key: `formula.made_${code.toLowerCase()}`, args: { of: texts.join(' & ') } };
  return ok(leaf(run, made(texts), label));
}

/** Code points, as both databases count them. */
function charactersOf(text: string): readonly string[] {
  return Array.from(text);
}

function textOf(quantity: Quantity): string {
  invariant(quantity.kind === 'text', 'the check has let only texts through');
  return quantity.text;
}
