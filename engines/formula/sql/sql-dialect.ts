// What differs between the two databases. Numbers are whole inside a formula: the value × 10^scale.
import { powerOfTen } from '@cordee/kernel';

export type SqlDialectName = 'duckdb' | 'postgres';

/** Sends a value beside the statement and gives the SQL that stands for it; platform/compute's parameters can. */
export type Bind = (value: string, type: string) => string;

export type SqlDialect = {
  readonly name: SqlDialectName;
  /** Digits that a number may have on the way; more are refused before anything is asked. */
  readonly digitsMax: number;
  readonly numberType: string;
  readonly bind: Bind;
  /** The whole number of a decimal column of this scale. */
  whole(column: string, scale: number): string;
  /** The decimal of a whole number. */
  decimal(whole: string, scale: number): string;
  /** The quotient of whole numbers towards zero; null when the divisor is zero. */
  quotient(dividend: string, divisor: string): string;
  /**
   * An expression that uses its operands several times. Short ones are repeated (DuckDB finds them again and is faster
   * so); long ones are named once, so that the statement grows with the formula and no faster.
   */
  named(operands: readonly string[], body: (names: readonly string[]) => string): string;
  contains(text: string, part: string): string;
  /** year, quarter, month, day or isodow (1 is Monday) of a date, whole. */
  datePart(part: string, date: string): string;
  daysBetween(end: string, start: string): string;
  /** The same day of a later month, or its last day. */
  addMonths(date: string, months: number): string;
};

export function sqlDialect(name: SqlDialectName, bind: Bind): SqlDialect {
  return name === 'duckdb' ? duckdb(bind) : postgres(bind);
}

function duckdb(bind: Bind): SqlDialect {
  const whole = (sql: string) => `cast(${sql} as hugeint)`;
  return {
    name: 'duckdb',
    digitsMax: 38,
    numberType: 'hugeint',
    bind,
    whole: (column, scale) => whole(`cast(${column} as decimal(38,${scale})) * ${powerOfTen(scale)}`),
    decimal: (sql, scale) =>
      scale === 0
        ? `cast(${sql} as decimal(38,0))`
        : `(cast(${sql} as decimal(38,0)) * cast('${tenth(scale)}' as decimal(${scale},${scale})))`,
    quotient: (dividend, divisor) => `(${dividend} // ${divisor})`,
    named: (operands, body) => named(operands, body, 20_000),
    contains: (text, part) => `contains(${text}, ${part})`,
    datePart: (part, date) => whole(`date_part('${part}', ${date})`),
    daysBetween: (end, start) => whole(`date_diff('day', ${start}, ${end})`),
    addMonths: (date, months) => `cast(${date} + to_months(${months}) as date)`,
  };
}

function postgres(bind: Bind): SqlDialect {
  return {
    name: 'postgres',
    digitsMax: 400,
    numberType: 'numeric',
    bind,
    whole: (column, scale) => `(${column} * ${powerOfTen(scale)})`,
    decimal: (sql, scale) => (scale === 0 ? sql : `(${sql} * ${tenth(scale)})`),
    quotient: (dividend, divisor) => `div(${dividend}, nullif(${divisor}, 0))`,
    named: (operands, body) => named(operands, body, 1_000),
    contains: (text, part) => `(strpos(${text}, ${part}) > 0)`,
    datePart: (part, date) => `extract(${part} from ${date})`,
    daysBetween: (end, start) => `cast(${end} - ${start} as numeric)`,
    addMonths: (date, months) => `cast(${date} + make_interval(months => ${months}) as date)`,
  };
}

/** `offset 0` keeps PostgreSQL from putting the operands back in the place of their names. */
function named(
  operands: readonly string[],
  body: (names: readonly string[]) => string,
  repeatedMax: number,
): string {
  const repeated = body(operands);
  if (repeated.length <= repeatedMax) return repeated;
  const names = operands.map((_, index) => `operand.n${index}`);
  const columns = operands.map((operand, index) => `${operand} as n${index}`);
  return `(select ${body(names)} from (select ${columns.join(', ')} offset 0) operand)`;
}

/** 10^-scale as it is written. */
function tenth(scale: number): string {
  return `0.${'1'.padStart(scale, '0')}`;
}
