// The data model under load: one organisation, many facts, three branches, then changes by concurrent writers while the
// columnar copies follow. What both engines say, and what a run pays, must not depend on any of it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@cordee/platform/clock';
import { openCompute, openFactSource } from '@cordee/platform/compute';
import { readConfig, type Config } from '@cordee/platform/config';
import { connectDatabase, startDatabase, type Connection } from '@cordee/platform/database';
import { seededRandom } from '../random.ts';
import { currentCommit, describeMachine, type Report } from '../report.ts';
import { wholeScope } from './bench-scope.ts';
import { cutBranches, loadModel } from './load-model.ts';
import { measureModel, type ModelWorld } from './measure-model.ts';
import { modelSizes } from './model-facts.ts';
import { modelUsage, readModelSettings, type ModelSettings } from './model-settings.ts';
import { copiesDatabase } from './sabotage.ts';

const connectionsMax = 24;

export const modelBench = {
  usage: modelUsage,
  run: async (args: readonly string[]): Promise<Report> => {
    const settings = readModelSettings(args);
    const dataFolder = mkdtempSync(join(tmpdir(), 'cordee-bench-'));
    const config = { ...readConfig(), dataFolder, externalDatabase: null };
    const running = await startDatabase(config, () => undefined);
    const cleanUp = async () => {
      await running.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    };
    const interrupted = () => {
      // The questions under way break with the database; only the clean-up still matters.
      process.on('uncaughtException', () => undefined);
      void cleanUp().finally(() => process.exit(130));
    };
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
    try {
      return await runOn(running.connections.app, config, settings);
    } finally {
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      await cleanUp();
    }
  },
};

async function runOn(
  connection: Connection,
  { dataFolder, programFolder }: Config,
  settings: ModelSettings,
): Promise<Report> {
  const startedAt = performance.now();
  const say = (text: string) =>
    void process.stderr.write(
      `${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${text}\n`,
    );
  const database = await connectDatabase(
    connection,
    () => systemClock.now(),
    () => undefined,
    { sizeMax: connectionsMax },
  );
  const source = openFactSource(copiesDatabase(database, settings.sabotage));
  const compute = openCompute({ dataFolder, database, source });
  try {
    const sizes = modelSizes(settings.facts);
    const random = seededRandom(settings.seed);
    const scope = wholeScope();
    const loaded = await loadModel(database, scope, sizes, random);
    await cutBranches(database, scope, sizes, random);
    say('facts loaded, branches cut');
    const world: ModelWorld = { database, compute, scope, sizes, random, settings, loaded, say };
    const { checks, comparisons, affected } = await measureModel(world);
    const { sabotage, seed, ...counted } = settings;
    return {
      bench: 'model',
      commit: currentCommit(programFolder),
      machine: describeMachine(),
      seed,
      seconds: (performance.now() - startedAt) / 1000,
      settings: { ...counted, branches: 3, ...sizes, recalculated: affected, sabotage: sabotage ?? 'none' },
      checks,
      comparisons,
    };
  } finally {
    await compute.close();
    await database.close();
  }
}
