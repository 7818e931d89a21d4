// Where segments come from: a tenant's facts in PostgreSQL, read in one snapshot together with the change number that
// says how far it reaches.
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { to as copyTo } from 'pg-copy-streams';
import { ok, refused, type Result, type Scope } from '@cordee/kernel';
import type { Database, Reading } from '@cordee/platform/database';
import type { BranchCut } from '../query/branch-chain.ts';
import { storedColumns, type SegmentTable } from '../segment-tables.ts';

/** How far the tenant's facts reach: every change up to `number` is committed and seen, and none after it. */
export type Watermark = { readonly number: bigint; readonly branches: readonly BranchCut[] };

type Range = { readonly from: bigint; readonly to: bigint };

/** One snapshot of one tenant. */
export type FactSnapshot = {
  readonly watermark: Watermark;
  /** The seals of these change numbers, as this database's history has them; a number it does not know is left out. */
  seals(numbers: readonly bigint[]): Promise<ReadonlyMap<bigint, string>>;
  /** Whether the changes from–to wrote a row. */
  hasRows(table: SegmentTable, range: Range): Promise<boolean>;
  /** Writes the rows of the changes from–to as COPY writes text. Refuses platform.compute_value_out_of_bounds. */
  copy(table: SegmentTable, range: Range, path: string): Promise<Result<void>>;
};

export type FactSource = {
  snapshot<T>(scope: Scope, work: (snapshot: FactSnapshot) => Promise<T>): Promise<T>;
};

export function openFactSource(database: Database): FactSource {
  return {
    snapshot: (scope, work) =>
      database.read(scope, async (tx) =>
        work({
          watermark: await readWatermark(tx),
          seals: (numbers) => readSeals(tx, numbers),
          hasRows: (table, range) => hasRows(tx, table, range),
          copy: (table, range, path) => copyRows(tx, table, range, path),
        }),
      ),
  };
}

export async function readWatermark({ sql }: Reading): Promise<Watermark> {
  // A branch is opened by a change.
  const rows = await sql
    .selectFrom('tenant_change')
    .leftJoin('branch', (join) => join.onTrue())
    .select(['number', 'branch', 'parent', 'base_change'])
    .execute();
  return {
    number: BigInt(rows[0]?.number ?? 0),
    branches: rows.flatMap(({ branch, parent, base_change }) =>
      branch === null || parent === null || base_change === null
        ? []
        : [{ branch, parent, baseChange: BigInt(base_change) }],
    ),
  };
}

async function readSeals(
  { client }: Reading,
  numbers: readonly bigint[],
): Promise<ReadonlyMap<bigint, string>> {
  const { rows } = await client.query<{ number: string; seal: string }>(
    `select number, left(encode(hash, 'hex'), 16) as seal from change where number = any($1::bigint[])`,
    [numbers.map(String)],
  );
  return new Map(rows.map(({ number, seal }) => [BigInt(number), seal]));
}

const rowsIn = ({ name }: SegmentTable, { from, to }: Range) =>
  `"${name}" where change between ${from} and ${to}`;

async function hasRows({ client }: Reading, table: SegmentTable, range: Range): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    `select exists (select from ${rowsIn(table, range)}) as found`,
  );
  return rows[0]?.found === true;
}

async function copyRows(tx: Reading, table: SegmentTable, range: Range, path: string): Promise<Result<void>> {
  const tooLong = await firstOutOfBounds(tx, table, range);
  if (tooLong !== undefined) return refused('platform.compute_value_out_of_bounds', tooLong);
  const list = storedColumns(table).map(({ name }) => `"${name}"`);
  const rows = tx.client.query(
    copyTo(`copy (select ${list.join(', ')} from ${rowsIn(table, range)}) to stdout`),
  );
  await pipeline(rows, createWriteStream(path));
  return ok(undefined);
}

/** Neither engine may round a source's number on its way: one that its column cannot hold is named instead. */
async function firstOutOfBounds(
  { client }: Reading,
  table: SegmentTable,
  range: Range,
): Promise<{ column: string; value: string } | undefined> {
  const bounds = Object.entries(table.columns).flatMap(([column, type]) =>
    typeof type === 'string'
      ? []
      : [
          {
            column,
            isOut: `(abs("${column}") >= 1e${type.integerDigits} or "${column}" <> round("${column}", ${type.scale}))`,
          },
        ],
  );
  if (bounds.length === 0) return undefined;
  const first = (what: (column: string) => string) =>
    `case ${bounds.map(({ column, isOut }) => `when ${isOut} then ${what(column)}`).join(' ')} end`;
  const { rows } = await client.query<{ column: string; value: string }>(
    `select ${first((column) => `'${table.name}.${column}'`)} as column, ${first((column) => `"${column}"`)} as value
     from ${rowsIn(table, range)} and (${bounds.map(({ isOut }) => isOut).join(' or ')}) limit 1`,
  );
  return rows[0];
}
