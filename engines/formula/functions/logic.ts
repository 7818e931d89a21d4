import { ok, refused } from '@cordee/kernel';
import type { Explanation, Refused, Result } from '@cordee/kernel';
import { alike } from '../check/alike.ts';
import { shapeOfAny } from '../check/number-shape.ts';
import type { NumberShape } from '../check/number-shape.ts';
import { requireKinds } from '../check/requirements.ts';
import { argOf, shapeOf } from '../check/typed.ts';
import type { Explained, Run, Typed, TypedCall } from '../check/typed.ts';
import { isNumeric } from '../environment.ts';
import type { ValueType } from '../environment.ts';
import { condition, leaf, nothingLike, quantityOf, step, truth } from '../evaluate/steps.ts';
import { refusedAt } from '../formula-refusal.ts';
import type { Checked } from '../formula-refusal.ts';
import { resultSql } from '../sql/sql-numbers.ts';
import type { FormulaFunction, Settled } from './formula-function.ts';

export const ifElse: FormulaFunction = {
  code: 'IF',
  names: { fr: 'SI', en: 'IF' },
  parameters: { fr: ['condition', 'alors', 'sinon'], en: ['condition', 'then', 'otherwise'] },
  arity: { min: 3, max: 3 },
  example: { text: 'IF(amount > 1000, amount * 3%, 0)', gives: '37.035 EUR' },
  check: (args) => checkCases(args.slice(0, 1), args.slice(1), (test, values) => [...test, ...values]),
  evaluate: ({ args }, run) => {
    const test = run.of(argOf(args, 0));
    if (!test.ok) return test;
    const isTaken = holds(test.value);
    const taken = run.of(argOf(args, isTaken ? 1 : 2));
    return taken.ok ? ok(chosen(run, test.value, taken.value, isTaken)) : taken;
  },
  sql: (args, call) => {
    const [test, then, otherwise] = [argOf(args, 0), branchSql(args, call, 1), branchSql(args, call, 2)];
    return `(case ${test} when true then ${then} when false then ${otherwise} end)`;
  },
};

export const cases: FormulaFunction = {
  code: 'IFS',
  names: { fr: 'SI.CONDITIONS', en: 'IFS' },
  parameters: {
    fr: ['condition', 'valeur', 'condition…', 'valeur…'],
    en: ['condition', 'value', 'condition…', 'value…'],
  },
  arity: { min: 2, max: 200 },
  example: { text: 'IFS(amount < 1000, 1%, amount < 5000, 2%, TRUE, 3%)', gives: '2 %' },
  check: (args, at) => {
    if (args.length % 2 !== 0) return refusedAt('formula.cases_in_pairs', at);
    const tests = args.filter((_, index) => index % 2 === 0);
    const values = args.filter((_, index) => index % 2 === 1);
    return checkCases(tests, values, (checked, like) =>
      checked.flatMap((test, index) => [test, argOf(like, index)]),
    );
  },
  evaluate: (call, run) => firstCase(call.args, run),
  sql: (args, call) => {
    const tests = args.flatMap((test, index) => (index % 2 === 0 ? [{ test, index }] : []));
    return tests.reduceRight(
      (rest, { test, index }) =>
        `(case ${test} when true then ${branchSql(args, call, index + 1)} when false then ${rest} end)`,
      'null',
    );
  },
};

export const and = junction({
  code: 'AND',
  names: { fr: 'ET', en: 'AND' },
  example: { text: 'AND(amount > 1000, segment = "PME")', gives: 'true' },
  decidedBy: false,
});

export const or = junction({
  code: 'OR',
  names: { fr: 'OU', en: 'OR' },
  example: { text: 'OR(amount > 5000, segment = "PME")', gives: 'true' },
  decidedBy: true,
});

export const not: FormulaFunction = {
  code: 'NOT',
  names: { fr: 'NON', en: 'NOT' },
  parameters: { fr: ['condition'], en: ['condition'] },
  arity: { min: 1, max: 1 },
  example: { text: 'NOT(segment = "PME")', gives: 'false' },
  check: (args) => checkConditions(args),
  evaluate: ({ args }, run) => {
    const value = run.of(argOf(args, 0));
    if (!value.ok) return value;
    const node = step(run, 'subtract', [truth(run, true), value.value.node], { key: 'formula.step_not' });
    return ok(condition(node));
  },
  sql: (args) => `(not ${argOf(args, 0)})`,
};

export const ifError: FormulaFunction = {
  code: 'IF_ERROR',
  names: { fr: 'SIERREUR', en: 'IFERROR' },
  parameters: { fr: ['valeur', 'sinon'], en: ['value', 'otherwise'] },
  arity: { min: 2, max: 2 },
  example: { text: 'IFERROR(amount / (quota - quota), 0)', gives: '0 %' },
  check: (args) => {
    const like = alike(args);
    return like.ok ? { ok: true, value: { ...like.value, ...widest(like.value) } } : like;
  },
  evaluate: ({ args }, run) => {
    const value = run.of(argOf(args, 0));
    if (value.ok) return value;
    const other = run.of(argOf(args, 1));
    if (!other.ok) return other;
    const node = step(run, 'identity', [other.value.node], { key: 'formula.step_instead' });
    return ok({ value: other.value.value, node });
  },
  sql: (args, call) => `coalesce(${branchSql(args, call, 0)}, ${branchSql(args, call, 1)})`,
};

export const isBlank: FormulaFunction = {
  code: 'IS_BLANK',
  names: { fr: 'ESTVIDE', en: 'ISBLANK' },
  parameters: { fr: ['champ'], en: ['field'] },
  arity: { min: 1, max: 1 },
  example: { text: 'ISBLANK(discount)', gives: 'true' },
  check: (args, at) =>
    argOf(args, 0).node === 'field'
      ? { ok: true, value: { args, type: { kind: 'boolean' } } }
      : refusedAt('formula.field_expected', at),
  evaluate: ({ args }, run) => {
    const field = argOf(args, 0);
    const isTrue = !run.of(field).ok;
    const name = field.node === 'field' ? field.field.names.fr : '';
    return ok(leaf(run, { kind: 'boolean', isTrue }, { key: 'formula.tested_blank', args: { name } }));
  },
  sql: (args) => `(${argOf(args, 0)} is null)`,
};

function holds({ value }: Explained): boolean {
  return value.kind === 'boolean' && value.isTrue;
}

/** The branch that a condition takes; the other one is not calculated. */
function chosen(run: Run, test: Explained, taken: Explained, isFirst: boolean): Explained {
  const other = nothingLike(run, quantityOf(taken.node), 'formula.not_taken');
  return {
    value: taken.value,
    node: choice(run, test.node, isFirst ? [taken.node, other] : [other, taken.node]),
  };
}

function choice(run: Run, test: Explanation, branches: readonly Explanation[]): Explanation {
  return step(run, 'select', [test, truth(run, true), ...branches]);
}

function firstCase(args: readonly Typed[], run: Run): Result<Explained> {
  const [test, value, ...others] = args;
  if (test === undefined || value === undefined) return refused('formula.no_case');
  const tested = run.of(test);
  if (!tested.ok) return tested;
  const isTaken = holds(tested.value);
  const taken = isTaken ? run.of(value) : firstCase(others, run);
  return taken.ok ? ok(chosen(run, tested.value, taken.value, isTaken)) : taken;
}

type Junction = Pick<FormulaFunction, 'code' | 'names' | 'example'> & { readonly decidedBy: boolean };

/** One condition may decide for all; only when none does, one that cannot be told makes the whole untold. */
function junction({ decidedBy, ...named }: Junction): FormulaFunction {
  const operation = decidedBy ? 'maximum' : 'minimum';
  const key = decidedBy ? 'formula.step_any' : 'formula.step_all';
  return {
    ...named,
    parameters: { fr: ['condition', 'condition…'], en: ['condition', 'condition…'] },
    arity: { min: 2, max: 100 },
    check: (args) => checkConditions(args),
    evaluate: ({ args }, run) => {
      const told: Explained[] = [];
      let refusal: Refused | null = null;
      for (const arg of args) {
        const value = run.of(arg);
        if (value.ok) told.push(value.value);
        else refusal ??= value;
      }
      const isDecided = told.some((each) => holds(each) === decidedBy);
      if (refusal !== null && !isDecided) return refusal;
      return ok(
        condition(
          step(
            run,
            operation,
            told.map(({ node }) => node),
            { key },
          ),
        ),
      );
    },
    sql: (args) => `(${args.join(decidedBy ? ' or ' : ' and ')})`,
  };
}

function checkConditions(given: readonly Typed[]): Checked<Settled> {
  const args = requireKinds(given, 'boolean');
  return args.ok ? { ok: true, value: { args: args.value, type: { kind: 'boolean' } } } : args;
}

function checkCases(
  tests: readonly Typed[],
  values: readonly Typed[],
  together: (tests: readonly Typed[], values: readonly Typed[]) => readonly Typed[],
): Checked<Settled> {
  const conditions = requireKinds(tests, 'boolean');
  if (!conditions.ok) return conditions;
  const like = alike(values);
  if (!like.ok) return like;
  const args = together(conditions.value, like.value.args);
  return { ok: true, value: { type: like.value.type, ...widest(like.value), args } };
}

function widest({ args, type }: { readonly args: readonly Typed[]; readonly type: ValueType }): {
  readonly shape?: NumberShape;
} {
  return isNumeric(type) ? { shape: shapeOfAny(args.map(shapeOf)) } : {};
}

function branchSql(args: readonly string[], call: TypedCall, index: number): string {
  return resultSql(argOf(args, index), argOf(call.args, index), call.shape);
}
