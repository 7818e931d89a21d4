// Generated formulas over generated rows: TypeScript, DuckDB and PostgreSQL give the same digits, texts and gaps.
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { decimalText, numberOf } from '@cordee/kernel';
import { openTestApplication, type TestApplication } from '@cordee/server/test-application';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyExpression, anyRow, FORMULA_SEED } from './arbitrary-formula.test-support.ts';
import { checkFormula } from './check/check-formula.ts';
import type { CheckedFormula } from './check/check-formula.ts';
import { digitsOf } from './environment.ts';
import type { FormulaValue } from './environment.ts';
import { evaluateFormula } from './evaluate/evaluate-formula.ts';
import type { FormulaRow } from './evaluate/evaluate-typed.ts';
import { ANY_KIND, checkText } from './formula.test-support.ts';
import { FORMULA_FORMAT } from './formula.ts';
import { EXAMPLE_ENVIRONMENT, EXAMPLE_ROW } from './functions/example-fields.ts';
import { FUNCTIONS } from './functions/registry.ts';
import { formulaToSql } from './sql/formula-to-sql.ts';
import type { SqlDialectName } from './sql/sql-dialect.ts';
import { printFormula } from './write/print-formula.ts';

const runs = Number(process.env['CORDEE_FORMULA_SQL_RUNS'] ?? 200);
const rows: readonly FormulaRow[] = [EXAMPLE_ROW, ...fc.sample(anyRow, { numRuns: 599, seed: FORMULA_SEED })];
const columns = Object.fromEntries(EXAMPLE_ENVIRONMENT.fields.map(({ code }) => [code, `"${code}"`]));

let app: TestApplication;
let duckdb: DuckDBConnection;

beforeAll(async () => {
  app = await openTestApplication();
  duckdb = await (await DuckDBInstance.create(':memory:')).connect();
  await createTable('postgres', 'create temporary table formula_row');
  await createTable('duckdb', 'create table formula_row');
});

afterAll(async () => {
  duckdb.closeSync();
  await app.stop();
});

async function createTable(dialect: SqlDialectName, create: string): Promise<void> {
  const { fields } = EXAMPLE_ENVIRONMENT;
  const list = fields.map((field) => {
    const digits = digitsOf(field);
    const kind = field.type.kind;
    return `"${field.code}" ${digits === null ? kind : `decimal(${digits.integerDigits + digits.scale},${digits.scale})`}`;
  });
  await ask(dialect, `${create} (id integer, ${list.join(', ')})`);
  for (const [id, row] of rows.entries()) {
    const values = fields.map(({ code }) => told(row[code] as FormulaValue | null)); // rows of these tests hold values alone
    const places = values.map((_, index) => `$${index + 1}`);
    await ask(dialect, `insert into formula_row values (${id}, ${places.join(', ')})`, values);
  }
}

async function ask(
  dialect: SqlDialectName,
  sql: string,
  values: readonly (string | null)[] = [],
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  if (dialect === 'postgres') return (await app.owner.query(sql, [...values])).rows;
  return (await duckdb.runAndReadAll(sql, [...values])).getRowObjectsJson();
}

/** A value as both databases print it, numbers without the zeros that end them. */
function told(value: FormulaValue | null): string | null {
  if (value === null) return null;
  if (value.kind === 'boolean') return String(value.isTrue);
  if (value.kind === 'text') return value.text;
  if (value.kind === 'date') return value.date.toString();
  const number = numberOf(value);
  return number === null ? null : decimalText(number);
}

function trimmed(text: string | null, isNumber: boolean): string | null {
  if (text === null || !isNumber) return text;
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return short === '-0' ? '0' : short;
}

/** What a database says for every row; null when it refuses the formula. */
async function answers(
  checked: CheckedFormula,
  dialect: SqlDialectName,
): Promise<readonly (string | null)[] | null> {
  const values: string[] = [];
  const bind = (value: string, type: string) => `cast($${values.push(value)} as ${type})`;
  const written = formulaToSql(checked, { dialect, columns, bind });
  if (!written.ok) {
    const codes = written.refusal.map(({ code }) => code);
    if (codes.some((code) => code !== 'formula.sql_digits')) throw new Error(codes.join(', '));
    return null;
  }
  const { sql, digits } = written.value;
  const found = await ask(
    dialect,
    `select cast(${sql} as text) as value from formula_row order by id`,
    values,
  );
  return found.map(({ value }) => trimmed(value as string | null, digits !== null)); // the column is a text
}

function expected(checked: CheckedFormula): readonly (string | null)[] {
  return rows.map((row) => {
    const result = evaluateFormula(checked, row);
    if (!result.ok) return null;
    const isNumber = !['boolean', 'text', 'date'].includes(result.value.kind);
    return trimmed(told(result.value), isNumber);
  });
}

describe('a formula as SQL', () => {
  it.each(FUNCTIONS)('gives for $code what TypeScript gives, row by row', async ({ example }) => {
    const checked = checkText(example.text);
    if (!checked.ok) throw new Error(JSON.stringify(checked.refusal));
    const values = expected(checked.value);
    expect(await answers(checked.value, 'duckdb')).toEqual(values);
    expect(await answers(checked.value, 'postgres')).toEqual(values);
  });

  it(
    `gives the same digits, texts and gaps in ${runs} generated formulas over ${rows.length} rows`,
    { timeout: 600_000 },
    async () => {
      const asked = { accepted: 0, duckdb: 0, postgres: 0, values: 0, gaps: 0 };
      await fc.assert(
        fc.asyncProperty(anyExpression, async (expression) => {
          const checked = checkFormula({ format: FORMULA_FORMAT, expression }, EXAMPLE_ENVIRONMENT, ANY_KIND);
          if (!checked.ok) return;
          const values = expected(checked.value);
          asked.accepted += 1;
          asked.gaps += values.filter((value) => value === null).length;
          asked.values += values.filter((value) => value !== null).length;
          for (const dialect of ['duckdb', 'postgres'] as const) {
            const found = await answers(checked.value, dialect);
            if (found === null) continue;
            asked[dialect] += 1;
            expect(found, `${dialect}: ${printFormula(checked.value.formula, 'en')}`).toEqual(values);
          }
        }),
        { numRuns: runs, seed: FORMULA_SEED },
      );
      console.log(`formulas as SQL: seed ${FORMULA_SEED}, ${JSON.stringify(asked)}`);
      expect(asked.duckdb).toBeGreaterThan(runs / 3);
      expect(asked.postgres).toBeGreaterThan(runs / 2);
      expect(asked.values).toBeGreaterThan(asked.gaps / 4);
    },
  );
});
