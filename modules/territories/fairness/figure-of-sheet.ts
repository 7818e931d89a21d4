import type { Explanation } from '@cordee/kernel';
import type { Side } from './division.ts';
import {
  explainChance,
  explainCount,
  explainGini,
  explainQuota,
  explainSpread,
  explainTotal,
  territoryLabel,
} from './explain-fairness.ts';
import { MEASURES, type FairnessSheet, type Measure, type TerritorySide } from './fairness-sheet.ts';

const EVENNESS = ['gini', 'spread'] as const;
/** What of a sheet has its reasons: of a territory its sums, its quota and its chance, of all together how even they are. */
export const FIGURES = [
  ...MEASURES,
  'accounts',
  'quota',
  'chance',
  ...EVENNESS.flatMap((kind) => MEASURES.map((measure) => `${kind}_${measure}` as const)),
] as const;
export type SheetFigure = {
  readonly side: Side;
  /** A territory's id, or "all". */
  readonly territory: string;
  readonly of: (typeof FIGURES)[number];
};

export function sideOf(
  { sides }: FairnessSheet,
  { side, territory }: SheetFigure,
): TerritorySide | undefined {
  return sides[side]?.find((each) => each.territory.id === territory);
}

const measureOf = (of: SheetFigure['of']): Measure | undefined =>
  MEASURES.find((measure) => of === measure || of.endsWith(`_${measure}`));

/** Null where the sheet has no such figure. */
export function explainFigure(sheet: FairnessSheet, figure: SheetFigure): Explanation | null {
  const { side, territory, of } = figure;
  const measure = measureOf(of);
  if (territory === 'all') {
    const sides = sheet.sides[side];
    if (sides === null || measure === undefined || of === measure) return null;
    const explain = of.startsWith('gini') ? explainGini : explainSpread;
    return explain(sides, measure, sheet.currency);
  }
  const own = sideOf(sheet, figure);
  if (own === undefined) return null;
  if (of === 'chance') return explainChance(own, sheet);
  if (of === 'quota') return explainQuota(own, sheet);
  const held = { id: own.territory.id, name: territoryLabel(own.territory), accounts: own.accounts };
  if (of === 'accounts') return explainCount(held);
  return of === measure ? explainTotal(held, measure, sheet.currency) : null;
}
