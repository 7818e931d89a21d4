import { decimalText, ok, type Result } from '@cordee/kernel';
import { numericColumn } from './columns.ts';
import type { ComputeQuery, Expression } from './compute-query.ts';
import { conditionSql } from './condition.ts';
import type { BuildContext } from './known-facts.ts';
import { productType, typeOfConstant, type NumericType } from './numeric-type.ts';

export type ExactSql = { readonly sql: string; readonly type: NumericType };

/** An exact expression and its type. Refuses platform.compute_bound_exceeded when it may pass 38 digits. */
export function expressionSql(
  query: ComputeQuery,
  expression: Expression,
  context: BuildContext,
): Result<ExactSql> {
  if (typeof expression === 'string') return ok(numericColumn(query, expression));
  if ('constant' in expression) {
    const type = typeOfConstant(expression.constant);
    return ok({
      sql: context.parameters.bind(decimalText(expression.constant), `decimal(38,${type.scale})`),
      type,
    });
  }
  if ('times' in expression) return productSql(query, expression.times, context);
  const lowered = expressionSql(query, expression.lowered, context);
  if (!lowered.ok) return lowered;
  const { sql, type } = lowered.value;
  const where = conditionSql(query, expression.where, context);
  return ok({ sql: `(case when ${where} and ${sql} > 0 then -(${sql}) else ${sql} end)`, type });
}

function productSql(
  query: ComputeQuery,
  [a, b]: readonly [Expression, Expression],
  context: BuildContext,
): Result<ExactSql> {
  const left = expressionSql(query, a, context);
  if (!left.ok) return left;
  const right = expressionSql(query, b, context);
  if (!right.ok) return right;
  const type = productType(left.value.type, right.value.type);
  if (!type.ok) return type;
  const [leftSql, rightSql] = [left.value, right.value].map((side) =>
    context.dialect.exact(side.sql, side.type),
  );
  return ok({ sql: `(${leftSql} * ${rightSql})`, type: type.value });
}
