// What the two engines write differently in the question of credits, and nothing else.
import type { Dialect } from '../query/dialect.ts';

export type CreditDialect = Dialect & {
  readonly engine: 'duckdb' | 'postgres';
  /** Digits enough for an amount in ten-thousandths. */
  readonly wholeNumber: string;
  /** Of a common table that is read twice: whether its rows are worked out twice rather than kept. */
  readonly streamed: '' | 'not materialized';
  /** a ÷ b of whole numbers that are not negative, cut. */
  quotient(a: string, b: string): string;
  /** The text of that name in a column of JSON, which holds a sale's attributes; null where it has none. */
  textIn(column: string, name: string): string;
  /** Null where the text does not match, or is no value of the type. */
  readWhere(text: string, pattern: string, type: string): string;
};

export const postgresCredits = {
  engine: 'postgres',
  wholeNumber: 'numeric',
  streamed: '',
  quotient: (a: string, b: string) => `div(${a}, ${b})`,
  textIn: (column: string, name: string) => `(cast(${column} as jsonb) ->> '${name}')`,
  readWhere: (text: string, pattern: string, type: string) =>
    `(case when ${text} ~ '${pattern}' and pg_input_is_valid(${text}, '${type}') then cast(${text} as ${type}) end)`,
} as const;

export const duckdbCredits = {
  engine: 'duckdb',
  wholeNumber: 'bigint',
  streamed: 'not materialized',
  quotient: (a: string, b: string) => `((${a}) // (${b}))`,
  textIn: (column: string, name: string) => `json_extract_string(${column}, '$."${name}"')`,
  readWhere: (text: string, pattern: string, type: string) =>
    `(case when regexp_matches(${text}, '${pattern}') then try_cast(${text} as ${type}) end)`,
} as const;
