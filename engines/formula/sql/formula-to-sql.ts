import { numberOf, ok, powerOfTen } from '@cordee/kernel';
import { SQL_MAX } from '../bounds.ts';
import type { CheckedFormula } from '../check/check-formula.ts';
import { digitsOfLimit } from '../check/number-shape.ts';
import type { Typed, TypedCall, TypedField, TypedLiteral } from '../check/typed.ts';
import type { Digits, ValueType } from '../environment.ts';
import { refusedAt } from '../formula-refusal.ts';
import type { Checked } from '../formula-refusal.ts';
import { sqlDialect } from './sql-dialect.ts';
import type { Bind, SqlDialect, SqlDialectName } from './sql-dialect.ts';

/** Where the rows are: the SQL of each field's column by its code, and how values are sent beside the statement. */
export type SqlPlace = {
  readonly dialect: SqlDialectName;
  readonly columns: Readonly<Record<string, string>>;
  readonly bind: Bind;
};

/** One expression of a row. Digits are those of its number, null for texts, dates and conditions. */
export type FormulaSql = { readonly sql: string; readonly type: ValueType; readonly digits: Digits | null };

/**
 * The formula as SQL that gives, row by row, what `evaluateFormula` gives, to the last digit, and null where that
 * refuses: the row's reason is then asked of `evaluateFormula`. Columns hold no more digits than their field declares.
 * Refuses formula.sql_digits where DuckDB would need more than 38 digits (PostgreSQL then still can), formula.sql_long
 * and formula.sql_column.
 */
export function formulaToSql(
  { root }: CheckedFormula,
  { dialect: name, columns, bind }: SqlPlace,
): Checked<FormulaSql> {
  const dialect = sqlDialect(name, bind);
  const written = sqlOf(root, columns, dialect);
  if (!written.ok) return written;
  const { type, shape } = root;
  if (shape === null) return ok({ sql: written.value, type, digits: null });
  const integerDigits = Math.max(digitsOfLimit(shape.limit) - shape.scale, 0);
  return ok({
    sql: dialect.decimal(written.value, shape.scale),
    type,
    digits: { integerDigits, scale: shape.scale },
  });
}

function sqlOf(typed: Typed, columns: SqlPlace['columns'], dialect: SqlDialect): Checked<string> {
  const digits = Math.max(digitsOfLimit(peakOf(typed)), typed.shape?.scale ?? 0);
  if (digits > dialect.digitsMax)
    return refusedAt('formula.sql_digits', typed.at, { digits, max: dialect.digitsMax });
  switch (typed.node) {
    case 'literal':
      return ok(literalSql(typed, dialect));
    case 'field':
      return columnSql(typed, columns, dialect);
    case 'call':
      return callSql(typed, columns, dialect);
  }
}

/** A field's column is multiplied by its scale as a decimal of that scale. */
function peakOf(typed: Typed): bigint {
  if (typed.node === 'call') return typed.peak;
  if (typed.node === 'literal' || typed.shape === null) return typed.shape?.limit ?? 0n;
  return typed.shape.limit * powerOfTen(typed.shape.scale);
}

function callSql(call: TypedCall, columns: SqlPlace['columns'], dialect: SqlDialect): Checked<string> {
  const args: string[] = [];
  for (const arg of call.args) {
    const written = sqlOf(arg, columns, dialect);
    if (!written.ok) return written;
    args.push(written.value);
  }
  const sql = call.function.sql(args, call, dialect);
  return sql.length > SQL_MAX ? refusedAt('formula.sql_long', call.at, { max: SQL_MAX }) : ok(sql);
}

function columnSql(
  { field, shape, at }: TypedField,
  columns: SqlPlace['columns'],
  dialect: SqlDialect,
): Checked<string> {
  const column = columns[field.code];
  if (column === undefined) return refusedAt('formula.sql_column', at, { field: field.names.fr });
  return ok(shape === null ? column : dialect.whole(column, shape.scale));
}

function literalSql({ value, isSetting }: TypedLiteral, { bind, numberType }: SqlDialect): string {
  const numberSql = (whole: string) => (isSetting ? whole : bind(whole, numberType));
  switch (value.kind) {
    case 'boolean':
      return value.isTrue ? 'true' : 'false';
    case 'text':
      return bind(value.text, 'text');
    case 'date':
      return bind(value.date.toString(), 'date');
    case 'amount':
    case 'percentage':
    case 'decimal':
      return numberSql(String(numberOf(value)?.unscaled ?? 0n));
  }
}
