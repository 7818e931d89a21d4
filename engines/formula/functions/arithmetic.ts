// + - * / ^ and what works on numbers of one unit.
import { isZero, numberOf, ok, ONE, powerOfTen, refused } from '@cordee/kernel';
import type { Operation } from '@cordee/kernel';
import { asRatio, takesAnyUnit } from '../check/alike.ts';
import { shapeOfProduct, shapeOfSum } from '../check/number-shape.ts';
import type { NumberShape } from '../check/number-shape.ts';
import { requireInteger, requireLikeNumbers, requireNumbers, integerOf } from '../check/requirements.ts';
import { argOf, shapeOf } from '../check/typed.ts';
import type { Run, Typed, TypedCall } from '../check/typed.ts';
import { DIVISION_SCALE, EXPONENT_MAX } from '../bounds.ts';
import { sameType, typeSign } from '../environment.ts';
import type { ValueType } from '../environment.ts';
import { evaluatedAll, explained, leaf, nothingLike, quantityOf, restated, step } from '../evaluate/steps.ts';
import { refusedAt } from '../formula-refusal.ts';
import type { Checked } from '../formula-refusal.ts';
import { alignedSql, dividedSql, scaledSql } from '../sql/sql-numbers.ts';
import type { FormulaFunction, Settled } from './formula-function.ts';

const two = { fr: ['a', 'b'], en: ['a', 'b'] } as const;

export const add: FormulaFunction = {
  code: 'ADD',
  names: { fr: '+', en: '+' },
  parameters: two,
  arity: { min: 2, max: 2 },
  operator: { sign: '+', tightness: 3 },
  example: { text: 'amount + 100', gives: '1334.5 EUR' },
  check: checkSum,
  evaluate: (call, run) => byOperation(call, run, 'add'),
  sql: (args, { args: typed }) => `(${alignedSql(args, typed).join(' + ')})`,
};

export const subtract: FormulaFunction = {
  code: 'SUBTRACT',
  names: { fr: '-', en: '-' },
  parameters: two,
  arity: { min: 2, max: 2 },
  operator: { sign: '-', tightness: 3 },
  example: { text: 'amount - 100', gives: '1134.5 EUR' },
  check: checkSum,
  evaluate: (call, run) => byOperation(call, run, 'subtract'),
  sql: (args, { args: typed }) => `(${alignedSql(args, typed).join(' - ')})`,
};

export const negate: FormulaFunction = {
  code: 'NEGATE',
  names: { fr: '-', en: '-' },
  parameters: { fr: ['a'], en: ['a'] },
  arity: { min: 1, max: 1 },
  operator: { sign: '-', tightness: 6 },
  example: { text: '-amount', gives: '-1234.5 EUR' },
  check: checkSum,
  evaluate: ({ args }, run) => {
    const value = run.of(argOf(args, 0));
    if (!value.ok) return value;
    const { node } = value.value;
    const nothing = nothingLike(run, quantityOf(node), 'formula.zero');
    return ok(explained(step(run, 'subtract', [nothing, node], { key: 'formula.step_negate' })));
  },
  sql: (args) => `(-(${argOf(args, 0)}))`,
};

export const sum: FormulaFunction = {
  code: 'SUM',
  names: { fr: 'SOMME', en: 'SUM' },
  parameters: { fr: ['nombre', 'nombre…'], en: ['number', 'number…'] },
  arity: { min: 1, max: 100 },
  example: { text: 'SUM(amount, quota, 10)', gives: '11244.5 EUR' },
  check: checkSum,
  evaluate: add.evaluate,
  sql: add.sql,
};

export const multiply: FormulaFunction = {
  code: 'MULTIPLY',
  names: { fr: '*', en: '*' },
  parameters: two,
  arity: { min: 2, max: 2 },
  operator: { sign: '*', tightness: 4 },
  example: { text: 'amount * 3%', gives: '37.035 EUR' },
  check: checkProduct,
  evaluate: (call, run) => byOperation(call, run, 'multiply'),
  sql: (args) => `(${args.join(' * ')})`,
};

export const divide: FormulaFunction = {
  code: 'DIVIDE',
  names: { fr: '/', en: '/' },
  parameters: two,
  arity: { min: 2, max: 2 },
  operator: { sign: '/', tightness: 4 },
  example: { text: 'amount / quota', gives: '12.345 %' },
  check: checkQuotient,
  evaluate: evaluateQuotient,
  sql: (args, { args: typed }, dialect) => {
    const { up, down } = shiftOf(typed);
    return dividedSql(scaledSql(argOf(args, 0), 0, up), scaledSql(argOf(args, 1), 0, down), dialect);
  },
};

export const power: FormulaFunction = {
  code: 'POWER',
  names: { fr: '^', en: '^' },
  parameters: { fr: ['a', 'exposant'], en: ['a', 'exponent'] },
  arity: { min: 2, max: 2 },
  operator: { sign: '^', tightness: 5 },
  example: { text: 'rate ^ 2', gives: '0.25 %' },
  check: checkPower,
  evaluate: ({ args }, run) => {
    const base = run.of(argOf(args, 0));
    if (!base.ok) return base;
    const { node } = base.value;
    const again = Array.from({ length: integerOf(args[1]) - 1 }, () => restated(run, node));
    return ok(explained(step(run, 'multiply', [node, ...again], { key: 'formula.step_power' })));
  },
  sql: ([base = ''], { args }, dialect) =>
    dialect.named(
      [base],
      (names) => `(${Array.from({ length: integerOf(args[1]) }, () => names[0]).join(' * ')})`,
    ),
};

function byOperation({ args }: TypedCall, run: Run, operation: Operation) {
  const values = evaluatedAll(run, args);
  if (!values.ok) return values;
  return ok(
    explained(
      step(
        run,
        operation,
        values.value.map(({ node }) => node),
      ),
    ),
  );
}

function checkSum(args: readonly Typed[]): Checked<Settled> {
  const like = requireLikeNumbers(args);
  if (!like.ok) return like;
  return { ok: true, value: { ...like.value, shape: shapeOfSum(like.value.args.map(shapeOf)) } };
}

/** At most one factor has a unit, which the product keeps; a written number beside a percentage is a ratio. */
function checkProduct(given: readonly Typed[]): Checked<Settled> {
  const numbers = requireNumbers(given);
  if (!numbers.ok) return numbers;
  const isRatio = numbers.value.some(({ type }) => type.kind === 'percentage');
  const args = numbers.value.map((arg) => {
    const ratio = isRatio && takesAnyUnit(arg) ? asRatio(arg) : null;
    return ratio?.ok ? ratio.value : arg;
  });
  const measured = args.filter(({ type }) => hasUnit(type));
  const [first, second] = measured;
  if (first !== undefined && second !== undefined)
    return refusedAt('formula.product_of_units', second.at, {
      left: typeSign(first.type),
      right: typeSign(second.type),
    });
  const type: ValueType =
    first?.type ??
    (args.every((arg) => arg.type.kind === 'percentage') ? { kind: 'percentage' } : { kind: 'decimal' });
  return { ok: true, value: { args, type, shape: shapeOfProduct(args.map(shapeOf)) } };
}

function hasUnit(type: ValueType): boolean {
  return type.kind === 'amount' || (type.kind === 'decimal' && type.unit !== undefined);
}

/** Two of one unit give a percentage, two plain numbers a number; else the divisor has no unit, or it counts. */
function checkQuotient(given: readonly Typed[], at: Settled['args'][number]['at']): Checked<Settled> {
  const numbers = requireNumbers(given);
  if (!numbers.ok) return numbers;
  const args = numbers.value;
  const [dividend, divisor] = [argOf(args, 0), argOf(args, 1)];
  const type = quotientType(dividend.type, divisor.type);
  if (type === null)
    return refusedAt('formula.quotient_of_units', at, {
      left: typeSign(dividend.type),
      right: typeSign(divisor.type),
    });
  const zero = divisor.node === 'literal' && shapeOf(divisor).limit === 0n;
  if (zero) return refusedAt('formula.division_by_zero', divisor.at);
  return { ok: true, value: { args, type, ...quotientShape(args, divisor) } };
}

function quotientType(dividend: ValueType, divisor: ValueType): ValueType | null {
  if (sameType(dividend, divisor))
    return hasUnit(dividend) || dividend.kind === 'percentage' ? { kind: 'percentage' } : dividend;
  if (!hasUnit(divisor) || (dividend.kind === 'amount' && divisor.kind === 'decimal')) return dividend;
  return null;
}

/** Which of the two is multiplied by which power of ten, so that the quotient of whole numbers has its scale. */
function shiftOf(args: readonly Typed[]): { readonly up: number; readonly down: number } {
  const shift = DIVISION_SCALE + shapeOf(argOf(args, 1)).scale - shapeOf(argOf(args, 0)).scale;
  return { up: Math.max(shift, 0), down: Math.max(-shift, 0) };
}

function quotientShape(
  args: readonly Typed[],
  divisor: Typed,
): { readonly shape: NumberShape; readonly peak: bigint } {
  const { up, down } = shiftOf(args);
  const dividendLimit = shapeOf(argOf(args, 0)).limit * powerOfTen(up);
  const divisorLimit = shapeOf(divisor).limit * powerOfTen(down);
  const smallest = divisor.node === 'literal' ? divisorLimit : powerOfTen(down);
  return {
    shape: { scale: DIVISION_SCALE, limit: dividendLimit / smallest + 1n },
    peak: [dividendLimit, divisorLimit, powerOfTen(up), powerOfTen(down)].reduce((a, b) => (a > b ? a : b)),
  };
}

function evaluateQuotient({ args, type }: TypedCall, run: Run) {
  const values = evaluatedAll(run, args);
  if (!values.ok) return values;
  const nodes = values.value.map(({ node }) => node);
  const divisor = numberOf(nodes[1]?.value ?? { kind: 'text', text: '' });
  if (divisor === null || isZero(divisor)) return refused('formula.division_by_zero');
  const quotient = step(run, 'divide', nodes, { rounding: { mode: 'half-even', scale: DIVISION_SCALE } });
  if (quotient.value?.kind !== 'percentage' || type.kind === 'percentage') return ok(explained(quotient));
  const one = leaf(run, { kind: 'decimal', value: ONE }, { key: 'formula.constant', args: {} });
  return ok(explained(step(run, 'multiply', [quotient, one.node], { key: 'formula.step_as_number' })));
}

function checkPower(given: readonly Typed[]): Checked<Settled> {
  const numbers = requireNumbers(given);
  if (!numbers.ok) return numbers;
  const base = argOf(numbers.value, 0);
  if (hasUnit(base.type))
    return refusedAt('formula.product_of_units', base.at, {
      left: typeSign(base.type),
      right: typeSign(base.type),
    });
  const exponent = requireInteger(argOf(numbers.value, 1), { min: 1, max: EXPONENT_MAX });
  if (!exponent.ok) return exponent;
  const times = integerOf(exponent.value);
  const shape = shapeOfProduct(Array.from({ length: times }, () => shapeOf(base)));
  return { ok: true, value: { args: [base, exponent.value], type: base.type, shape } };
}
