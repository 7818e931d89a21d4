import { absolute, integer, round, roundDown, roundUp } from './roundings.ts';
import { add, divide, multiply, negate, power, subtract, sum } from './arithmetic.ts';
import { addMonths, date, day, days, endOfMonth, month, quarter, weekday, year } from './dates.ts';
import { and, cases, ifElse, ifError, isBlank, not, or } from './logic.ts';
import { atMost, different, equal, greater, isIn, less, notLess } from './comparisons.ts';
import { contains, join, left, length, right } from './texts.ts';
import { maximum, minimum } from './extremes.ts';
import type { FormulaFunction } from './formula-function.ts';

/** Every function and operator; a new one is one entry here and its help in messages/formula. */
export const FUNCTIONS: readonly FormulaFunction[] = [
  ifElse,
  cases,
  and,
  or,
  not,
  ifError,
  isBlank,
  isIn,
  minimum,
  maximum,
  sum,
  round,
  roundUp,
  roundDown,
  integer,
  absolute,
  left,
  right,
  length,
  contains,
  date,
  year,
  quarter,
  month,
  day,
  weekday,
  days,
  addMonths,
  endOfMonth,
  add,
  subtract,
  negate,
  multiply,
  divide,
  power,
  join,
  equal,
  different,
  less,
  atMost,
  greater,
  notLess,
];

const byCode = new Map(FUNCTIONS.map((each) => [each.code, each]));

export function functionByCode(code: string): FormulaFunction | undefined {
  return byCode.get(code);
}
