import { invariant } from '@cordee/kernel';
import type { Explanation, Result, RuleReference } from '@cordee/kernel';
import type { Field, FormulaValue, ValueType } from '../environment.ts';
import type { Position } from '../formula.ts';
import type { FormulaFunction } from '../functions/formula-function.ts';
import type { NumberShape } from './number-shape.ts';

type TypedPart = {
  readonly type: ValueType;
  /** Null for what is not a number. */
  readonly shape: NumberShape | null;
  /** Made of written values alone. Such a number without unit takes the unit that its place asks for. */
  readonly isConstant: boolean;
  readonly at: Position;
};

export type TypedLiteral = TypedPart & {
  readonly node: 'literal';
  readonly value: FormulaValue;
  /** A whole number that a function is set by, such as the digits of a rounding: part of the statement in SQL. */
  readonly isSetting?: true;
};
export type TypedField = TypedPart & { readonly node: 'field'; readonly field: Field };
export type TypedCall = TypedPart & {
  readonly node: 'call';
  readonly function: FormulaFunction;
  readonly args: readonly Typed[];
  /** The largest magnitude that its calculation passes through. */
  readonly peak: bigint;
};

/** An expression whose types and units hold. */
export type Typed = TypedLiteral | TypedField | TypedCall;

/** A value and its reasoning: of a condition, 1 when it holds and 0 when not. */
export type Explained = { readonly value: FormulaValue; readonly node: Explanation };

/** One evaluation: the row it reads, and the rule that its steps name. */
export type Run = {
  readonly rule: RuleReference;
  readonly of: (typed: Typed) => Result<Explained>;
};

/** The shape of what was checked to be a number. */
export function shapeOf({ shape, type }: Typed): NumberShape {
  invariant(shape !== null, 'only numbers have a shape', { kind: type.kind });
  return shape;
}

/** The argument in its place, which the arity has promised. */
export function argOf<T>(args: readonly T[], index: number): T {
  const arg = args[index];
  invariant(arg !== undefined, 'the arity was checked', { index });
  return arg;
}
