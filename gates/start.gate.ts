// A start that would put data at risk does not happen, and says why: a second instance, unsafe settings, wrong roles.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openApplication } from '@cordee/server';
import { openTestApplication, type TestApplication } from '@cordee/server/test-application';
import { UnsafeDatabaseError, type Connection } from '@cordee/platform/database';
import type { Gate, Trial } from './gate.ts';
import { freePort, serveCordee, startServe } from './served-cordee.ts';

const claims = {
  second: 'D4 a second instance on the same folder is refused by name, and the first goes on',
  settings: 'D6 unsafe settings and wrong roles refuse to start, each with its sentence',
  safe: 'D6 the safe database starts',
} as const;

export const gate: Gate = {
  name: 'start',
  sabotages: {
    'the lock of the folder is removed': claims.second,
    'the setting is put right': claims.settings,
  },
  run: async (trial) => {
    if (trial.sabotage !== 'the lock of the folder is removed') await tryUnsafe(trial);
    if (trial.sabotage !== 'the setting is put right') await trySecond(trial);
  },
};

type Fault = {
  readonly plant: string;
  readonly mend: string;
  readonly sentence: RegExp;
  readonly as?: (app: TestApplication) => Connection;
};

const faults: readonly Fault[] = [
  {
    plant: 'alter role cordee_program set synchronous_commit = off',
    mend: 'alter role cordee_program reset synchronous_commit',
    sentence: /synchronous_commit is off/,
  },
  {
    plant: 'alter role cordee_program bypassrls',
    mend: 'alter role cordee_program nobypassrls',
    sentence: /has BYPASSRLS/,
  },
  {
    plant: 'alter role cordee_program superuser',
    mend: 'alter role cordee_program nosuperuser',
    sentence: /superuser/,
  },
  {
    plant: 'alter table deal owner to cordee_program',
    mend: 'alter table deal owner to cordee_owner',
    sentence: /owns the tables/,
  },
  { plant: 'select 1', mend: 'select 1', sentence: /superuser/, as: (app) => app.connections.owner },
];

async function tryUnsafe(trial: Trial): Promise<void> {
  const app = await openTestApplication();
  try {
    const opened = (connection: Connection) =>
      openApplication(app.config, connection, { log: () => undefined, queue: null, poolSizeMax: 2 }).then(
        async (application) => {
          await application.close();
          return null;
        },
        (error: unknown) => error,
      );
    for (const { plant, mend, sentence, as } of faults) {
      await app.owner.query(trial.sabotage === 'the setting is put right' ? mend : plant);
      const refusal = await opened(as?.(app) ?? app.connections.app);
      const isRefused = refusal instanceof UnsafeDatabaseError && sentence.test(refusal.message);
      trial.check(claims.settings, isRefused, () => `${plant}: ${String(refusal)}`);
      await app.owner.query(mend);
    }
    const refusal = await opened(app.connections.app);
    trial.check(claims.safe, refusal === null, () => String(refusal));
  } finally {
    await app.stop();
  }
}

async function trySecond(trial: Trial): Promise<void> {
  const first = await serveCordee();
  try {
    await first.start();
    for (let count = 0; count < 3; count += 1) {
      if (trial.sabotage) await removeLock(first.dataFolder);
      const second = startServe(first.dataFolder, await freePort());
      const { code, said } = await endOf(second);
      const isNamed = said.includes(first.dataFolder) && /another Cordée \(process \d+\)/.test(said);
      const goesOn = await fetch(`${first.address}/healthz`).then(
        (answer) => answer.ok,
        () => false,
      );
      trial.check(claims.second, code === 1 && isNamed && goesOn, () => `code ${code}: ${said}`);
      if (trial.sabotage) return;
    }
  } finally {
    await first.clear();
  }
}

async function removeLock(dataFolder: string): Promise<void> {
  const removed = spawn('rm', [`${dataFolder}/cordee.lock`]);
  await once(removed, 'exit');
}

const endSecondsMax = 15;

async function endOf(child: ChildProcess): Promise<{ code: number | null; said: string }> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const timer = setTimeout(() => child.kill('SIGTERM'), endSecondsMax * 1000);
  const [code] = (await once(child, 'close')) as [number | null]; // the code of an ended process
  clearTimeout(timer);
  return { code, said };
}
