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

/** One snapshot of one tenant. */
export type FactSnapshot = {
  readonly watermark: Watermark;
  /** The seals of these change numbers, as this database's history has them; a number it does not know is left out. */
  seals(numbers: readonly bigint[]): Promise<ReadonlyMap<bigint, string>>;
  /** Writes the rows of the changes from–to as CSV. Refuses platform.compute_value_out_of_bounds. */
  copy(
    table: SegmentTable,
    range: { readonly from: bigint; readonly to: bigint },
    path: string,
  ): Promise<Result<void>>;
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
          copy: (table, range, path) => copyRows(tx, table, range, path),
        }),
      ),
  };
}

export async function readWatermark({ sql }: Reading): Promise<Watermark> {
  const last = await sql.selectFrom('tenant_change').select('number').executeTakeFirst();
  const cuts = await sql.selectFrom('branch').select(['branch', 'parent', 'base_change']).execute();
  return {
    number: BigInt(last?.number ?? 0),
    branches: cuts.map(({ branch, parent, base_change }) => ({
      branch,
      parent,
      baseChange: BigInt(base_change),
    })),
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

type Range = { readonly from: bigint; readonly to: bigint };

async function copyRows(tx: Reading, table: SegmentTable, range: Range, path: string): Promise<Result<void>> {
  const inRange = `"${table.name}" where change between ${range.from} and ${range.to}`;
  const tooLong = await firstOutOfBounds(tx, table, inRange);
  if (tooLong !== undefined) return refused('platform.compute_value_out_of_bounds', tooLong);
  const columns = storedColumns(table);
  const texts = columns.filter(({ type }) => type === 'text').map(({ name }) => `"${name}"`);
  const quoting = texts.length === 0 ? '' : `, force_quote (${texts.join(', ')})`;
  const list = columns.map(({ name }) => `"${name}"`).join(', ');
  const rows = tx.client.query(
    copyTo(`copy (select ${list} from ${inRange}) to stdout (format csv${quoting})`),
  );
  await pipeline(rows, createWriteStream(path));
  return ok(undefined);
}

/** Neither engine may round a source's number on its way: one that its column cannot hold is named instead. */
async function firstOutOfBounds(
  { client }: Reading,
  table: SegmentTable,
  inRange: string,
): Promise<{ column: string; value: string } | undefined> {
  for (const [column, type] of Object.entries(table.columns)) {
    if (typeof type === 'string') continue;
    const { rows } = await client.query<{ value: string }>(
      `select "${column}" as value from ${inRange} and (abs("${column}") >= 1e${type.integerDigits} or "${column}" <> round("${column}", ${type.scale})) limit 1`,
    );
    if (rows[0]) return { column: `${table.name}.${column}`, value: rows[0].value };
  }
  return undefined;
}
