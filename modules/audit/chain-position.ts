import type { Scope } from '@cordee/kernel';
import type { TrailStore } from './trail-store.ts';

/** Where a change stands in the chain: its number, and the hash that holds it and all before it. */
export async function chainPosition(
  store: Pick<TrailStore, 'page'>,
  scope: Scope,
  change: bigint,
): Promise<{ readonly change: string; readonly hash: string } | null> {
  const [found] = await store.page(scope, change + 1n, 1);
  return found?.row.number === change ? { change: String(change), hash: found.hash.toString('hex') } : null;
}
