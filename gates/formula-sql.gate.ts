// Formulas as SQL: row by row, both databases give the digits, texts and gaps that the engine gives.
import { DuckDBInstance } from '@duckdb/node-api';
import {
  checkFormula,
  evaluateFormula,
  EXAMPLE_ENVIRONMENT,
  formulaToSql,
  parseFormula,
  type CheckedFormula,
  type FormulaValue,
  type SqlPlace,
} from '@cordee/engine-formula';
import {
  decimal,
  decimalText,
  currency,
  numberOf,
  percentageOf,
  plainDate,
  withoutTrailingZeros,
} from '@cordee/kernel';
import { openTestApplication } from '@cordee/server/test-application';
import { anyFormulaText } from './formula-texts.ts';
import type { Gate, Random, Trial } from './gate.ts';

const claims = {
  duckdb: 'F3 DuckDB gives what the engine gives, and nothing where it refuses',
  postgres: 'F3 PostgreSQL gives what the engine gives, and nothing where it refuses',
} as const;

const untold = 'what cannot be told counts as false';
const rowCount = 500;
const columnTypes = {
  amount: 'decimal(17,4)',
  quota: 'decimal(17,4)',
  discount: 'decimal(12,8)',
  rate: 'decimal(12,8)',
  licences: 'decimal(21,8)',
  score: 'decimal(21,8)',
  segment: 'text',
  order_code: 'text',
  order_date: 'date',
  is_new: 'boolean',
} as const;
type Code = keyof typeof columnTypes;
type Row = Readonly<Record<Code, FormulaValue | null>>;
const codes = Object.keys(columnTypes) as Code[]; // the keys of a constant
const columns = Object.fromEntries(codes.map((code) => [code, `"${code}"`]));

type Ask = (sql: string, values: readonly (string | null)[]) => Promise<readonly (string | null)[]>;

export const gate: Gate = {
  name: 'formula-sql',
  sabotages: { [`DuckDB: ${untold}`]: claims.duckdb, [`PostgreSQL: ${untold}`]: claims.postgres },
  run: async (trial) => {
    const app = await openTestApplication();
    const duckdb = await (await DuckDBInstance.create(':memory:')).connect();
    const asks: Readonly<Record<SqlPlace['dialect'], Ask>> = {
      duckdb: async (sql, values) =>
        (await duckdb.runAndReadAll(sql, [...values])).getRowObjectsJson().map(valueOf),
      postgres: async (sql, values) => (await app.owner.query(sql, [...values])).rows.map(valueOf),
    };
    try {
      const rows = Array.from({ length: rowCount }, () => anyRow(trial.random));
      for (const ask of Object.values(asks)) await fill(ask, rows);
      await tryFormulas(trial, rows, asks);
    } finally {
      duckdb.closeSync();
      await app.stop();
    }
  },
};

async function fill(ask: Ask, rows: readonly Row[]): Promise<void> {
  const list = codes.map((code) => `"${code}" ${columnTypes[code]}`).join(', ');
  await ask(`create temporary table formula_row (id integer, ${list})`, []);
  const places = codes.map((code, index) => `cast($${index + 1} as ${columnTypes[code]})`).join(', ');
  for (const [id, row] of rows.entries())
    await ask(
      `insert into formula_row values (${id}, ${places})`,
      codes.map((code) => told(row[code])),
    );
}

async function tryFormulas(
  trial: Trial,
  rows: readonly Row[],
  asks: Readonly<Record<SqlPlace['dialect'], Ask>>,
): Promise<void> {
  const wanted = trial.depth === 'deep' ? 2_000 : 150;
  for (let tried = 0; tried < wanted;) {
    const checked = anyChecked(trial.random);
    if (checked === null) continue;
    tried += 1;
    const meant = rows.map((row) => {
      const value = evaluateFormula(checked, row);
      return value.ok ? told(value.value) : null;
    });
    for (const dialect of ['duckdb', 'postgres'] as const)
      await tryDialect(trial, checked, { dialect, meant, ask: asks[dialect] });
  }
}

type Expectation = {
  readonly dialect: SqlPlace['dialect'];
  readonly meant: readonly (string | null)[];
  readonly ask: Ask;
};

async function tryDialect(
  trial: Trial,
  checked: CheckedFormula,
  { dialect, meant, ask }: Expectation,
): Promise<void> {
  const values: string[] = [];
  const bind = (value: string, type: string) => `cast($${values.push(value)} as ${type})`;
  const written = formulaToSql(checked, { dialect, columns, bind });
  if (!written.ok) return;
  const { sql, digits } = written.value;
  const isSabotaged = trial.sabotage === `${dialect === 'duckdb' ? 'DuckDB' : 'PostgreSQL'}: ${untold}`;
  const sent = isSabotaged ? sql.replaceAll('when false then', 'else') : sql;
  const found = await ask(`select cast(${sent} as text) as value from formula_row order by id`, values);
  const differs = meant.findIndex(
    (each, row) => each !== (digits === null ? found[row] : trimmed(found[row] ?? null)),
  );
  trial.check(
    claims[dialect],
    differs < 0 && found.length === meant.length,
    () => `${sql.slice(0, 200)}: row ${differs} is ${found[differs]}, not ${meant[differs]}`,
  );
}

function anyChecked(random: Random): CheckedFormula | null {
  const { text, locale } = anyFormulaText(random);
  const parsed = parseFormula(text, { locale });
  if (!parsed.ok) return null;
  const kinds = ['amount', 'percentage', 'decimal', 'text', 'date', 'boolean'] as const;
  const checked = checkFormula(parsed.value, EXAMPLE_ENVIRONMENT, { anyOf: kinds });
  return checked.ok ? checked.value : null;
}

/** Amounts up to 10^12, eight-decimal rates, accents, and one gap in six. */
function anyRow(random: Random): Row {
  const some = <T>(value: T): T | null => (random.below(6) === 0 ? null : value);
  const exact = (max: number, scale: number) =>
    decimal(decimalText({ unscaled: BigInt(random.below(2 * max) - max) * (scale === 4 ? 10n : 1n), scale }));
  const euros = () =>
    ({ kind: 'amount', amount: { value: exact(10 ** 15, 4), currency: currency('EUR') } }) as const;
  const ratio = () => ({ kind: 'percentage', ratio: percentageOf(exact(10 ** 9, 8)) }) as const;
  const words = () =>
    ({
      kind: 'text',
      text: random.pick(['PME', 'ETI', 'é', 'e\u0301', 'CMD042', '🤦🏼', '', "d'or"]),
    }) as const;
  const day = plainDate('1995-01-01').add({ days: random.below(15_000) });
  return {
    amount: some(
      random.below(2) === 0
        ? euros()
        : { ...euros(), amount: { value: exact(5_000, 0), currency: currency('EUR') } },
    ),
    quota: some(euros()),
    discount: some(ratio()),
    rate: some(ratio()),
    licences: some({ kind: 'decimal', value: exact(1_000, 0), unit: 'licences' }),
    score: some({ kind: 'decimal', value: exact(10 ** 14, 8) }),
    segment: some(words()),
    order_code: some(words()),
    order_date: some({ kind: 'date', date: day }),
    is_new: some({ kind: 'boolean', isTrue: random.below(2) === 0 }),
  };
}

/** As both databases print it, numbers without the zeros that end them. */
function told(value: FormulaValue | null): string | null {
  if (value === null) return null;
  if (value.kind === 'boolean') return String(value.isTrue);
  if (value.kind === 'text') return value.text;
  if (value.kind === 'date') return value.date.toString();
  const number = numberOf(value);
  return number === null ? null : decimalText(withoutTrailingZeros(number));
}

function trimmed(number: string | null): string | null {
  const short = number?.includes('.') ? number.replace(/\.?0+$/, '') : number;
  return short === '-0' ? '0' : (short ?? null);
}

function valueOf(row: object): string | null {
  return 'value' in row && typeof row.value === 'string' ? row.value : null;
}
