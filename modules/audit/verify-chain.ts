import { ok, refused, type Result, type Scope } from '@cordee/kernel';
import type { TrailStore } from './trail-store.ts';

/** Walks the trail from its first change: every hash must follow from the row and from the hash before it. */
export async function verifyChain(
  store: TrailStore,
  scope: Scope,
): Promise<Result<{ changes: number; head: string }>> {
  let previous = store.firstHash;
  let expected = 1n;
  for await (const { row, previousHash, hash } of store.walk(scope)) {
    const isNext =
      row.number === expected && previousHash.equals(previous) && store.hashOf(previous, row).equals(hash);
    if (!isNext) return refused('audit.chain_broken', { number: String(row.number) });
    previous = hash;
    expected += 1n;
  }
  const head = await store.head(scope);
  const isHead =
    head === null ? expected === 1n : head.number === expected - 1n && head.hash.equals(previous);
  if (!isHead) return refused('audit.chain_broken', { number: String(expected) });
  return ok({ changes: Number(expected - 1n), head: previous.toString('hex') });
}
