// `cordee serve` (npm start): owns the data folder, keeps the database up, loads the demo once, runs web and worker.
import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderOwner, leaveFolder, readConfig, takeFolder, type Config } from '@cordee/platform/config';
import { openClient, purgeErased, startDatabase, type RunningDatabase } from '@cordee/platform/database';
import { installQueue } from '@cordee/platform/jobs';

const say = (text: string): void => void process.stderr.write(`cordee: ${text}\n`);

export async function serve(): Promise<number> {
  const config = readConfig();
  if (!takeFolder(config.dataFolder)) {
    say(
      `another Cordée (process ${folderOwner(config.dataFolder)?.pid}) already runs on ${config.dataFolder}. Stop it, or choose another folder with CORDEE_DATA.`,
    );
    return 1;
  }
  const startedAt = performance.now();
  const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1);
  const database = await startDatabase(config, say);
  try {
    await run(config, database, seconds);
    return 0;
  } finally {
    await database.stop();
    leaveFolder(config.dataFolder);
    say('stopped.');
  }
}

async function run(config: Config, database: RunningDatabase, seconds: () => string): Promise<void> {
  await installQueue(database.connections.owner, database.connections.app.user);
  say(`database ready after ${seconds()} s`);
  if (config.demo && !existsSync(demoErasedMark(config)))
    await (await import('./load-demo-once.ts')).loadDemoOnce(config, database, say);
  const supervisor = supervise(config);
  const port = await supervisor.ready;
  say(`ready after ${seconds()} s`);
  say('');
  say(`  Cordée    http://${config.host}:${port}`);
  say('  Sign in with one click as any person of the demo company, or open an organisation of your own.');
  say(`  Data      ${config.dataFolder}   ·   Ctrl-C stops everything`);
  say('');
  const purging = setInterval(
    () => void purge(config, database).catch((error: unknown) => say(String(error))),
    5_000,
  );
  await stopAsked();
  clearInterval(purging);
  await supervisor.stop();
}

const demoErasedMark = (config: Config): string => join(config.dataFolder, 'demo-erased');

/** Erasing is asked for by the program and done here, with the owner's rights: rows, files and copies. */
async function purge(config: Config, { connections }: RunningDatabase): Promise<void> {
  const owner = await openClient(connections.owner);
  try {
    for (const organisation of await purgeErased(owner)) {
      for (const folder of ['documents', 'segments'])
        rmSync(join(config.dataFolder, folder, organisation), { recursive: true, force: true });
      const { DEMO_ORGANISATION } = await import('@cordee/demo');
      if (organisation === DEMO_ORGANISATION) writeFileSync(demoErasedMark(config), '');
      say(`organisation ${organisation} erased.`);
    }
  } finally {
    await owner.end();
  }
}

function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

type Supervisor = { readonly ready: Promise<number>; stop(): Promise<void> };

/** Web and worker as two processes, so that a long import never slows a page. One that dies is started again. */
function supervise(config: Config): Supervisor {
  let isStopping = false;
  const children = new Map<string, ChildProcess>();
  const start = (
    role: 'web' | 'worker',
    onReady: (message: { kind: string; port?: number; reason?: string }) => void,
  ): void => {
    const child = fork(join(config.programFolder, `apps/server/${role}.ts`), {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { NODE_COMPILE_CACHE: join(config.programFolder, '.cache', 'compiled'), ...process.env },
    });
    children.set(role, child);
    child.on('message', (message) => onReady(message as { kind: string; port?: number; reason?: string })); // our own two entry points speak
    child.once('exit', (code) => {
      children.delete(role);
      if (isStopping) return;
      say(`the ${role} process ended with code ${code}; starting it again.`);
      setTimeout(() => !isStopping && start(role, onReady), 1000);
    });
  };
  const ready = new Promise<number>((resolve, reject) => {
    start('web', (message) =>
      message.kind === 'ready' ? resolve(message.port ?? config.port) : reject(new Error(message.reason)),
    );
    start('worker', () => undefined);
  });
  return {
    ready,
    stop: async () => {
      isStopping = true;
      await Promise.all(
        [...children.values()].map(
          (child) =>
            new Promise<void>((resolve) => {
              child.once('exit', () => resolve());
              child.kill('SIGTERM');
              setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
            }),
        ),
      );
    },
  };
}
