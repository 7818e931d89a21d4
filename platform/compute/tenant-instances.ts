import type { TenantId } from '@cordee/kernel';
import { openTenantDuckdb, type TenantDuckdb } from './tenant-duckdb.ts';

export type TenantInstances = {
  with<T>(tenant: TenantId, work: (duckdb: TenantDuckdb) => Promise<T>): Promise<T>;
  /** One after the other for a tenant: two refreshes of one process never do the same work. */
  inTurn<T>(tenant: TenantId, work: (duckdb: TenantDuckdb) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** Idle instances kept open: each may hold memory up to its limit, and opening one takes about 10 ms. */
const idleMax = 4;

type Slot = { readonly instance: Promise<TenantDuckdb>; users: number; turn: Promise<unknown> };

export function openTenantInstances(dataFolder: string): TenantInstances {
  const slots = new Map<TenantId, Slot>();
  const use = async <T>(tenant: TenantId, work: (slot: Slot) => Promise<T>): Promise<T> => {
    const slot = slots.get(tenant) ?? {
      instance: openTenantDuckdb(dataFolder, tenant),
      users: 0,
      turn: Promise.resolve(),
    };
    // Put last again: the map's own order tells who was used longest ago.
    slots.delete(tenant);
    slots.set(tenant, slot);
    slot.users += 1;
    try {
      return await work(slot);
    } finally {
      slot.users -= 1;
      await closeIdle(slots);
    }
  };
  return {
    with: (tenant, work) => use(tenant, async ({ instance }) => work(await instance)),
    inTurn: (tenant, work) =>
      use(tenant, (slot) => {
        const turn = slot.turn.catch(() => undefined).then(async () => work(await slot.instance));
        slot.turn = turn;
        return turn;
      }),
    close: async () => {
      const open = [...slots.values()];
      slots.clear();
      for (const { instance, turn } of open) {
        await Promise.allSettled([turn]);
        (await instance).close();
      }
    },
  };
}

async function closeIdle(slots: Map<TenantId, Slot>): Promise<void> {
  const idle = [...slots].filter(([, { users }]) => users === 0);
  for (const [tenant, { instance }] of idle.slice(0, Math.max(0, idle.length - idleMax))) {
    slots.delete(tenant);
    (await instance).close();
  }
}
