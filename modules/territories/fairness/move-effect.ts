// What one move alone does to the territory that gives the account and to the one that takes it.
import { negated, plus, type Decimal } from '@cordee/kernel';
import type { Proposal } from '../proposal.ts';
import type { Territory } from '../territory.ts';
import { totalOf } from './explain-fairness.ts';
import type { FairnessSheet, Measure, TerritorySide } from './fairness-sheet.ts';
import type { Chance } from './territory-chance.ts';

type Change = { readonly before: Decimal; readonly change: Decimal; readonly after: Decimal };

export type MovedTerritory = {
  readonly territory: Territory;
  readonly isGiver: boolean;
  readonly measures: Readonly<Record<Measure, Change>>;
  readonly chance: { readonly before: Chance; readonly after: Chance };
};

/** The giver first, where somebody had the account; empty where the proposal does not move it. */
export function moveEffect(
  sheet: FairnessSheet,
  { result }: Pick<Proposal, 'result'>,
  accountId: string,
): readonly MovedTerritory[] {
  const move = result.moves.find((each) => each.accountId === accountId);
  const after = sheet.sides.after ?? [];
  const account = after.flatMap(({ accounts }) => accounts).find(({ id }) => id === accountId);
  if (move === undefined || account === undefined) return [];
  const before = new Map((sheet.sides.before ?? []).map((side) => [side.territory.id, side]));
  const sides = [move.from, move.to].map((id) => (id === null ? undefined : before.get(id)));
  return sides.flatMap((side, index): MovedTerritory[] => {
    if (side === undefined) return [];
    const isGiver = index === 0;
    const own = side.accounts.map(({ id }) => id as string);
    const ids = isGiver ? own.filter((id) => id !== accountId) : [...own, accountId];
    const chance = { before: side.chance, after: sheet.chanceWith(side.territory.id, ids) };
    const measures = {
      potential: changeOf(side, 'potential', account.weight.potential, isGiver),
      visits: changeOf(side, 'visits', account.weight.visits, isGiver),
      revenue: changeOf(side, 'revenue', account.weight.revenue, isGiver),
    };
    return [{ territory: side.territory, isGiver, measures, chance }];
  });
}

function changeOf(side: TerritorySide, measure: Measure, weight: Decimal, isGiver: boolean): Change {
  const before = totalOf(side, measure);
  const change = isGiver ? negated(weight) : weight;
  return { before, change, after: plus(before, change) };
}
