import type { Environment, Field, ValueType } from '../environment.ts';
import { digitsOf, KIND_SIGNS, typeSign } from '../environment.ts';
import { DIGITS_MAX } from '../bounds.ts';
import { foldedName } from '../folded-name.ts';
import { FORMULA_FORMAT } from '../formula.ts';
import type { Expression, Formula, Position } from '../formula.ts';
import { checkedAll, refusedAt } from '../formula-refusal.ts';
import type { Checked } from '../formula-refusal.ts';
import { functionByCode } from '../functions/registry.ts';
import { nearestName } from '../nearest-name.ts';
import { decimal, ok, percentage } from '@cordee/kernel';
import type { Currency, Decimal, Quantity } from '@cordee/kernel';
import { asType, literal } from './alike.ts';
import { digitsOfLimit, shapeOfDigits } from './number-shape.ts';
import { sumsMeant } from './sums-meant.ts';
import type { Typed, TypedCall } from './typed.ts';

/** A formula whose names, types and units hold in an environment. */
export type CheckedFormula = {
  /** What is stored: fields by their codes, no positions. */
  readonly formula: Formula;
  readonly type: ValueType;
  readonly root: Typed;
};

/** A kind of result, whatever its unit, or exactly one type. */
export type Expected = ValueType | { readonly anyOf: readonly ValueType['kind'][] };

/**
 * Finds every field and checks types, units and widths. Refuses formula.* codes at their position (0 to 0 in a formula
 * that was stored): unknown fields with the nearest name, euros added to a rate, an amount compared with a text, an
 * amount times an amount, numbers that would pass DIGITS_MAX digits, and a result that is not the expected one. Where an
 * amount is expected, a number that nothing else gives a unit is a sum of money: `IF(rate > 1%, 500, 0)`.
 */
export function checkFormula(
  { expression }: Formula,
  environment: Environment,
  expected: Expected,
): Checked<CheckedFormula> {
  const plain = checkedAs(expression, environment, expected);
  if (plain.ok || 'anyOf' in expected || expected.kind !== 'amount') return plain;
  const isAmount = (part: Expression) => {
    const typed = typedOf(part, environment);
    return typed.ok && typed.value.typed.type.kind === 'amount';
  };
  const sums = sumsMeant(expression, isAmount);
  const meant = checkedAs(
    expression,
    { ...environment, money: { sums, currency: expected.currency } },
    expected,
  );
  return meant.ok ? meant : plain;
}

/** Where written numbers were found to be sums of money, those numbers and their currency. */
type Naming = Environment & {
  readonly money?: { readonly sums: ReadonlySet<Expression>; readonly currency: Currency };
};

function checkedAs(expression: Expression, environment: Naming, expected: Expected): Checked<CheckedFormula> {
  const typed = typedOf(expression, environment);
  if (!typed.ok) return typed;
  const result = asExpected(typed.value.typed, expected);
  if (!result.ok) return result;
  const formula: Formula = { format: FORMULA_FORMAT, expression: typed.value.stored };
  return ok({ formula, type: result.value.type, root: result.value });
}

type Pair = { readonly typed: Typed; readonly stored: Expression };

const nowhere: Position = { from: 0, to: 0 };

function typedOf(expression: Expression, environment: Naming): Checked<Pair> {
  const { at = nowhere, ...stored } = expression;
  switch (stored.kind) {
    case 'number':
      return ok({ stored, typed: literal(numberMeant(decimal(stored.text), expression, environment), at) });
    case 'percentage':
      return ok({ stored, typed: literal({ kind: 'percentage', ratio: percentage(stored.ratio) }, at) });
    case 'text':
    case 'boolean':
      return ok({ stored, typed: literal(stored, at) });
    case 'field':
      return typedField(stored.name, environment, at);
    case 'call':
      return typedCall(stored, environment, at);
  }
}

function numberMeant(value: Decimal, expression: Expression, { money }: Naming): Quantity {
  return money?.sums.has(expression)
    ? { kind: 'amount', amount: { value, currency: money.currency } }
    : { kind: 'decimal', value };
}

function typedField(name: string, environment: Environment, at: Position): Checked<Pair> {
  const field = findField(name, environment);
  if (field === undefined) {
    const near = nearestName(
      name,
      environment.fields.flatMap(({ names }) => [names.fr, names.en]),
    );
    return near === undefined
      ? refusedAt('formula.field_unknown', at, { name })
      : refusedAt('formula.field_unknown_near', at, { name, near }, near);
  }
  const digits = digitsOf(field);
  const shape = digits === null ? null : shapeOfDigits(digits);
  return ok({
    stored: { kind: 'field', name: field.code },
    typed: { node: 'field', field, type: field.type, shape, isConstant: false, at },
  });
}

/** By its code, or by its name in either language; case and accents do not count. */
function findField(name: string, { fields }: Environment): Field | undefined {
  const folded = foldedName(name);
  return (
    fields.find(({ code }) => code === name) ??
    fields.find(({ names }) => foldedName(names.fr) === folded || foldedName(names.en) === folded)
  );
}

function typedCall(
  call: Extract<Expression, { kind: 'call' }>,
  environment: Naming,
  at: Position,
): Checked<Pair> {
  const called = functionByCode(call.function);
  if (called === undefined) return refusedAt('formula.function_unknown', at, { name: call.function });
  const pairs = checkedAll(call.args.map((arg) => typedOf(arg, environment)));
  if (!pairs.ok) return pairs;
  const settled = called.check(
    pairs.value.map(({ typed }) => typed),
    at,
  );
  if (!settled.ok) return settled;
  const { args, type, shape = null, peak = 0n } = settled.value;
  const limits = [peak, shape?.limit ?? 0n, ...args.map((arg) => arg.shape?.limit ?? 0n)];
  const typed: TypedCall = {
    node: 'call',
    function: called,
    args,
    type,
    shape,
    peak: limits.reduce((a, b) => (a > b ? a : b)),
    isConstant: args.every(({ isConstant }) => isConstant),
    at,
  };
  if (digitsOfLimit(typed.peak) > DIGITS_MAX || (shape?.scale ?? 0) > DIGITS_MAX)
    return refusedAt('formula.too_many_digits', at, { max: DIGITS_MAX });
  return ok({ typed, stored: { ...call, args: pairs.value.map(({ stored }) => stored) } });
}

function asExpected(typed: Typed, expected: Expected): Checked<Typed> {
  if (!('anyOf' in expected)) return asType(typed, expected);
  if (expected.anyOf.includes(typed.type.kind)) return ok(typed);
  return refusedAt('formula.kind_expected', typed.at, {
    expected: expected.anyOf.map((kind) => KIND_SIGNS[kind]).join(', '),
    found: typeSign(typed.type),
  });
}
