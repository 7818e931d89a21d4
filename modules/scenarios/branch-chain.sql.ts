import type { Scope } from '@cordee/kernel';
import type { BranchLink, Reading } from '@cordee/platform/database';

/**
 * The chain of branches that a scope reads through, nearest first. Live (0) is the last link; each parent is seen up to
 * the change that its child was cut from, so that later work on the parent does not move the child.
 */
export async function branchChain(tx: Reading, scope: Scope): Promise<readonly BranchLink[]> {
  const known = scope.asOf.change;
  if (scope.branch === 0) return [{ branch: 0, depth: 0, ceiling: known }];
  const rows = await tx.sql.selectFrom('branch').select(['branch', 'parent', 'base_change']).execute();
  const byNumber = new Map(rows.map((row) => [row.branch, row]));
  const chain: BranchLink[] = [];
  let ceiling = known;
  for (let branch = scope.branch; ;) {
    chain.push({ branch, depth: chain.length, ceiling });
    const row = byNumber.get(branch);
    if (branch === 0 || !row || chain.length > rows.length + 1) return chain;
    const base = BigInt(row.base_change);
    ceiling = ceiling === null || base < ceiling ? base : ceiling;
    branch = row.parent;
  }
}
