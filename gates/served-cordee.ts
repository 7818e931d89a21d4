// `cordee serve` as a person starts it, on a data folder of its own: the whole tree of processes, and its violent end.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '@cordee/platform/config';
import { openClient, runningConnections } from '@cordee/platform/database';
import type pg from 'pg';

export type ServedCordee = {
  readonly dataFolder: string;
  readonly address: string;
  /** Starts it and waits for /healthz; the seconds it took. */
  readonly start: () => Promise<number>;
  /** What it said on stderr since its last start. */
  readonly words: () => string;
  /** Every process of the tree, at once: no process may clean up after another. */
  readonly killTree: () => void;
  /** The database server alone; the seconds until /healthz answers again. */
  readonly killDatabase: () => Promise<number>;
  readonly asOwner: <T>(work: (client: pg.Client) => Promise<T>) => Promise<T>;
  /** Ends it and removes its folder. */
  readonly clear: () => Promise<void>;
};

const root = join(import.meta.dirname, '..');
const startSecondsMax = 60;

export async function serveCordee(): Promise<ServedCordee> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'cordee-gate-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  let said = '';
  const healthy = (from: number) => waitUntilHealthy(address, from, () => said);
  return {
    dataFolder,
    address,
    words: () => said,
    start: async () => {
      const from = performance.now();
      said = '';
      child = startServe(dataFolder, port);
      child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
      return healthy(from);
    },
    killTree: () => {
      if (child?.pid) for (const pid of treeOf(child.pid)) kill(pid);
      child = null;
    },
    killDatabase: async () => {
      const from = performance.now();
      kill(Number(readFileSync(join(dataFolder, 'database/postmaster.pid'), 'utf8').split('\n')[0]));
      await sleep(50);
      return healthy(from);
    },
    asOwner: async (work) => {
      const { owner } = runningConnections({
        ...readConfig({}),
        dataFolder,
        externalDatabase: null,
      });
      const client = await openClient(owner);
      try {
        return await work(client);
      } finally {
        await client.end();
      }
    },
    clear: async () => {
      if (child?.pid) for (const pid of treeOf(child.pid)) kill(pid);
      await sleep(300);
      rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

export function startServe(
  dataFolder: string,
  port: number,
  environment: Readonly<Record<string, string>> = {},
): ChildProcess {
  return spawn(process.execPath, [join(root, 'apps/cli/main.ts'), 'serve'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      CORDEE_DATA: dataFolder,
      CORDEE_PORT: String(port),
      CORDEE_DEMO: 'off',
      CORDEE_LOG: 'error',
      ...environment,
    },
  });
}

async function waitUntilHealthy(address: string, from: number, words: () => string): Promise<number> {
  for (;;) {
    const seconds = (performance.now() - from) / 1000;
    const isHealthy = await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(2_000) }).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isHealthy) return seconds;
    if (seconds > startSecondsMax) throw new Error(`no answer within ${startSecondsMax} s: ${words()}`);
    await sleep(50);
  }
}

/** The process and all its descendants, the eldest first so that nobody starts a killed one again. */
function treeOf(root: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2]));
    } catch {
      continue; // it ended while the folder was read
    }
  }
  const tree = [root];
  for (const parent of tree)
    tree.push(...[...parents].filter(([, above]) => above === parent).map(([pid]) => pid));
  return tree;
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
