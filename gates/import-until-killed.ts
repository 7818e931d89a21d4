// Imports in a process of its own, until it kills itself in one of them as a crash would: for a gate that forks it.
import { flushCompileCache } from 'node:module';
import { plainDate, tenantId, userId, type Scope } from '@cordee/kernel';
import { importFile, type ImportFile } from '@cordee/modules/imports';
import { systemClock } from '@cordee/platform/clock';
import { readConfig } from '@cordee/platform/config';
import { runningConnections } from '@cordee/platform/database';
import { openStores } from '@cordee/server/stores';
import { breakingStore, type EndOfImport } from './breaking-store.ts';

export type DoomedImport = Omit<EndOfImport, 'end'> & {
  readonly tenant: string;
  readonly actor: string;
  readonly file: ImportFile;
};

const config = readConfig();
const { imports } = await openStores(config, runningConnections(config).app, { log: () => undefined });
// Kept now for the next ones: what is killed keeps nothing at its end.
flushCompileCache();
process.on('message', (doomed: DoomedImport) => void importUntilKilled(doomed));
process.on('disconnect', () => process.exit(0));

async function importUntilKilled({ tenant, actor, file, ...where }: DoomedImport): Promise<void> {
  const end = () => void process.kill(process.pid, 'SIGKILL');
  const deps = { ...imports, store: breakingStore(imports.store, { ...where, end }) };
  const watch = { progress: () => undefined, check: () => undefined };
  await importFile(deps, scopeOf(tenant, actor), file, watch);
  process.exit(0);
}

function scopeOf(tenant: string, actor: string): Scope {
  const today = plainDate(systemClock.today());
  return {
    tenant: tenantId(tenant),
    actor: userId(actor),
    roles: ['revops'],
    locale: 'fr',
    asOf: { effective: today, change: null },
    today,
    branch: 0,
    positions: 'all',
    people: 'all',
    fields: 'all',
  };
}
