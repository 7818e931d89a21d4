import { globSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Company } from '../pay-company.ts';

/** What the workbook holds: the credits of the run's line detail, the payees with their quotas, the formulas of a row. */
export type Book = {
  readonly credits: readonly {
    readonly payee: string;
    readonly product: string;
    readonly channel: string;
    readonly amount: string;
  }[];
  readonly payees: readonly { readonly payee: string; readonly quota: string }[];
  readonly formulas: readonly string[];
};

const sum = (more: string) => `=SUMIFS(Credits!$D$2:$D{last},Credits!$A$2:$A{last},A{row}${more})`;

const formulas = [
  sum(''),
  sum(',Credits!$B$2:$B{last},"harness"'),
  sum(',Credits!$C$2:$C{last},"direct"'),
  '=ROUND(ROUND(MIN(MAX(C{row},0),B{row}*0.8)*0.01+MAX(MIN(C{row},B{row})-B{row}*0.8,0)*0.0225+MAX(C{row}-B{row},0)*0.03125,2)+ROUND(MAX(D{row},0)*0.005,2)+ROUND(MAX(E{row},0)*0.0025,2)+IF(C{row}>=B{row},750,0),2)',
];

export async function readBook({ database, scope }: Company, artefact: string): Promise<Book> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const files = globSync(join(artefact, '*', '*.parquet')).map((path) => `'${path}'`);
  const credits = await connection.run(
    `select ordinal, cast(value as text), measures from read_parquet([${files.join(', ')}])`,
  );
  const rows = await credits.getRows();
  connection.closeSync();
  instance.closeSync();
  // A run numbers its payees by their code; everybody of this company is paid.
  const people = await database.read(scope, ({ client }) =>
    client.query<{ payee: string }>('select entity_id as payee from person order by code collate "C"'),
  );
  const quotas = await database.read(scope, ({ client }) =>
    client.query<{ payee: string; quota: string }>(
      'select h.person_id as payee, q.amount as quota from quota q join position_holder h on h.entity_id = q.position_id order by 1',
    ),
  );
  return {
    // The measures that count a credit say what a sheet would look up: its product and its channel.
    credits: rows.map(([ordinal, value, measures]) => ({
      payee: people.rows[Number(ordinal)]?.payee ?? '',
      product: (Number(measures) & 2) === 0 ? 'other' : 'harness',
      channel: (Number(measures) & 4) === 0 ? 'other' : 'direct',
      amount: String(value),
    })),
    payees: quotas.rows,
    formulas,
  };
}
