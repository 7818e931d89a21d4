// A pay run over very many credits, beside what others would do with the same facts in the same session.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainDate, tenantId, userId, type Scope } from '@cordee/kernel';
import { systemClock } from '@cordee/platform/clock';
import { openCompute } from '@cordee/platform/compute';
import { readConfig, type Config } from '@cordee/platform/config';
import { connectDatabase, openClient, startDatabase, type Connections } from '@cordee/platform/database';
import { currentCommit, describeMachine, type Report } from '../report.ts';
import {
  compensationUsage,
  readCompensationSettings,
  type CompensationSettings,
} from './compensation-settings.ts';
import { measureCompensation } from './measure-compensation.ts';

export const compensationBench = {
  usage: compensationUsage,
  run: async (args: readonly string[]): Promise<Report> => {
    const settings = readCompensationSettings(args);
    const dataFolder = settings.folder ?? mkdtempSync(join(tmpdir(), 'cordee-bench-'));
    mkdirSync(dataFolder, { recursive: true });
    const config = { ...readConfig(), dataFolder, externalDatabase: null };
    const running = await startDatabase(config, () => undefined);
    const cleanUp = async () => {
      await running.stop();
      if (settings.folder === null) rmSync(dataFolder, { recursive: true, force: true });
    };
    const interrupted = () => {
      process.on('uncaughtException', () => undefined);
      void cleanUp().finally(() => process.exit(130));
    };
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
    try {
      return await runOn(running.connections, config, settings);
    } finally {
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      await cleanUp();
    }
  },
};

async function runOn(
  { app, owner }: Connections,
  config: Config,
  settings: CompensationSettings,
): Promise<Report> {
  const startedAt = performance.now();
  const say = (text: string) =>
    void process.stderr.write(
      `${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${text}\n`,
    );
  const database = await connectDatabase(
    app,
    () => systemClock.now(),
    () => undefined,
  );
  const compute = openCompute({ dataFolder: config.dataFolder, database });
  try {
    const { checks, figures } = await measureCompensation({
      database,
      compute,
      scope: benchScope(1),
      small: benchScope(2),
      dataFolder: config.dataFolder,
      analyse: async () => {
        const client = await openClient(owner);
        await client.query('analyze');
        await client.end();
      },
      settings,
      say,
    });
    const { seed, sabotage, window, folder: _folder, closing: _closing, ...sizes } = settings;
    return {
      bench: 'compensation',
      commit: currentCommit(config.programFolder),
      machine: describeMachine(),
      seed,
      seconds: (performance.now() - startedAt) / 1000,
      settings: { ...sizes, ...(window === 'period' ? {} : { window }), sabotage: sabotage ?? 'none' },
      checks,
      comparisons: [],
      figures,
    };
  } finally {
    await compute.close();
    await database.close();
  }
}

function benchScope(number: number): Scope {
  return {
    tenant: tenantId(`00000000-0000-4000-8000-0000000000c${number}`),
    actor: userId('00000000-0000-4000-8000-0000000000aa'),
    roles: ['revops'],
    locale: 'en',
    asOf: { effective: plainDate('2026-12-31'), change: null },
    today: plainDate('2026-12-31'),
    branch: 0,
    positions: 'all',
    people: 'all',
    fields: 'all',
  };
}
