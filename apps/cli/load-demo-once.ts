// The demo company of a new data folder. Apart from the supervisor, which lives long and needs nothing of it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DEMO_ORGANISATION,
  DEMO_SEED,
  DEMO_TODAY,
  demoScope,
  generateCompany,
  loadDemo,
  type Company,
} from '@cordee/demo';
import type { Config } from '@cordee/platform/config';
import type { RunningDatabase } from '@cordee/platform/database';
import { openApplication, readyFilesFolder, type Application } from '@cordee/server';

/** The demo is loaded when its trail says so; a load that was cut short goes on where it stopped. */
export async function loadDemoOnce(
  config: Config,
  database: RunningDatabase,
  say: (text: string) => void,
): Promise<void> {
  const app = await openApplication(config, database.connections.app, { log: say, queue: null });
  try {
    const organisations = await app.database.identity((tx) =>
      tx.sql.selectFrom('organisation').select('id').execute(),
    );
    const isOwnUse = organisations.length > 0 && organisations.every((each) => each.id !== DEMO_ORGANISATION);
    if (isOwnUse) return;
    if (await isDemoLoaded(app)) return;
    const company = generateCompany({ seed: DEMO_SEED, scale: config.demoScale, today: DEMO_TODAY });
    const scope = demoScope(company, 'revops');
    await writeReadyFiles(config, company);
    const startedAt = performance.now();
    say('loading the demo company Belledonne Équipements (once)…');
    await loadDemo(
      {
        ...app,
        keepFile: (tenant, content) => app.documents.put(tenant, content),
        setInstant: (tenant, instant) =>
          void (instant === null ? app.instants.delete(tenant) : app.instants.set(tenant, instant)),
      },
      company,
      progressLine(),
    );
    await app.database.write(scope, { code: 'audit.demo_loaded' }, async () => undefined);
    say(`demo loaded in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  } finally {
    await app.close();
  }
}

/** The late file, the double one and the ugly workbook lie ready to be dropped into the import. */
async function writeReadyFiles(config: Config, company: Company): Promise<void> {
  const folder = readyFilesFolder(config.dataFolder);
  mkdirSync(folder, { recursive: true });
  for (const file of company.files) writeFileSync(join(folder, file.fileName), await file.content());
}

async function isDemoLoaded({ database }: Application): Promise<boolean> {
  return database.operate(DEMO_ORGANISATION, async (tx) => {
    const query = tx.sql.selectFrom('change').select('number').where('cause', '=', 'audit.demo_loaded');
    return (await query.executeTakeFirst()) !== undefined;
  });
}

function progressLine(): (done: number, total: number, what: string) => void {
  if (!process.stderr.isTTY) return () => undefined;
  return (done, total, what) =>
    process.stderr.write(
      `\r\x1b[2K  ${String(Math.round((done / total) * 100)).padStart(3)} %  ${what}${done === total ? '\n' : ''}`,
    );
}
