import type { TenantId } from '@cordee/kernel';
import { openTenantDuckdb, type TenantDuckdb } from './tenant-duckdb.ts';

export type TenantInstances = {
  of(tenant: TenantId): Promise<TenantDuckdb>;
  /** One after the other for a tenant: two refreshes of one process never do the same work. */
  inTurn<T>(tenant: TenantId, work: (duckdb: TenantDuckdb) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

export function openTenantInstances(dataFolder: string): TenantInstances {
  const open = new Map<TenantId, Promise<TenantDuckdb>>();
  const turns = new Map<TenantId, Promise<unknown>>();
  const of = (tenant: TenantId): Promise<TenantDuckdb> => {
    const known = open.get(tenant) ?? openTenantDuckdb(dataFolder, tenant);
    open.set(tenant, known);
    return known;
  };
  return {
    of,
    inTurn: (tenant, work) => {
      const before = turns.get(tenant) ?? Promise.resolve();
      const turn = before.catch(() => undefined).then(async () => work(await of(tenant)));
      turns.set(tenant, turn);
      return turn;
    },
    close: async () => {
      await Promise.allSettled(turns.values());
      for (const instance of open.values()) (await instance).close();
      open.clear();
    },
  };
}
