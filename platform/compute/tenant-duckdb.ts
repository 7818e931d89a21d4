// DuckDB in memory, one fenced instance per tenant: it may open that tenant's folder and nothing else, and no statement
// can move the fence.
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { DuckDBInstance } from '@duckdb/node-api';
import type { TenantId } from '@cordee/kernel';
import { artefactFolder } from './credits/credit-artefact.ts';
import { tenantFolder } from './segments/segment-folder.ts';

type RawBatch = readonly Readonly<Record<string, unknown>>[];

export type TenantDuckdb = {
  run(sql: string, parameters?: readonly string[]): Promise<void>;
  /** Gives the rows in batches, in order; `visit` says false to stop. */
  read(
    sql: string,
    parameters: readonly string[],
    visit: (rows: RawBatch) => Promise<boolean>,
  ): Promise<void>;
  close(): void;
};

const memoryLimit = '1GB';

/** The tenant's copies, and the line detail of its runs. */
function foldersOf(dataFolder: string, tenant: TenantId): readonly string[] {
  return [tenantFolder(dataFolder, tenant), artefactFolder(dataFolder, tenant)];
}

export async function openTenantDuckdb(dataFolder: string, tenant: TenantId): Promise<TenantDuckdb> {
  const folders = foldersOf(dataFolder, tenant);
  for (const folder of folders) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const threads = String(Math.max(1, Math.min(8, availableParallelism())));
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: memoryLimit,
    threads,
    temp_directory: tenantFolder(dataFolder, tenant),
  });
  const fence = await instance.connect();
  const allowed = folders.map((folder) => `'${folder.replaceAll("'", "''")}'`).join(', ');
  await fence.run(`set allowed_directories = [${allowed}]`);
  await fence.run('set enable_external_access = false');
  await fence.run('set lock_configuration = true');
  fence.closeSync();
  return {
    run: (sql, parameters = []) =>
      connected(instance, async (connection) => void (await connection.run(sql, [...parameters]))),
    read: (sql, parameters, visit) =>
      connected(instance, async (connection) => {
        const rows = await connection.stream(sql, [...parameters]);
        for await (const batch of rows.yieldRowObjectJs()) if (!(await visit(batch))) return;
      }),
    close: () => instance.closeSync(),
  };
}

/** All rows of an answer that is known to be small. */
export async function rowsOf(
  duckdb: TenantDuckdb,
  sql: string,
  parameters: readonly string[],
): Promise<RawBatch> {
  const rows: Readonly<Record<string, unknown>>[] = [];
  await duckdb.read(sql, parameters, async (batch) => {
    rows.push(...batch);
    return true;
  });
  return rows;
}

type Connection = Awaited<ReturnType<DuckDBInstance['connect']>>;

async function connected<T>(
  instance: DuckDBInstance,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
  }
}
