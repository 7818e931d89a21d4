import { ok } from '@cordee/kernel';
import { shapeOfAny } from '../check/number-shape.ts';
import { requireLikeNumbers } from '../check/requirements.ts';
import { shapeOf } from '../check/typed.ts';
import { evaluatedAll, explained, step } from '../evaluate/steps.ts';
import { alignedSql } from '../sql/sql-numbers.ts';
import type { FormulaFunction } from './formula-function.ts';

export const minimum = extreme({
  code: 'MIN',
  operation: 'minimum',
  sql: 'least',
  example: { text: 'MIN(amount * 3%, 25)', gives: '25 EUR' },
});

export const maximum = extreme({
  code: 'MAX',
  operation: 'maximum',
  sql: 'greatest',
  example: { text: 'MAX(amount - 2000, 0)', gives: '0 EUR' },
});

type Extreme = Pick<FormulaFunction, 'code' | 'example'> & {
  readonly operation: 'minimum' | 'maximum';
  readonly sql: string;
};

function extreme({ code, operation, sql, example }: Extreme): FormulaFunction {
  return {
    code,
    names: { fr: code, en: code },
    parameters: { fr: ['nombre', 'nombre…'], en: ['number', 'number…'] },
    arity: { min: 2, max: 100 },
    example,
    check: (args) => {
      const like = requireLikeNumbers(args);
      if (!like.ok) return like;
      return { ok: true, value: { ...like.value, shape: shapeOfAny(like.value.args.map(shapeOf)) } };
    },
    evaluate: ({ args }, run) => {
      const values = evaluatedAll(run, args);
      if (!values.ok) return values;
      return ok(
        explained(
          step(
            run,
            operation,
            values.value.map(({ node }) => node),
          ),
        ),
      );
    },
    // Both databases pass over what is null; a formula does not.
    sql: (args, { args: typed }, dialect) =>
      dialect.named(alignedSql(args, typed), (names) => {
        const missing = names
          .filter((_, index) => typed[index]?.node !== 'literal')
          .map((each) => `${each} is null`);
        return `(case when ${missing.join(' or ') || 'false'} then null else ${sql}(${names.join(', ')}) end)`;
      }),
  };
}
