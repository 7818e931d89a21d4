import { ok, refused } from '@cordee/kernel';
import type { Result } from '@cordee/kernel';

/** A level of the organisation, or a seller; whoever is nobody's parent is a leaf. */
export type TreeNode = { readonly id: string; readonly parent: string | null };

/**
 * The tree by number: level by level from the top, which is 0, brothers side by side in the order given. The children of
 * node i are firstChild[i] … firstChild[i] + childCount[i] − 1, and come after it.
 */
export type Hierarchy = {
  readonly ids: readonly string[];
  readonly number: ReadonlyMap<string, number>;
  readonly parent: Int32Array;
  readonly firstChild: Int32Array;
  readonly childCount: Int32Array;
  readonly level: Int32Array;
};

/** Refuses planning.node_twice, parent_unknown, one_top and circle, each naming a node. */
export function buildHierarchy(nodes: readonly TreeNode[]): Result<Hierarchy> {
  const childrenOf = new Map<string | null, string[]>();
  const known = new Set(nodes.map(({ id }) => id));
  if (known.size < nodes.length) return refused('planning.node_twice', { node: firstTwice(nodes) });
  for (const { id, parent } of nodes) {
    if (parent !== null && !known.has(parent))
      return refused('planning.parent_unknown', { node: id, parent });
    const brothers = childrenOf.get(parent);
    if (brothers === undefined) childrenOf.set(parent, [id]);
    else brothers.push(id);
  }
  const tops = childrenOf.get(null) ?? [];
  if (tops.length !== 1) return refused('planning.one_top', { count: tops.length });
  const hierarchy = numbered(tops, childrenOf, nodes.length);
  const lost = nodes.find(({ id }) => !hierarchy.number.has(id));
  return lost === undefined ? ok(hierarchy) : refused('planning.circle', { node: lost.id });
}

function firstTwice(nodes: readonly TreeNode[]): string {
  const seen = new Set<string>();
  return nodes.find(({ id }) => seen.size === seen.add(id).size)?.id ?? '';
}

function numbered(
  tops: readonly string[],
  childrenOf: ReadonlyMap<string | null, readonly string[]>,
  count: number,
): Hierarchy {
  const ids = [...tops];
  const [parent, firstChild, childCount, level] = [0, 0, 0, 0].map(() => new Int32Array(count)) as Columns;
  parent[0] = -1;
  for (let node = 0; node < ids.length; node++) {
    const children = childrenOf.get(ids[node] ?? '') ?? [];
    firstChild[node] = ids.length;
    childCount[node] = children.length;
    for (const child of children) {
      parent[ids.length] = node;
      level[ids.length] = (level[node] ?? 0) + 1;
      ids.push(child);
    }
  }
  return { ids, number: new Map(ids.map((id, node) => [id, node])), parent, firstChild, childCount, level };
}

/** Four columns were made just before. */
type Columns = [Int32Array, Int32Array, Int32Array, Int32Array];
