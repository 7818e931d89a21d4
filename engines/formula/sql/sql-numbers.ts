// Whole-number arithmetic that both databases carry out alike.
import { powerOfTen } from '@cordee/kernel';
import { scaleOfAll } from '../check/number-shape.ts';
import type { NumberShape } from '../check/number-shape.ts';
import { shapeOf } from '../check/typed.ts';
import type { Typed } from '../check/typed.ts';
import type { SqlDialect } from './sql-dialect.ts';

export type SqlRounding = 'half-up' | 'up' | 'down' | 'floor';

/** A whole number of one scale, written at a larger one. */
export function scaledSql(sql: string, from: number, to: number): string {
  return from === to ? sql : `(${sql} * ${powerOfTen(to - from)})`;
}

/** Arguments as they can be compared and added: numbers at the largest of their scales. */
export function alignedSql(sql: readonly string[], typed: readonly Typed[]): readonly string[] {
  if (typed.some(({ shape }) => shape === null)) return sql;
  const scale = scaleOfAll(typed.map(shapeOf));
  return sql.map((each, index) => scaledSql(each, typed[index]?.shape?.scale ?? scale, scale));
}

/** One result of several, at the scale of the whole. */
export function resultSql(sql: string, typed: Typed, shape: NumberShape | null): string {
  return shape === null || typed.shape === null ? sql : scaledSql(sql, typed.shape.scale, shape.scale);
}

/** The whole number at a smaller scale. */
export function roundedSql(
  whole: string,
  { from, to }: { readonly from: number; readonly to: number },
  rounding: SqlRounding,
  dialect: SqlDialect,
): string {
  if (from <= to) return whole;
  const power = powerOfTen(from - to);
  return dialect.named([whole], ([number = '']) => {
    const moved = (by: bigint) => `case when ${number} < 0 then ${number} - ${by} else ${number} + ${by} end`;
    const lowered = `case when ${number} < 0 then ${number} - ${power - 1n} else ${number} end`;
    const dividend = { 'half-up': moved(power / 2n), up: moved(power - 1n), down: number, floor: lowered };
    return dialect.quotient(`(${dividend[rounding]})`, String(power));
  });
}

/** The quotient half to even: towards zero, then one further where the rest is more than half, or half and odd. */
export function dividedSql(dividend: string, divisor: string, dialect: SqlDialect): string {
  return dialect.named([dividend, divisor], ([n = '', d = '']) => {
    const quotient = dialect.quotient(n, d);
    const rest = `abs(${n} - ${quotient} * ${d})`;
    const missing = `(abs(${d}) - ${rest})`;
    const isFurther = `${rest} > ${missing} or (${rest} = ${missing} and ${quotient} % 2 <> 0)`;
    const sign = `case when (${n} < 0) = (${d} < 0) then 1 else -1 end`;
    return `(${quotient} + case when ${isFurther} then ${sign} else 0 end)`;
  });
}
