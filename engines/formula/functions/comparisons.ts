// = <> < <= > >= and IN. Numbers are compared by steps that can be calculated again; texts and dates by a leaf.
import { compareDates, invariant, ok } from '@cordee/kernel';
import type { Explanation, Quantity } from '@cordee/kernel';
import { alike } from '../check/alike.ts';
import { limitAt, scaleOfAll } from '../check/number-shape.ts';
import { argOf, shapeOf } from '../check/typed.ts';
import type { Explained, Run, Typed } from '../check/typed.ts';
import { isNumeric, typeSign } from '../environment.ts';
import { condition, evaluatedAll, leaf, quantityOf, restated, step, truth } from '../evaluate/steps.ts';
import { refusedAt } from '../formula-refusal.ts';
import type { Checked } from '../formula-refusal.ts';
import { alignedSql } from '../sql/sql-numbers.ts';
import type { FormulaFunction, Settled } from './formula-function.ts';

export const equal = comparison({
  code: 'EQUAL',
  sign: '=',
  example: { text: 'segment = "PME"', gives: 'true' },
  numbers: (run, a, b) => equalNumbers(run, a, b),
  others: (order) => order === 0,
});

export const different = comparison({
  code: 'DIFFERENT',
  sign: '<>',
  example: { text: 'segment <> "PME"', gives: 'false' },
  numbers: (run, a, b) =>
    step(run, 'subtract', [truth(run, true), equalNumbers(run, a, b)], { key: 'formula.step_not' }),
  others: (order) => order !== 0,
});

export const less = comparison({
  code: 'LESS',
  sign: '<',
  example: { text: 'amount < quota', gives: 'true' },
  numbers: (run, a, b) => atLeast(run, [a, b], false),
  others: (order) => order < 0,
});

export const atMost = comparison({
  code: 'AT_MOST',
  sign: '<=',
  example: { text: 'order_date <= DATE(2026, 3, 31)', gives: 'true' },
  numbers: (run, a, b) => atLeast(run, [b, a], true),
  others: (order) => order <= 0,
});

export const greater = comparison({
  code: 'GREATER',
  sign: '>',
  example: { text: 'amount > 1,000.50', gives: 'true' },
  numbers: (run, a, b) => atLeast(run, [b, a], false),
  others: (order) => order > 0,
});

export const notLess = comparison({
  code: 'AT_LEAST',
  sign: '>=',
  example: { text: 'rate >= 5%', gives: 'true' },
  numbers: (run, a, b) => atLeast(run, [a, b], true),
  others: (order) => order >= 0,
});

export const isIn: FormulaFunction = {
  code: 'IN',
  names: { fr: 'PARMI', en: 'IN' },
  parameters: { fr: ['valeur', 'choix', 'choix…'], en: ['value', 'choice', 'choice…'] },
  arity: { min: 2, max: 101 },
  example: { text: 'IN(segment, "PME", "ETI")', gives: 'true' },
  check: (args) => checkComparison(args, false),
  evaluate: ({ args }, run) => {
    const values = evaluatedAll(run, args.slice(0, 1));
    if (!values.ok) return values;
    const value = argOf(values.value, 0);
    const found: Explained[] = [];
    let refusal = null;
    for (const choice of args.slice(1)) {
      const other = run.of(choice);
      if (other.ok) found.push(condition(equality(run, value.node, other.value.node)));
      else refusal ??= other;
    }
    const holds = found.find((each) => each.value.kind === 'boolean' && each.value.isTrue);
    if (holds === undefined && refusal !== null) return refusal;
    return ok(
      condition(
        step(
          run,
          'maximum',
          found.map(({ node }) => node),
          { key: 'formula.step_any' },
        ),
      ),
    );
  },
  sql: (args, { args: typed }) => {
    const [value, ...choices] = alignedSql(args, typed);
    return `(${value} in (${choices.join(', ')}))`;
  },
};

type Comparison = Pick<FormulaFunction, 'code' | 'example'> & {
  readonly sign: string;
  readonly numbers: (run: Run, a: Explanation, b: Explanation) => Explanation;
  readonly others: (order: number) => boolean;
};

function comparison({ code, sign, example, numbers, others }: Comparison): FormulaFunction {
  const isOrder = sign !== '=' && sign !== '<>';
  return {
    code,
    names: { fr: sign, en: sign },
    parameters: { fr: ['a', 'b'], en: ['a', 'b'] },
    arity: { min: 2, max: 2 },
    operator: { sign, tightness: 1 },
    example,
    check: (args) => checkComparison(args, isOrder),
    evaluate: ({ args }, run) => {
      const values = evaluatedAll(run, args);
      if (!values.ok) return values;
      const [a, b] = [argOf(values.value, 0).node, argOf(values.value, 1).node];
      if (isNumeric(argOf(args, 0).type)) return ok(condition(numbers(run, a, b)));
      return ok(toldComparison(run, [quantityOf(a), quantityOf(b)], sign, others));
    },
    sql: (args, { args: typed }) => `(${alignedSql(args, typed).join(` ${sign} `)})`,
  };
}

/** Text has no order here: two databases and a spreadsheet have three. Conditions are combined, not compared. */
function checkComparison(given: readonly Typed[], isOrder: boolean): Checked<Settled> {
  const like = alike(given);
  if (!like.ok) return like;
  const { args, type } = like.value;
  const first = argOf(args, 0);
  if (type.kind === 'boolean' || (isOrder && type.kind === 'text'))
    return refusedAt(
      isOrder && type.kind === 'text' ? 'formula.text_not_ordered' : 'formula.condition_compared',
      first.at,
      {
        found: typeSign(type),
      },
    );
  const scale = isNumeric(type) ? scaleOfAll(args.map(shapeOf)) : 0;
  const limits = isNumeric(type) ? args.map((arg) => limitAt(shapeOf(arg), scale)) : [];
  const peak = limits.reduce((a, b) => (a > b ? a : b), 0n);
  return { ok: true, value: { args, type: { kind: 'boolean' }, peak } };
}

/** 1 when a ≥ b, and 0 when not; the other way round when it is asked whether a falls short of b. */
function atLeast(run: Run, [a, b]: readonly [Explanation, Explanation], isAsked: boolean): Explanation {
  return step(run, 'select', [a, b, truth(run, isAsked), truth(run, !isAsked)], {
    key: 'formula.step_compare',
  });
}

/** Equal are two numbers of which neither falls short of the other. */
function equalNumbers(run: Run, a: Explanation, b: Explanation): Explanation {
  const otherWay = atLeast(run, [restated(run, b), restated(run, a)], true);
  return step(run, 'select', [a, b, otherWay, truth(run, false)], { key: 'formula.step_compare' });
}

function equality(run: Run, a: Explanation, b: Explanation): Explanation {
  const [left, right] = [quantityOf(a), quantityOf(b)];
  if (left.kind !== 'text' && left.kind !== 'date') return equalNumbers(run, restated(run, a), b);
  return toldComparison(run, [left, right], '=', (order) => order === 0).node;
}

function toldComparison(
  run: Run,
  [left, right]: readonly [Quantity, Quantity],
  sign: string,
  holds: (order: number) => boolean,
): Explained {
  const isTrue = holds(orderOf(left, right));
  return leaf(run, { kind: 'boolean', isTrue }, { key: 'formula.compared', args: { left, sign, right } });
}

function orderOf(a: Quantity, b: Quantity): number {
  if (a.kind === 'date' && b.kind === 'date') return compareDates(a.date, b.date);
  invariant(a.kind === 'text' && b.kind === 'text', 'checked values are of one kind');
  return a.text === b.text ? 0 : 1;
}
