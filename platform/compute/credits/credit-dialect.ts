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
};

export const postgresCredits = {
  engine: 'postgres',
  wholeNumber: 'numeric',
  streamed: '',
  quotient: (a: string, b: string) => `div(${a}, ${b})`,
} as const;

export const duckdbCredits = {
  engine: 'duckdb',
  wholeNumber: 'bigint',
  streamed: 'not materialized',
  quotient: (a: string, b: string) => `((${a}) // (${b}))`,
} as const;
