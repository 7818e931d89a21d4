import { ok, powerOfTen } from '@cordee/kernel';
import { shapeOfRounded } from '../check/number-shape.ts';
import { integerOf, requireInteger, requireNumbers } from '../check/requirements.ts';
import { argOf, shapeOf } from '../check/typed.ts';
import type { Typed, TypedCall } from '../check/typed.ts';
import { DIVISION_SCALE } from '../bounds.ts';
import { explained, nothingLike, quantityOf, restated, step } from '../evaluate/steps.ts';
import type { Checked } from '../formula-refusal.ts';
import { roundedSql } from '../sql/sql-numbers.ts';
import type { SqlRounding } from '../sql/sql-numbers.ts';
import type { FormulaFunction, Settled } from './formula-function.ts';

const withDigits = {
  parameters: { fr: ['nombre', 'décimales'], en: ['number', 'digits'] },
  arity: { min: 2, max: 2 },
} as const;

export const round: FormulaFunction = {
  code: 'ROUND',
  names: { fr: 'ARRONDI', en: 'ROUND' },
  ...withDigits,
  example: { text: 'ROUND(amount * 3%, 2)', gives: '37.04 EUR' },
  ...rounding('half-up'),
};

export const roundUp: FormulaFunction = {
  code: 'ROUND_UP',
  names: { fr: 'ARRONDI.SUP', en: 'ROUNDUP' },
  ...withDigits,
  example: { text: 'ROUNDUP(amount * 3%, 1)', gives: '37.1 EUR' },
  ...rounding('up'),
};

export const roundDown: FormulaFunction = {
  code: 'ROUND_DOWN',
  names: { fr: 'ARRONDI.INF', en: 'ROUNDDOWN' },
  ...withDigits,
  example: { text: 'ROUNDDOWN(amount * 3%, 1)', gives: '37 EUR' },
  ...rounding('down'),
};

export const integer: FormulaFunction = {
  code: 'INT',
  names: { fr: 'ENT', en: 'INT' },
  parameters: { fr: ['nombre'], en: ['number'] },
  arity: { min: 1, max: 1 },
  example: { text: 'INT(amount / 100)', gives: '12 EUR' },
  ...rounding('floor'),
};

export const absolute: FormulaFunction = {
  code: 'ABS',
  names: { fr: 'ABS', en: 'ABS' },
  parameters: { fr: ['nombre'], en: ['number'] },
  arity: { min: 1, max: 1 },
  example: { text: 'ABS(amount - quota)', gives: '8765.5 EUR' },
  check: (args) => {
    const numbers = requireNumbers(args);
    if (!numbers.ok) return numbers;
    const { type, ...arg } = argOf(numbers.value, 0);
    return { ok: true, value: { args: numbers.value, type, ...(arg.shape ? { shape: arg.shape } : {}) } };
  },
  evaluate: ({ args }, run) => {
    const value = run.of(argOf(args, 0));
    if (!value.ok) return value;
    const { node } = value.value;
    const zero = nothingLike(run, quantityOf(node), 'formula.zero');
    const opposite = step(run, 'subtract', [zero, restated(run, node)], { key: 'formula.step_negate' });
    return ok(explained(step(run, 'maximum', [node, opposite], { key: 'formula.step_absolute' })));
  },
  sql: (args) => `abs(${argOf(args, 0)})`,
};

function rounding(mode: SqlRounding): Pick<FormulaFunction, 'check' | 'evaluate' | 'sql'> {
  return {
    check: (args) => checkRounding(args),
    evaluate: ({ args }, run) => {
      const value = run.of(argOf(args, 0));
      if (!value.ok) return value;
      const rounded = { mode, scale: digitsOf(args) };
      return ok(explained(step(run, 'round', [value.value.node], { rounding: rounded })));
    },
    sql: ([number = ''], { args }, dialect) =>
      roundedSql(number, { from: shapeOf(argOf(args, 0)).scale, to: digitsOf(args) }, mode, dialect),
  };
}

function checkRounding(given: readonly Typed[]): Checked<Settled> {
  const numbers = requireNumbers(given.slice(0, 1));
  if (!numbers.ok) return numbers;
  const [number, digits] = [argOf(numbers.value, 0), given[1]];
  const whole = digits === undefined ? null : requireInteger(digits, { min: 0, max: DIVISION_SCALE });
  if (whole !== null && !whole.ok) return whole;
  const args = whole === null ? [number] : [number, whole.value];
  const scale = digitsOf(args);
  const shape = shapeOf(number);
  const peak = shape.scale <= scale ? shape.limit : shape.limit + powerOfTen(shape.scale - scale);
  return { ok: true, value: { args, type: number.type, shape: shapeOfRounded(shape, scale), peak } };
}

function digitsOf(args: TypedCall['args']): number {
  return args[1] === undefined ? 0 : integerOf(args[1]);
}
