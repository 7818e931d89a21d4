// A DuckDB instance that may open one artefact's folder and nothing else. It is kept from slice to slice of a run: opening
// one and giving its memory back cost as much as a tenth of the slice.
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

type Opened = { readonly instance: Promise<DuckDBInstance>; users: number; timer?: NodeJS.Timeout };

const memoryLimit = '512MB';
const idleMs = 300;
const opened = new Map<string, Opened>();

export async function withArtefactDuckdb<T>(
  artefact: string,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const own: Opened = opened.get(artefact) ?? { instance: fenced(artefact), users: 0 };
  opened.set(artefact, own);
  clearTimeout(own.timer);
  own.users += 1;
  try {
    return await connected(await own.instance, work);
  } finally {
    own.users -= 1;
    if (own.users === 0) own.timer = setTimeout(() => void close(artefact, own), idleMs).unref();
  }
}

export const sqlText = (text: string) => `'${text.replaceAll("'", "''")}'`;

async function fenced(artefact: string): Promise<DuckDBInstance> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: memoryLimit,
    threads: '1',
    temp_directory: artefact,
  });
  await connected(instance, async (connection) => {
    await connection.run(`set allowed_directories = [${sqlText(artefact)}]`);
    await connection.run('set enable_external_access = false');
    await connection.run('set lock_configuration = true');
  });
  return instance;
}

async function connected<T>(
  instance: DuckDBInstance,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
  }
}

async function close(artefact: string, own: Opened): Promise<void> {
  opened.delete(artefact);
  // One that could not be opened has told whoever asked.
  const instance = await own.instance.catch(() => undefined);
  instance?.closeSync();
}
