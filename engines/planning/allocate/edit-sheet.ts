import type { Decimal, Quantity } from '@cordee/kernel';
import type { Allocation } from './allocation.ts';
import { childrenOf } from './problem.ts';
import { cellKey, type QuotaCell, type Sheet } from './sheet.ts';
import { stepsDecimal } from './unit.ts';

/**
 * One thing that a hand changes. A lock without value frees the cell, a floor or ceiling without value takes it away, and
 * so does a weight.
 */
export type Edit =
  | (QuotaCell & { readonly kind: 'lock'; readonly value: Decimal | null })
  | { readonly kind: 'weight' | 'floor' | 'ceiling'; readonly node: string; readonly value: Decimal | null }
  | { readonly kind: 'objective'; readonly value: Quantity };

export type Edited = { readonly sheet: Sheet; readonly undo: readonly Edit[] };

/**
 * The sheet after edits, and the edits that lead back to it exactly: `sheetHash` before and after undoing are equal. Edits
 * of different cells, weights or limits may come in any order; of two on the same one, the later stands.
 */
export function editSheet(sheet: Sheet, edits: readonly Edit[]): Edited {
  const after = { ...sheet };
  const undo: Edit[] = [];
  const maps = {
    weights: new Map(sheet.weights),
    floors: new Map(sheet.floors),
    ceilings: new Map(sheet.ceilings),
    locks: new Map(sheet.locks),
  };
  for (const edit of edits) {
    switch (edit.kind) {
      case 'objective':
        undo.push({ kind: 'objective', value: after.objective });
        after.objective = edit.value;
        break;
      case 'lock': {
        const { node, month, value } = edit;
        undo.push({ ...edit, value: maps.locks.get(cellKey(edit))?.value ?? null });
        put(maps.locks, cellKey(edit), value === null ? null : { node, month, value });
        break;
      }
      case 'weight':
      case 'floor':
      case 'ceiling': {
        const map = maps[`${edit.kind}s`];
        undo.push({ ...edit, value: map.get(edit.node) ?? null });
        put(map, edit.node, edit.value);
      }
    }
  }
  return { sheet: { ...after, ...maps }, undo: undo.toReversed() };
}

function put<T>(map: Map<string, T>, key: string, value: T | null): void {
  if (value === null) map.delete(key);
  else map.set(key, value);
}

/** The edits that lock all that lies below a node, and itself, at what it has today: nothing in it moves any more. */
export function lockSubtree({ problem, cells }: Allocation, node: string): readonly Edit[] {
  const { hierarchy, months, unit } = problem;
  const top = hierarchy.number.get(node);
  if (top === undefined) return [];
  const inside = [top];
  for (const each of inside) {
    const [first, end] = childrenOf(hierarchy, each);
    for (let child = first; child < end; child++) inside.push(child);
  }
  return inside
    .filter((each) => hierarchy.childCount[each] === 0)
    .flatMap((leaf) =>
      Array.from({ length: months }, (_, month) => ({
        kind: 'lock' as const,
        node: hierarchy.ids[leaf] ?? '',
        month,
        value: stepsDecimal(unit, cells[leaf * months + month] ?? 0),
      })),
    );
}
