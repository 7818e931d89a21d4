// A file of a million dirty rows through the product as it is served: web, worker and database as their own processes.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOwnOrganisation } from '../../gates/served-client.ts';
import { serveCordee } from '../../gates/served-cordee.ts';
import { seededRandom } from '../random.ts';
import { currentCommit, describeMachine, type Report } from '../report.ts';
import { importUsage, readImportSettings } from './import-settings.ts';
import { measureImport } from './measure-import.ts';

export const importBench = {
  usage: importUsage,
  run: async (args: readonly string[]): Promise<Report> => {
    const settings = readImportSettings(args);
    const startedAt = performance.now();
    const say = (text: string) =>
      void process.stderr.write(
        `${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${text}\n`,
      );
    const folder = mkdtempSync(join(tmpdir(), 'cordee-bench-'));
    chmodSync(folder, 0o755); // the database server of its own account reads the file for the peer
    const cordee = await serveCordee();
    const cleanUp = async () => {
      await cordee.clear();
      rmSync(folder, { recursive: true, force: true });
    };
    const interrupted = () => void cleanUp().finally(() => process.exit(130));
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
    try {
      await cordee.start();
      const client = await openOwnOrganisation(cordee);
      const random = seededRandom(settings.seed);
      const measured = await measureImport({ cordee, client, folder, settings, random, say });
      const { seed, sabotage, ...sizes } = settings;
      return {
        bench: 'import',
        commit: currentCommit(join(import.meta.dirname, '../..')),
        machine: describeMachine(),
        seed,
        seconds: (performance.now() - startedAt) / 1000,
        settings: { ...sizes, sabotage: sabotage ?? 'none' },
        comparisons: [],
        ...measured,
      };
    } finally {
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      await cleanUp();
    }
  },
};
