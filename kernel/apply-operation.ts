import type { Currency } from './currency.ts';
import {
  compareDecimals,
  isZero,
  maxDecimal,
  minDecimal,
  minus,
  ONE,
  sumDecimals,
  times,
  ZERO,
} from './decimal.ts';
import type { Decimal } from './decimal.ts';
import type { StepNode } from './explanation.ts';
import type { Operation } from './operation.ts';
import { percentageOf } from './percentage.ts';
import { numberOf } from './quantity.ts';
import type { Quantity } from './quantity.ts';
import { ok, refused } from './result.ts';
import type { Refused, Result } from './result.ts';
import { dividedBy, rounded } from './rounding.ts';

type StepRounding = NonNullable<StepNode['rounding']>;

/** Carries out one operation on quantities. Refuses kernel.explanation_operands when they do not fit it. */
export function applyOperation(
  operation: Operation,
  inputs: readonly Quantity[],
  rounding?: StepRounding,
): Result<Quantity> {
  switch (operation) {
    case 'add':
    case 'subtract':
    case 'minimum':
    case 'maximum':
    case 'slice':
      return amongEquals(operation, inputs);
    case 'multiply':
      return product(inputs);
    case 'divide':
      return quotient(inputs, rounding);
    case 'round':
      return roundedQuantity(inputs, rounding);
    case 'select':
      return selected(inputs);
    case 'identity':
      return inputs[0] !== undefined && inputs.length === 1 ? ok(inputs[0]) : misfit(operation);
  }
}

type OperationAmongEquals = 'add' | 'subtract' | 'minimum' | 'maximum' | 'slice';

function amongEquals(operation: OperationAmongEquals, inputs: readonly Quantity[]): Result<Quantity> {
  const [first] = inputs;
  const numbers = inputs.map(numberOf).filter((number) => number !== null);
  const isAlike = first !== undefined && inputs.every((input) => likenessOf(input) === likenessOf(first));
  if (!isAlike || numbers.length !== inputs.length) return misfit(operation);
  const result = numbersCombined(operation, numbers);
  return result === null ? misfit(operation) : ok(withNumber(first, result));
}

function numbersCombined(operation: OperationAmongEquals, numbers: readonly Decimal[]): Decimal | null {
  const [first, ...others] = numbers;
  if (first === undefined) return null;
  switch (operation) {
    case 'add':
      return sumDecimals(numbers);
    case 'subtract':
      return minus(first, sumDecimals(others));
    case 'minimum':
      return others.reduce(minDecimal, first);
    case 'maximum':
      return others.reduce(maxDecimal, first);
    case 'slice':
      return others[0] === undefined || others.length > 2 ? null : sliceBetween(first, others[0], others[1]);
  }
}

/** The part of a value that lies between a lower and an upper bound; no upper bound means without end. */
export function sliceBetween(value: Decimal, lower: Decimal, upper?: Decimal): Decimal {
  const capped = upper === undefined ? value : minDecimal(value, upper);
  return maxDecimal(ZERO, minus(capped, lower));
}

function product(inputs: readonly Quantity[]): Result<Quantity> {
  const numbers = inputs.map(numberOf).filter((number) => number !== null);
  const amounts = inputs.filter(({ kind }) => kind === 'amount');
  const measured = amounts.length === 1 ? amounts : inputs.filter(hasUnit);
  if (inputs.length === 0 || numbers.length !== inputs.length || measured.length > 1)
    return misfit('multiply');
  const value = numbers.reduce(times, ONE);
  if (measured[0] !== undefined) return ok(withNumber(measured[0], value));
  const isRatio = inputs.every((input) => input.kind === 'percentage');
  return ok(isRatio ? { kind: 'percentage', ratio: percentageOf(value) } : { kind: 'decimal', value });
}

function hasUnit(quantity: Quantity): boolean {
  return quantity.kind === 'amount' || (quantity.kind === 'decimal' && quantity.unit !== undefined);
}

function quotient(inputs: readonly Quantity[], rounding?: StepRounding): Result<Quantity> {
  const [dividend, divisor] = inputs;
  if (dividend === undefined || divisor === undefined || inputs.length !== 2) return misfit('divide');
  const [a, b] = [numberOf(dividend), numberOf(divisor)];
  if (a === null || b === null || isZero(b) || rounding === undefined) return misfit('divide');
  const value = dividedBy(a, b, { scale: rounding.scale, rounding: rounding.mode });
  if (likenessOf(dividend) === likenessOf(divisor))
    return ok({ kind: 'percentage', ratio: percentageOf(value) });
  return divisor.kind === 'amount' ? misfit('divide') : ok(withNumber(dividend, value));
}

function roundedQuantity(inputs: readonly Quantity[], rounding?: StepRounding): Result<Quantity> {
  const [input] = inputs;
  const number = input === undefined ? null : numberOf(input);
  if (input === undefined || inputs.length !== 1 || number === null || rounding === undefined)
    return misfit('round');
  return ok(withNumber(input, rounded(number, { scale: rounding.scale, rounding: rounding.mode })));
}

function selected(inputs: readonly Quantity[]): Result<Quantity> {
  const [tested, threshold, then, otherwise] = inputs;
  if (tested === undefined || threshold === undefined || then === undefined || otherwise === undefined) {
    return misfit('select');
  }
  const [a, b] = [numberOf(tested), numberOf(threshold)];
  if (a === null || b === null || likenessOf(tested) !== likenessOf(threshold)) return misfit('select');
  return ok(compareDecimals(a, b) >= 0 ? then : otherwise);
}

/** Two quantities can be added or compared when this is equal: kind, and currency or unit. */
function likenessOf(quantity: Quantity): string {
  if (quantity.kind === 'amount') return `amount ${quantity.amount.currency}`;
  return quantity.kind === 'decimal' ? `decimal ${quantity.unit ?? ''}` : quantity.kind;
}

function withNumber(model: Quantity, value: Decimal): Quantity {
  if (model.kind === 'amount') return amountQuantity(value, model.amount.currency);
  if (model.kind === 'percentage') return { kind: 'percentage', ratio: percentageOf(value) };
  return model.kind === 'decimal' ? { ...model, value } : model;
}

function amountQuantity(value: Decimal, currency: Currency): Quantity {
  return { kind: 'amount', amount: { value, currency } };
}

function misfit(operation: Operation): Refused {
  return refused('kernel.explanation_operands', { operation });
}
