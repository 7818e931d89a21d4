// What others do with the same file in the same session: PostgreSQL's own COPY into a table without any promise, and
// DuckDB's reader. Neither checks a row, finds a seller, keeps a history or can be taken back.
import { DuckDBInstance } from '@duckdb/node-api';
import type pg from 'pg';
import { header } from './opportunity-file.ts';

export async function copySeconds(owner: pg.Client, path: string): Promise<number> {
  const columns = header.map((_, index) => `c${index} text`).join(', ');
  await owner.query(`create table bench_plain (${columns})`);
  const from = performance.now();
  await owner.query(`copy bench_plain from '${path}' (format csv, delimiter ';', header)`);
  const seconds = (performance.now() - from) / 1000;
  await owner.query('drop table bench_plain');
  return seconds;
}

export async function duckdbSeconds(path: string): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const from = performance.now();
  await connection.run(
    `create table plain as select * from read_csv('${path}', delim = ';', all_varchar = true)`,
  );
  const seconds = (performance.now() - from) / 1000;
  connection.closeSync();
  instance.closeSync();
  return seconds;
}
