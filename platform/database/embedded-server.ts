// The embedded PostgreSQL: one direct child of the process that owns the data folder, restarted when it dies.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseAccount, type Account } from './account.ts';
import { prepareBinaries, type Binaries } from './binaries.ts';
import type { Connection } from './connection.ts';

export type EmbeddedServer = {
  readonly connection: Connection;
  stop(): Promise<void>;
};

type Cluster = {
  readonly binaries: Binaries;
  readonly account: Account | null;
  readonly folder: string;
  readonly log: (text: string) => void;
};

const startSecondsMax = 60;
const endingSecondsMax = 10;

/** What PostgreSQL says while a killed server of the same folder is still being cleared away by the system. */
const previousIsEnding = /lock file "postmaster\.pid" already exists|pre-existing shared memory block/;

export async function startEmbeddedServer(
  dataFolder: string,
  log: (text: string) => void,
  programs?: string,
): Promise<EmbeddedServer> {
  const account = databaseAccount();
  mkdirSync(dataFolder, { recursive: true, mode: 0o711 });
  if (account) chmodSync(dataFolder, 0o711);
  const cluster: Cluster = {
    binaries: prepareBinaries(dataFolder, account, programs),
    account,
    folder: join(dataFolder, 'database'),
    log,
  };
  const password = readOrMakePassword(dataFolder);
  if (!existsSync(join(cluster.folder, 'PG_VERSION'))) initialise(cluster, password);
  await stopOrphan(cluster.folder);
  const port = await freePort();
  const supervised = supervise(cluster, port);
  await answering(port, supervised);
  writeFileSync(join(dataFolder, 'database.port'), String(port));
  return {
    connection: { host: '127.0.0.1', port, user: 'cordee_owner', password, database: 'cordee' },
    stop: () => supervised.stop(),
  };
}

/** The connection of a server that another process of this machine already runs on the folder. */
export function runningServer(dataFolder: string): Connection {
  const port = Number(readFileSync(join(dataFolder, 'database.port'), 'utf8'));
  return {
    host: '127.0.0.1',
    port,
    user: 'cordee_owner',
    password: readOrMakePassword(dataFolder),
    database: 'cordee',
  };
}

function readOrMakePassword(dataFolder: string): string {
  const file = join(dataFolder, 'database.password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

function initialise(cluster: Cluster, password: string): void {
  rmSync(cluster.folder, { recursive: true, force: true });
  mkdirSync(cluster.folder, { mode: 0o700 });
  const passwordFile = `${cluster.folder}.first-password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (cluster.account) {
    for (const path of [cluster.folder, passwordFile])
      chownSync(path, cluster.account.uid, cluster.account.gid);
  }
  const args = [
    '-D',
    cluster.folder,
    '-U',
    'cordee_owner',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '--locale=C',
    '--no-instructions',
  ];
  const done = spawnSync(cluster.binaries.initdb, args, { ...runAs(cluster), encoding: 'utf8' });
  rmSync(passwordFile, { force: true });
  if (done.status !== 0) {
    rmSync(cluster.folder, { recursive: true, force: true });
    throw new Error(
      `the embedded PostgreSQL could not be initialised in ${cluster.folder}: ${done.stderr || done.error?.message}`,
    );
  }
}

function runAs(cluster: Cluster) {
  const env = {
    PATH: process.env['PATH'] ?? '',
    LC_ALL: 'C',
    LD_LIBRARY_PATH: join(cluster.binaries.folder, 'lib'),
    TZ: 'UTC',
  };
  return cluster.account ? { ...cluster.account, env, cwd: '/' } : { env };
}

/** A server that outlived its owner (kill -9 of the program alone) is stopped before a new one opens the folder. */
async function stopOrphan(folder: string): Promise<void> {
  const pidFile = join(folder, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const [pidText, ownFolder] = readFileSync(pidFile, 'utf8').split('\n');
  const pid = Number(pidText);
  if (ownFolder !== folder || !isAlive(pid) || !isPostgres(pid, folder)) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 10_000 && isAlive(pid); waited += 50) await sleep(50);
  if (isAlive(pid)) process.kill(pid, 'SIGQUIT');
  for (let waited = 0; waited < 5_000 && isAlive(pid); waited += 50) await sleep(50);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function isPostgres(pid: number, folder: string): boolean {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return command.includes('postgres') && command.includes(folder);
  } catch {
    return process.platform !== 'linux';
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port')),
      );
    });
  });
}

type Supervised = { readonly exited: () => string | null; stop(): Promise<void> };

function supervise(cluster: Cluster, port: number): Supervised {
  let stopping = false;
  let lastWords = '';
  let failedStart: string | null = null;
  let child: ChildProcess;
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '60',
    shared_buffers: '256MB',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    timezone: 'UTC',
    max_wal_size: '2GB',
    // After a bulk load the planner must hear of it within seconds, or the first questions take as many.
    autovacuum_naptime: '5s',
    autovacuum_analyze_scale_factor: '0.05',
    log_min_messages: 'warning',
  };
  const args = [
    '-D',
    cluster.folder,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const start = () => {
    const startedAt = performance.now();
    lastWords = '';
    child = spawn(cluster.binaries.postgres, args, {
      ...runAs(cluster),
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    });
    child.stderr?.on('data', (chunk: Buffer) => (lastWords = (lastWords + chunk.toString()).slice(-2000)));
    child.once('exit', (code) => {
      if (stopping) return;
      const livedSeconds = (performance.now() - startedAt) / 1000;
      cluster.log(
        `database stopped with code ${code} after ${livedSeconds.toFixed(1)} s; starting it again. ${lastWords.trim().split('\n').at(-1) ?? ''}`,
      );
      failedStart = livedSeconds < 1 ? lastWords : null;
      setTimeout(() => !stopping && start(), livedSeconds < 5 ? 500 : 0);
    });
  };
  start();
  return {
    exited: () => failedStart,
    stop: async () => {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill('SIGINT');
      await gone;
    },
  };
}

async function answering(port: number, supervised: Supervised): Promise<void> {
  const { isAnswering } = await import('./connection.ts');
  for (let waited = 0; waited < startSecondsMax * 1000; waited += 25) {
    if (await isAnswering(port)) return;
    const words = supervised.exited();
    const isWorthWaiting = waited < endingSecondsMax * 1000 && words !== null && previousIsEnding.test(words);
    if (words && !isWorthWaiting) {
      await supervised.stop();
      throw new Error(`the embedded PostgreSQL did not start: ${words}`);
    }
    await sleep(25);
  }
  throw new Error(`the embedded PostgreSQL did not answer within ${startSecondsMax} s`);
}
