import type { FormulaRow } from '@cordee/engine-formula';
import { plus, ZERO, type Decimal } from '@cordee/kernel';
import type { AccountBook } from './account-facts.ts';
import { levelOf, shareIn } from './account-figures.ts';
import type { GridCuts } from './segment-model.ts';

/** One cell of potential × share of wallet, levels from 1 to 3. */
export type GridCell = {
  readonly potentialLevel: number;
  readonly shareLevel: number;
  readonly accounts: number;
  readonly potential: Decimal;
  readonly sales: Decimal;
};

export type Grid = {
  /** Nine, by potential from the highest, then by share from the lowest. */
  readonly cells: readonly GridCell[];
  /** Accounts without potential: they have no share of it and no cell. */
  readonly withoutPotential: number;
};

export function gridOf({ accounts }: AccountBook, own: readonly FormulaRow[], cuts: GridCuts): Grid {
  const placed = accounts.map((account, row) => ({
    account,
    potentialLevel: levelOf(account.potential, cuts.potential),
    shareLevel: levelOf(shareIn(own[row] ?? {}), cuts.share),
  }));
  const cells = [3, 2, 1].flatMap((potentialLevel) =>
    [1, 2, 3].map((shareLevel): GridCell => {
      const inside = placed.filter(
        (each) => each.potentialLevel === potentialLevel && each.shareLevel === shareLevel,
      );
      const sum = (of: (account: (typeof accounts)[number]) => Decimal | null) =>
        inside.reduce((total, { account }) => plus(total, of(account) ?? ZERO), ZERO);
      return {
        potentialLevel,
        shareLevel,
        accounts: inside.length,
        potential: sum(({ potential }) => potential),
        sales: sum(({ sales }) => sales),
      };
    }),
  );
  return { cells, withoutPotential: placed.filter(({ shareLevel }) => shareLevel === null).length };
}
