// Which written numbers of a formula that gives money are sums of money themselves.
import type { Expression } from '../formula.ts';

/** The arguments that have the unit of the result, of a function that hands it on. */
const HANDED_ON: Readonly<Record<string, (index: number) => boolean>> = {
  IF: (index) => index > 0,
  IFS: (index) => index % 2 === 1,
  IF_ERROR: () => true,
  MIN: () => true,
  MAX: () => true,
  SUM: () => true,
  ADD: () => true,
  SUBTRACT: () => true,
  NEGATE: () => true,
  ABS: () => true,
  ROUND: (index) => index === 0,
  ROUND_UP: (index) => index === 0,
  ROUND_DOWN: (index) => index === 0,
  INT: (index) => index === 0,
  DIVIDE: (index) => index === 0,
};

/**
 * The numbers that must be money for the whole to be: each branch of a condition, each term of a sum, one factor of a
 * product that has no amount yet. Example: in `IF(rate > 1%, 500, 20000 * rate)`, 500 and 20000.
 */
export function sumsMeant(
  expression: Expression,
  isAmount: (part: Expression) => boolean,
): ReadonlySet<Expression> {
  if (expression.kind === 'number') return new Set([expression]);
  if (expression.kind !== 'call') return new Set();
  const { function: code, args } = expression;
  const of = (parts: readonly Expression[]) =>
    parts.map((part) => sumsMeant(part, isAmount)).filter(({ size }) => size > 0);
  if (code === 'MULTIPLY') return args.some(isAmount) ? new Set() : (of(args)[0] ?? new Set());
  const hands = HANDED_ON[code];
  const handed = hands === undefined ? [] : of(args.filter((_, index) => hands(index)));
  return new Set(handed.flatMap((sums) => [...sums]));
}
