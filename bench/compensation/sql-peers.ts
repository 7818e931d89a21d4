// The peers in SQL: PostgreSQL on the product's tables, DuckDB on the product's own copies.
import { globSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { decimal, unscaledAt } from '@cordee/kernel';
import type { Reading } from '@cordee/platform/database';
import { id } from './fill-company.ts';
import type { Company } from './pay-company.ts';
import { goesOf, type CompensationSettings } from './compensation-settings.ts';
import { medianGo } from './median.ts';
import { peerSql, peerSqlWithDetail, type PeerFiles } from './peer-sql.ts';

export type PeerPay = { readonly ms: number; readonly pay: ReadonlyMap<string, bigint> };

/** The places of everybody, which a peer is given and not timed for. */
const placesSql = (payees: number) =>
  `select ${id('s', 'i')} as payee, case when i % 10 = 0 then null else ${id('s', '(i / 10) * 10')} end as manager, q.amount as quota
   from generate_series(0, ${payees - 1}) s(i) join quota q on q.entity_id = ${id('q', 'i')}`;

type Place = { readonly payee: string; readonly manager: string | null; readonly quota: string };

export async function postgresPeer({ database, scope }: Company, payees: number): Promise<PeerPay> {
  return database.read(scope, async ({ client }: Reading) => {
    await client.query(`set local work_mem = '256MB'`);
    const places = `(${placesSql(payees)})`;
    const startedAt = performance.now();
    const { rows } = await client.query<{ payee: string; pay: string }>(
      `with place_of as materialized ${places} ${peerSql({ transaction: 'transaction', split: 'transaction_split', places: 'place_of' }).replace(/^with/, ',')}`,
    );
    return { ms: performance.now() - startedAt, pay: inCents(rows) };
  });
}

export type DuckdbPeers = {
  /** Pay alone: one statement that keeps nothing. */
  readonly pay: PeerPay;
  /** Credits and measures in files, as a run of the product leaves them, then pay. */
  readonly withDetail: PeerPay;
};

const creditsPerPart = 2_000_000;

export async function duckdbPeers(
  company: Company,
  dataFolder: string,
  { payees, credits }: Pick<CompensationSettings, 'payees' | 'credits'>,
): Promise<DuckdbPeers> {
  const folder = join(dataFolder, 'segments', company.scope.tenant);
  const files = (table: string) =>
    `read_parquet([${globSync(join(folder, table, '*.parquet'))
      .map((path) => `'${path}'`)
      .join(', ')}])`;
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '2GB', temp_directory: folder });
  const connection = await instance.connect();
  const tables = { transaction: files('transaction'), split: files('transaction_split'), places: 'place_of' };
  const goes = goesOf({ credits });
  const ms = (go: PeerPay) => go.ms;
  try {
    await writePlaces(connection, company, payees);
    return {
      pay: await medianGo(goes, () => payBy(connection, [peerSql(tables)]), ms),
      withDetail: await medianGo(
        goes,
        () =>
          inOwnFolder(dataFolder, credits, (files) => payBy(connection, peerSqlWithDetail(tables, files))),
        ms,
      ),
    };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function inOwnFolder<T>(
  dataFolder: string,
  credits: number,
  work: (files: PeerFiles) => Promise<T>,
): Promise<T> {
  const own = mkdtempSync(join(dataFolder, 'peer-'));
  const measures = join(own, 'measures');
  mkdirSync(measures);
  try {
    return await work({
      credits: join(own, 'credits'),
      measures,
      parts: Math.ceil(credits / creditsPerPart),
    });
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

async function writePlaces(
  connection: DuckDBConnection,
  { database, scope }: Company,
  payees: number,
): Promise<void> {
  await connection.run('create table place_of (payee uuid, manager uuid, quota decimal(15,2))');
  const places = await database.read(scope, ({ client }) => client.query<Place>(placesSql(payees)));
  const text = places.rows
    .map(({ payee, manager, quota }) => `${payee};${manager ?? ''};${quota}`)
    .join('\n');
  await connection.run(
    `insert into place_of select cast(split_part(line, ';', 1) as uuid), cast(nullif(split_part(line, ';', 2), '') as uuid), cast(split_part(line, ';', 3) as decimal(15,2)) from (select unnest(string_split(cast($1 as text), chr(10))) as line) given`,
    [text],
  );
}

/** The pay that the last statement gives. */
async function payBy(connection: DuckDBConnection, statements: readonly string[]): Promise<PeerPay> {
  const startedAt = performance.now();
  let rows: readonly Readonly<Record<string, unknown>>[] = [];
  for (const statement of statements) rows = await (await connection.run(statement)).getRowObjects();
  const ms = performance.now() - startedAt;
  return { ms, pay: inCents(rows.map((row) => ({ payee: String(row['payee']), pay: String(row['pay']) }))) };
}

function inCents(
  rows: readonly { readonly payee: string; readonly pay: string }[],
): ReadonlyMap<string, bigint> {
  return new Map(rows.map(({ payee, pay }) => [payee, unscaledAt(decimal(pay), 2)]));
}

/** What the product stored, by payee. */
export async function productPay(
  { database, scope }: Company,
  runId: string,
): Promise<ReadonlyMap<string, bigint>> {
  const { rows } = await database.read(scope, ({ client }) =>
    client.query<{ payee_id: string; pay: string }>(
      'select payee_id, sum(payable_minor) as pay from payout_line where run_id = $1 group by payee_id',
      [runId],
    ),
  );
  return new Map(rows.map(({ payee_id, pay }) => [payee_id, BigInt(pay)]));
}

export type Differences = { readonly tried: number; readonly violated: number };

/** Payees whose pay differs by more than the given cents, or who are paid by one only. */
export function countUnequalPay(
  a: ReadonlyMap<string, bigint>,
  b: ReadonlyMap<string, bigint>,
  centsMax = 0n,
): Differences {
  const keys = [...new Set([...a.keys(), ...b.keys()])];
  const isEqual = (key: string) => {
    const [one, other] = [a.get(key), b.get(key)];
    if (one === undefined || other === undefined) return false;
    const difference = one - other;
    return difference <= centsMax && -difference <= centsMax;
  };
  return { tried: keys.length, violated: keys.filter((key) => !isEqual(key)).length };
}
