// Opens the database of a data folder or of DATABASE_URL: roles made, migrations applied, unsafe settings refused.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '@cordee/platform/config';
import { connectionFromUrl, openClient, openPool, type Connection, type PoolOptions } from './connection.ts';
import { runningServer, startEmbeddedServer } from './embedded-server.ts';
import { migrate, readMigrations } from './migrate.ts';
import { createDatabaseWhenMissing, createRoles } from './roles.ts';
import { refuseUnsafeSettings } from './settings-check.ts';
import { openDatabase, type Database, type InstantSource } from './transaction.ts';

export type Connections = { readonly owner: Connection; readonly app: Connection };

export type RunningDatabase = {
  readonly connections: Connections;
  readonly migrationsApplied: number;
  stop(): Promise<void>;
};

/** For the one process that owns the data folder. Starts the embedded server unless DATABASE_URL names another. */
export async function startDatabase(config: Config, log: (text: string) => void): Promise<RunningDatabase> {
  if (config.externalDatabase) {
    const connections = {
      owner: connectionFromUrl(config.externalDatabase.adminUrl),
      app: connectionFromUrl(config.externalDatabase.url),
    };
    return {
      connections,
      migrationsApplied: await prepare(connections, config, null),
      stop: async () => undefined,
    };
  }
  const server = await startEmbeddedServer(config.dataFolder, log);
  const connections = { owner: server.connection, app: appConnection(config.dataFolder, server.connection) };
  try {
    await createDatabaseWhenMissing(server.connection);
    return {
      connections,
      migrationsApplied: await prepare(connections, config, connections.app.password),
      stop: () => server.stop(),
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** For the other processes of the same machine: the server is already up. */
export function runningConnections(config: Config): Connections {
  if (config.externalDatabase) {
    return {
      owner: connectionFromUrl(config.externalDatabase.adminUrl),
      app: connectionFromUrl(config.externalDatabase.url),
    };
  }
  const owner = runningServer(config.dataFolder);
  return { owner, app: appConnection(config.dataFolder, owner) };
}

function appConnection(dataFolder: string, owner: Connection): Connection {
  const file = join(dataFolder, 'database.app-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return { ...owner, user: 'cordee_program', password: readFileSync(file, 'utf8') };
}

async function prepare(
  { owner, app }: Connections,
  config: Config,
  appPassword: string | null,
): Promise<number> {
  const client = await openClient(owner);
  try {
    await createRoles(
      client,
      appPassword === null ? { user: app.user } : { user: app.user, password: appPassword },
    );
    return await migrate(client, readMigrations(config.programFolder));
  } finally {
    await client.end();
  }
}

export async function connectDatabase(
  connection: Connection,
  instantOf: InstantSource,
  log: (text: string) => void,
  options: PoolOptions = {},
): Promise<Database> {
  const pool = openPool(connection, log, options);
  const client = await pool.connect();
  try {
    await refuseUnsafeSettings(client);
  } finally {
    client.release();
  }
  return openDatabase(pool, instantOf);
}
