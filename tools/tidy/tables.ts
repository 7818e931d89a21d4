import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '@cordee/platform/config';
import { openClient, startDatabase } from '@cordee/platform/database';
import { finding, type Check, type Finding } from '../checks/check.ts';
import { renderTables, tablesFile } from '../database-types.ts';
import { unprotectedTables } from './unprotected-tables.ts';

/** A fresh database is migrated: each table is closed to other tenants, and the generated types tell what is there. */
export const tables: Check = {
  name: 'tables',
  run: async (root) => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'cordee-tables-'));
    const config = { ...readConfig({}), programFolder: root, dataFolder };
    const running = await startDatabase(config, () => undefined);
    try {
      const client = await openClient(running.connections.owner);
      const findings = [...(await unprotectedTables(client)), ...stale(root, await renderTables(client))];
      await client.end();
      return findings;
    } finally {
      await running.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    }
  },
};

function stale(root: string, wanted: string): readonly Finding[] {
  if (readFileSync(join(root, tablesFile), 'utf8') === wanted) return [];
  return [finding(tablesFile, 'is not what the migrations make: node tools/database-types.ts')];
}
