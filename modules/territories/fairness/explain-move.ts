// What one move alone leaves each side with, as the reasoning from which it can be calculated again.
import { label, step, type Explanation } from '@cordee/kernel';
import type { Proposal } from '../proposal.ts';
import { explainAccount, explainChance, explainTotal, territoryLabel } from './explain-fairness.ts';
import { MEASURES, type FairnessSheet } from './fairness-sheet.ts';
import { moveEffect } from './move-effect.ts';

export const MOVE_FIGURES = [...MEASURES, 'chance'] as const;
export type MoveFigure = {
  /** The account that moves, by its id. */
  readonly account: string;
  /** The territory that gives or takes, or "account": what the account itself carries. */
  readonly territory: string;
  readonly of: (typeof MOVE_FIGURES)[number];
};

/** Null where the proposal does not move the account, or the territory has no part in it, or no such figure. */
export function explainMove(
  sheet: FairnessSheet,
  proposal: Pick<Proposal, 'result'>,
  { account: accountId, territory, of }: MoveFigure,
): Explanation | null {
  const effects = moveEffect(sheet, proposal, accountId);
  const account = (sheet.sides.after ?? [])
    .flatMap(({ accounts }) => accounts)
    .find(({ id }) => id === accountId);
  if (effects.length === 0 || account === undefined) return null;
  if (territory === 'account') return of === 'chance' ? null : explainAccount(account, of, sheet.currency);
  const moved = effects.find((each) => each.territory.id === territory);
  const before = sheet.sides.before?.find((each) => each.territory.id === territory);
  if (moved === undefined || before === undefined) return null;
  if (of === 'chance')
    return explainChance({ territory: moved.territory, chance: moved.chance.after }, sheet);
  const name = territoryLabel(moved.territory);
  const held = { id: moved.territory.id, name, accounts: before.accounts };
  return step(
    moved.isGiver ? 'subtract' : 'add',
    [explainTotal(held, of, sheet.currency), explainAccount(account, of, sheet.currency)],
    {
      label: label(`territories.fair_moved_${of}`, { territory: name }),
      rule: { code: 'fairness', version: '1' },
    },
  );
}
