// Formulas whose types hold, and rows for them, as fast-check makes them up.
import { decimalText, percentageOf, plainDate } from '@cordee/kernel';
import type { Decimal, Quantity } from '@cordee/kernel';
import fc from 'fast-check';
import type { FormulaValue } from './environment.ts';
import type { FormulaRow } from './evaluate/evaluate-typed.ts';
import type { Expression } from './formula.ts';
import { currency } from '@cordee/kernel';

/** CI tries this many; more on request of a long run. */
export const FORMULA_RUNS = Number(process.env['CORDEE_FORMULA_RUNS'] ?? 20_000);
export const FORMULA_SEED = Number(process.env['CORDEE_FORMULA_SEED'] ?? 20_261_121);

const call = (code: string, ...args: readonly Expression[]): Expression => ({
  kind: 'call',
  function: code,
  args,
});
const field = (name: string): Expression => ({ kind: 'field', name });
const decimalOf = (unscaled: bigint, scale: number): Decimal => ({ unscaled, scale });
const canonical = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
const numberAs = (max: bigint, scale: number) =>
  fc.bigInt({ min: 0n, max }).map((unscaled) => canonical(decimalText(decimalOf(unscaled, scale))));

const number: fc.Arbitrary<Expression> = fc
  .oneof(numberAs(20n, 0), numberAs(99_999n, 2))
  .map((text) => ({ kind: 'number', text }));
const zeroOrOne: fc.Arbitrary<Expression> = fc
  .constantFrom('0', '1')
  .map((text) => ({ kind: 'number', text }));
const ratio: fc.Arbitrary<Expression> = fc
  .oneof(numberAs(150n, 2), numberAs(10n ** 8n, 8))
  .map((text) => ({ kind: 'percentage', ratio: text }));
const words = fc.constantFrom('PME', 'ETI', 'é', 'e\u0301', 'Œuvre', '', '"', "d'or", '🤦🏼', 'CMD', '%_\\');
const text: fc.Arbitrary<Expression> = words.map((word) => ({ kind: 'text', text: word }));
const truth: fc.Arbitrary<Expression> = fc.boolean().map((isTrue) => ({ kind: 'boolean', isTrue }));
const whole = (min: number, max: number): fc.Arbitrary<Expression> =>
  fc.integer({ min, max }).map((value) => {
    const written: Expression = { kind: 'number', text: String(Math.abs(value)) };
    return value < 0 ? call('NEGATE', written) : written;
  });
const someDate: fc.Arbitrary<Expression> = fc
  .tuple(
    fc.integer({ min: 1995, max: 2035 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map((parts) => call('DATE', ...parts.map((part): Expression => ({ kind: 'number', text: String(part) }))));

type Kind = 'amount' | 'percentage' | 'number' | 'text' | 'date' | 'boolean';

const { formulas } = fc.letrec<Record<Kind | 'formulas', Expression>>((tie) => {
  const of = (kind: Kind) => tie(kind);
  const made = (code: string, ...args: readonly fc.Arbitrary<Expression>[]) =>
    fc.tuple(...args).map((values) => call(code, ...values));
  const choices = (kind: Kind, constant: fc.Arbitrary<Expression>) => [
    made('IF', of('boolean'), of(kind), fc.oneof(constant, of(kind))),
    made('IFS', of('boolean'), of(kind), of('boolean'), of(kind)),
    made('IF_ERROR', of(kind), of(kind)),
  ];
  const numeric = (kind: Kind, constant: fc.Arbitrary<Expression>) => [
    ...choices(kind, constant),
    fc
      .constantFrom('ADD', 'SUBTRACT', 'MIN', 'MAX')
      .chain((code) => made(code, of(kind), fc.oneof(constant, of(kind)))),
    made('SUM', of(kind), of(kind), constant),
    fc.constantFrom('ROUND', 'ROUND_UP', 'ROUND_DOWN').chain((code) => made(code, of(kind), whole(0, 6))),
    fc.constantFrom('INT', 'ABS', 'NEGATE').chain((code) => made(code, of(kind))),
  ];
  const leaves = (...names: readonly string[]) => fc.constantFrom(...names).map(field);
  const one = (leaf: fc.Arbitrary<Expression>, ...others: readonly fc.Arbitrary<Expression>[]) =>
    fc.oneof({ depthSize: 'small', withCrossShrink: true, maxDepth: 5 }, leaf, ...others);
  const compared = (kind: Kind, constant: fc.Arbitrary<Expression>, signs: readonly string[]) =>
    fc.constantFrom(...signs).chain((code) => made(code, of(kind), fc.oneof(constant, of(kind))));
  const orders = ['EQUAL', 'DIFFERENT', 'LESS', 'AT_MOST', 'GREATER', 'AT_LEAST'];
  return {
    amount: one(
      leaves('amount', 'quota'),
      ...numeric('amount', number),
      made('MULTIPLY', of('amount'), fc.oneof(ratio, number, of('percentage'))),
      made('DIVIDE', of('amount'), fc.oneof(number, of('number'), of('percentage'))),
    ),
    percentage: one(
      fc.oneof(leaves('rate', 'discount'), ratio),
      ...numeric('percentage', zeroOrOne),
      made('DIVIDE', of('amount'), of('amount')),
      made('MULTIPLY', of('percentage'), fc.oneof(number, of('percentage'))),
      made('POWER', of('percentage'), whole(1, 3)),
    ),
    number: one(
      fc.oneof(leaves('score'), number),
      ...numeric('number', number),
      made('MULTIPLY', of('number'), of('number')),
      made('DIVIDE', of('number'), of('number')),
      made('LENGTH', of('text')),
      made('DAYS', of('date'), of('date')),
      fc.constantFrom('YEAR', 'QUARTER', 'MONTH', 'DAY', 'WEEKDAY').chain((code) => made(code, of('date'))),
    ),
    text: one(
      fc.oneof(leaves('segment', 'order_code'), text),
      ...choices('text', text),
      made('JOIN', of('text'), of('text')),
      fc.constantFrom('LEFT', 'RIGHT').chain((code) => made(code, of('text'), whole(0, 5))),
    ),
    date: one(
      fc.oneof(leaves('order_date'), someDate),
      ...choices('date', someDate),
      fc.constantFrom('ADD_MONTHS', 'END_OF_MONTH').chain((code) => made(code, of('date'), whole(-15, 15))),
    ),
    boolean: one(
      fc.oneof(leaves('is_new'), truth),
      compared('amount', number, orders),
      compared('percentage', ratio, orders),
      compared('number', number, orders),
      compared('date', someDate, orders),
      compared('text', text, ['EQUAL', 'DIFFERENT']),
      fc.constantFrom('AND', 'OR').chain((code) => made(code, of('boolean'), of('boolean'), of('boolean'))),
      made('NOT', of('boolean')),
      made('IN', of('text'), text, of('text')),
      made('IN', of('number'), number, of('number')),
      made('CONTAINS', of('text'), text),
      made('IS_BLANK', leaves('amount', 'rate', 'segment', 'order_date', 'is_new')),
    ),
    formulas: fc.oneof(...(['amount', 'percentage', 'number', 'text', 'date', 'boolean'] as const).map(of)),
  };
});

/** Expressions over the fields of the examples; a few are refused for the digits they may come to have. */
export const anyExpression: fc.Arbitrary<Expression> = formulas.filter((formula) => partsOf(formula) <= 150);

function partsOf(expression: Expression): number {
  return expression.kind === 'call' ? expression.args.reduce((sum, arg) => sum + partsOf(arg), 1) : 1;
}

const EUR = currency('EUR');
const exact = (max: bigint, scale: number) =>
  fc
    .oneof(
      fc.bigInt({ min: -max, max }),
      fc.constantFrom(0n, 1n, -1n, max, -max, 5n * 10n ** BigInt(scale - 1)),
    )
    .map((unscaled) => decimalOf(unscaled, scale));
const orMissing = <T extends FormulaValue>(values: fc.Arbitrary<T>) =>
  fc.option<T, null>(values, { freq: 6, nil: null });
const money = exact(10n ** 16n, 4).map((value): Quantity => ({
  kind: 'amount',
  amount: { value, currency: EUR },
}));
const rates = exact(10n ** 10n, 8).map((value): Quantity => ({
  kind: 'percentage',
  ratio: percentageOf(value),
}));
const rowText = fc
  .oneof(
    words,
    fc.string({ unit: fc.constantFrom('é', 'e\u0301', 'A', 'ß', ' ', '🤦🏼', '-', '0'), maxLength: 8 }),
  )
  .map((each): Quantity => ({ kind: 'text', text: each }));

/** One row: amounts up to 10^12, rates of eight decimals, texts with accents, and gaps. */
export const anyRow: fc.Arbitrary<FormulaRow> = fc.record({
  amount: orMissing(money),
  quota: orMissing(money),
  discount: orMissing(rates),
  rate: orMissing(rates),
  licences: fc.constant(null),
  score: orMissing(exact(10n ** 14n, 8).map((value): Quantity => ({ kind: 'decimal', value }))),
  segment: orMissing(rowText),
  order_code: orMissing(rowText),
  order_date: orMissing(
    fc
      .integer({ min: 0, max: 15_000 })
      .map((days): Quantity => ({ kind: 'date', date: plainDate('1995-01-01').add({ days }) })),
  ),
  is_new: orMissing(fc.boolean().map((isTrue): FormulaValue => ({ kind: 'boolean', isTrue }))),
});
