import { invariant } from '@cordee/kernel';
import type { BranchLink } from '@cordee/platform/database';

/** A branch as it was cut: from which parent, at which change. Live is branch 0 and has no row. */
export type BranchCut = { readonly branch: number; readonly parent: number; readonly baseChange: bigint };

export type KnownLink = BranchLink & { readonly ceiling: bigint };

/**
 * The branches a read goes through, nearest first, each with the last change it may know: what the reader knows for the
 * branch itself, and for each ancestor no more than what it held when the branch below was cut from it.
 */
export function branchChain(cuts: readonly BranchCut[], branch: number, known: bigint): readonly KnownLink[] {
  const byBranch = new Map(cuts.map((cut) => [cut.branch, cut]));
  const chain: KnownLink[] = [{ branch, depth: 0, ceiling: known }];
  for (let [current, ceiling] = [branch, known]; current !== 0;) {
    const cut = byBranch.get(current);
    invariant(cut !== undefined, 'a branch was cut from a parent', { branch: current });
    invariant(chain.length <= cuts.length, 'a branch is not its own ancestor', { branch });
    current = cut.parent;
    ceiling = cut.baseChange < ceiling ? cut.baseChange : ceiling;
    chain.push({ branch: current, depth: chain.length, ceiling });
  }
  return chain;
}
