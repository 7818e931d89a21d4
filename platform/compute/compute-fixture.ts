// A database of its own for the tests of compute, with facts posted the way the product posts them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ALWAYS,
  derivedId,
  plainDate,
  tenantId,
  userId,
  type EntityId,
  type Scope,
  type TenantId,
} from '@cordee/kernel';
import { systemClock } from '@cordee/platform/clock';
import { readConfig } from '@cordee/platform/config';
import {
  connectDatabase,
  postFacts,
  startDatabase,
  type Database,
  type FactRow,
  type FactTable,
} from '@cordee/platform/database';
import { segmentTables, type TableName } from './segment-tables.ts';

export type ComputeFixture = {
  readonly dataFolder: string;
  readonly database: Database;
  stop(): Promise<void>;
};

export async function startComputeFixture(): Promise<ComputeFixture> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'cordee-compute-'));
  const config = { ...readConfig(), dataFolder, externalDatabase: null };
  const running = await startDatabase(config, () => undefined);
  const database = await connectDatabase(
    running.connections.app,
    () => systemClock.now(),
    () => undefined,
  );
  return {
    dataFolder,
    database,
    stop: async () => {
      await database.close();
      await running.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

export const alpha = tenantId('00000000-0000-4000-8000-00000000000a');
export const beta = tenantId('00000000-0000-4000-8000-00000000000b');

export function scopeOf(tenant: TenantId, changes: Partial<Omit<Scope, 'tenant'>> = {}): Scope {
  return {
    tenant,
    actor: userId('00000000-0000-4000-8000-000000000001'),
    roles: ['revops'],
    locale: 'fr',
    asOf: { effective: plainDate('2026-06-30'), change: null },
    today: plainDate('2026-06-30'),
    branch: 0,
    positions: 'all',
    people: 'all',
    fields: 'all',
    ...changes,
  };
}

export type GivenFact = {
  readonly id: string;
  readonly effectiveFrom?: string;
  readonly values: FactRow;
  readonly branch?: number;
};

/** Columns of the fact that no copy may hold, with a value that the table demands. */
const keptHome: Partial<Record<TableName, Record<string, string>>> = { deal: { seller_key: 'kept home' } };

function factTable(name: TableName): FactTable {
  const { kind, isPlanning, columns } = segmentTables[name];
  const own = Object.entries(columns).map(
    ([column, type]) => [column, typeof type === 'object' ? 'numeric' : type] as const,
  );
  const home = Object.keys(keptHome[name] ?? {}).map((column) => [column, 'text'] as const);
  return { name, kind, isPlanning, columns: Object.fromEntries([...own, ...home]) };
}

export async function post(
  database: Database,
  scope: Scope,
  name: TableName,
  facts: readonly GivenFact[],
): Promise<bigint> {
  const inputs = facts.map(({ id, effectiveFrom = ALWAYS.toString(), values }, index) => ({
    entityId: idOf(scope.tenant, id),
    effectiveFrom,
    line: index + 2,
    values: { ...values, ...keptHome[name] },
  }));
  const branch = facts[0]?.branch ?? 0;
  const { change } = await database.write(scope, { code: 'test.posted' }, (tx) =>
    postFacts(tx, factTable(name), inputs, { branch }),
  );
  return change;
}

export function idOf(tenant: TenantId, id: string): EntityId {
  return derivedId(tenant, 'test', id);
}
