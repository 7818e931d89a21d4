import { canonicalRow, RowStreamHash } from '@cordee/kernel';
import type { CanonicalValue, Decimal, Percentage, Quantity } from '@cordee/kernel';
import type { Hierarchy } from './hierarchy.ts';

/** A node's year, or one of its months, counted from 0. */
export type QuotaCell = { readonly node: string; readonly month: number | null };

/** A figure that a hand has set, and the cell it stands in. */
export type Lock = QuotaCell & { readonly value: Decimal };

/** Everything that an allocation follows from: the same sheet gives the same figures, whatever edits made it. */
export type Sheet = {
  readonly hierarchy: Hierarchy;
  /** The year at the top: an amount, or a number of units. */
  readonly objective: Quantity;
  /** What every figure is a whole multiple of, such as 100 €. */
  readonly step: Decimal;
  /** Of each leaf, as the allocation method gives it; above, they are summed. */
  readonly weights: ReadonlyMap<string, Decimal>;
  /** Weight of each month of the year. */
  readonly season: readonly Decimal[];
  /** Curves of their own, by node. */
  readonly seasons: ReadonlyMap<string, readonly Decimal[]>;
  /** By `cellKey`. */
  readonly locks: ReadonlyMap<string, Lock>;
  /** Least and most of a node's year. */
  readonly floors: ReadonlyMap<string, Decimal>;
  readonly ceilings: ReadonlyMap<string, Decimal>;
  /** By level from the top: 0.05 where children get 5 % more in all than their parent has. */
  readonly overAssignment: readonly Percentage[];
};

export function cellKey({ node, month }: QuotaCell): string {
  return `${month ?? 'year'} ${node}`;
}

/** The hash of all that a sheet holds, whatever order it was put in: equal hashes, equal sheets. */
export function sheetHash(sheet: Sheet): string {
  const { hierarchy, objective, step, season, overAssignment } = sheet;
  const rows: (readonly CanonicalValue[])[] = [
    ['objective', ...figureOf(objective), step],
    ['season', ...season],
    ['over', ...overAssignment],
    ...hierarchy.ids.map((id, node) => ['node', id, hierarchy.ids[hierarchy.parent[node] ?? -1] ?? null]),
    ...inOrder(sheet.weights).map(([node, weight]) => ['weight', node, weight]),
    ...inOrder(sheet.seasons).map(([node, curve]) => ['season', node, ...curve]),
    ...inOrder(sheet.locks).map(([, { node, month, value }]) => ['lock', node, month, value]),
    ...inOrder(sheet.floors).map(([node, value]) => ['floor', node, value]),
    ...inOrder(sheet.ceilings).map(([node, value]) => ['ceiling', node, value]),
  ];
  return new RowStreamHash().addText(`${rows.map(canonicalRow).join('\n')}\n`, rows.length).digest();
}

function figureOf(objective: Quantity): readonly CanonicalValue[] {
  switch (objective.kind) {
    case 'amount':
      return [objective.amount];
    case 'decimal':
      return [objective.value, objective.unit ?? null];
    case 'percentage':
      return ['percentage', objective.ratio];
    case 'date':
      return [objective.date];
    case 'text':
      return ['text', objective.text];
  }
}

function inOrder<T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
