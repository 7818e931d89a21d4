// Units: what may stand beside what.
import {
  compareDecimals,
  decimalText,
  magnitude,
  numberOf,
  ONE,
  percentageOf,
  withoutTrailingZeros,
} from '@cordee/kernel';
import type { Decimal, Quantity } from '@cordee/kernel';
import { isNumeric, sameType, typeSign } from '../environment.ts';
import type { FormulaValue, ValueType } from '../environment.ts';
import { evaluateTyped, typeOfValue } from '../evaluate/evaluate-typed.ts';
import type { Position } from '../formula.ts';
import { checkedAll, refusalAt, refusedAt } from '../formula-refusal.ts';
import type { Checked } from '../formula-refusal.ts';
import { shapeOfValue } from './number-shape.ts';
import type { Typed, TypedLiteral } from './typed.ts';

export function literal(value: FormulaValue, at: Position): TypedLiteral {
  const number = value.kind === 'boolean' ? null : numberOf(value);
  const shape = number === null ? null : shapeOfValue(number);
  return { node: 'literal', value, type: typeOfValue(value), shape, isConstant: true, at };
}

/** Whether it is a number without unit, made of written numbers alone: it takes the unit of what it meets. */
export function takesAnyUnit({ isConstant, type }: Typed): boolean {
  return isConstant && type.kind === 'decimal' && type.unit === undefined;
}

/**
 * The same arguments, all of one type: written numbers take the unit of the others. Refuses formula.units_differ and
 * formula.percentage_expected at the argument that does not fit.
 */
export function alike(
  args: readonly Typed[],
): Checked<{ readonly args: readonly Typed[]; readonly type: ValueType }> {
  const model = args.find((arg) => !takesAnyUnit(arg)) ?? args[0];
  const type: ValueType = model?.type ?? { kind: 'decimal' };
  const fitting = checkedAll(args.map((arg) => asType(arg, type)));
  return fitting.ok ? { ok: true, value: { args: fitting.value, type } } : fitting;
}

/** The expression as one of the type, when it is or can be taken for it. */
export function asType(arg: Typed, type: ValueType): Checked<Typed> {
  if (sameType(arg.type, type)) return { ok: true, value: arg };
  if (!takesAnyUnit(arg) || !isNumeric(type))
    return refusedAt('formula.units_differ', arg.at, { expected: typeSign(type), found: typeSign(arg.type) });
  const number = constantNumber(arg);
  if (!number.ok) return number;
  // 0 and 1 are nothing and all in any writing; 80 beside a percentage may mean 80 % or 8,000 %.
  const isPlain = number.value.unscaled === 0n || compareDecimals(magnitudeOf(number.value), ONE) === 0;
  if (type.kind === 'percentage' && !isPlain) return refusedPercentage(arg.at, number.value);
  return { ok: true, value: withUnit(number.value, type, arg.at) };
}

/** A written number as a ratio, as it stands: in `rate * 2` the 2 is 200 %. */
export function asRatio(arg: Typed): Checked<Typed> {
  const number = constantNumber(arg);
  return number.ok ? { ok: true, value: withUnit(number.value, { kind: 'percentage' }, arg.at) } : number;
}

/** The value of a constant. Refuses formula.division_by_zero. */
export function constantNumber(arg: Typed): Checked<Decimal> {
  const result = evaluateTyped(arg, {}, { code: 'formula', version: '1' });
  if (!result.ok)
    return { ok: false, refusal: [refusalAt(result.refusal.code, arg.at, result.refusal.args)] };
  const { value } = result.value;
  const number = value.kind === 'boolean' ? null : numberOf(value);
  if (number === null) return refusedAt('formula.number_expected', arg.at, { found: typeSign(arg.type) });
  return { ok: true, value: number };
}

function withUnit(value: Decimal, type: ValueType, at: Position): TypedLiteral {
  return literal(quantityAs(value, type), at);
}

function quantityAs(value: Decimal, type: ValueType): Quantity {
  if (type.kind === 'amount') return { kind: 'amount', amount: { value, currency: type.currency } };
  if (type.kind === 'percentage') return { kind: 'percentage', ratio: percentageOf(value) };
  return type.kind === 'decimal' && type.unit !== undefined
    ? { kind: 'decimal', value, unit: type.unit }
    : { kind: 'decimal', value };
}

function refusedPercentage(at: Position, value: Decimal) {
  const number = decimalText(withoutTrailingZeros(value));
  const suggestion = number.includes('.') ? undefined : `${number} %`;
  return refusedAt('formula.percentage_expected', at, { number }, suggestion);
}

function magnitudeOf(value: Decimal): Decimal {
  return { unscaled: magnitude(value.unscaled), scale: value.scale };
}
