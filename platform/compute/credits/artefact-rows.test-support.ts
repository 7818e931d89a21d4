// What lies in the files of a run, row by row, and the hash that a statement takes over the rows of a measure.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { amount, plainDate, RowStreamHash } from '@cordee/kernel';
import type { ComputeRow } from '../query/compute-query.ts';
import { sqlText, withArtefactDuckdb } from './artefact-duckdb.ts';
import { creditOrder } from './credit-question.ts';

/** Every credit of an artefact as text, in the order of the row-stream hashes. */
export async function artefactRows(artefact: string): Promise<readonly ComputeRow[]> {
  const files = globSync(join(artefact, '*', '*.parquet'));
  if (files.length === 0) return [];
  return withArtefactDuckdb(artefact, async (connection) => {
    const source = `read_parquet([${files.map(sqlText).join(', ')}])`;
    const described = await (await connection.run(`describe select * from ${source}`)).getRowObjects();
    const list = described
      .map((row) => String(row['column_name']))
      .map((name) => `cast(${name} as text) as ${name}`)
      .join(', ');
    const order = creditOrder.map((key) => `credit.${key}`).join(', ');
    const read = await connection.run(`select ${list} from ${source} credit order by ${order}`);
    // Each column was cast to text.
    return (await read.getRowObjects()) as readonly ComputeRow[];
  });
}

/** As hashMeasuredRows takes it, over the rows that the measure of that bit counts, by what it counts them for. */
export function hashOfRows(rows: readonly ComputeRow[], bit: number, column = 'value'): string {
  const stream = new RowStreamHash();
  for (const row of rows) {
    if ((Number(row['measures']) & bit) === 0) continue;
    const [source, code, kind] = [row['source'] ?? '', row['code'] ?? '', row['kind'] ?? ''];
    const value = amount(row[column] ?? '', row['currency'] ?? '');
    stream.add([plainDate(row['occurred_on'] ?? ''), source, code, kind, value]);
  }
  return stream.digest();
}
