import { derivedId, ok, refused, type Result, type Scope } from '@cordee/kernel';
import type { Adjustment, AdjustmentStore } from './adjustment-store.ts';

export type ReverseDeps = { readonly adjustments: AdjustmentStore; readonly newId: () => string };

/**
 * Asks for the opposite of an accepted adjustment, due in the same period or, where that is closed, in the next run;
 * somebody else decides on it as on any other. Refuses one that was not accepted, or whose opposite is asked for already.
 * Example: 150,00 € paid for July are taken back by -150,00 € in the next run of the plan.
 */
export async function reverseAdjustment(
  { adjustments, newId }: ReverseDeps,
  scope: Scope,
  id: string,
  reason: string,
): Promise<Result<{ readonly id: string }>> {
  const all = await adjustments.adjustments({ ...scope, people: 'all' });
  const own = all.find((each) => each.id === id);
  if (own === undefined) return refused('payouts.adjustment_not_found');
  if (own.decision?.isAccepted !== true) return refused('payouts.adjustment_not_accepted');
  const tried = all.filter(({ reverses }) => reverses === id);
  if (standing(tried)) return refused('payouts.adjustment_reversed_conflict');
  // Two who ask at once ask for one and the same: its number says how many were refused before.
  const opposite = derivedId(scope.tenant, 'adjustment_reversal', `${id}:${tried.length}`);
  const { planCode, periodCode, periodFrom, payeeId, code, amount } = own;
  const asked = await adjustments.ask(scope, [
    {
      id: opposite,
      requestId: newId(),
      planCode,
      periodCode,
      periodFrom,
      payeeId,
      code,
      amount: { ...amount, minor: -amount.minor },
      reason: reason.trim(),
      batch: null,
      reverses: id,
    },
  ]);
  return asked.ok ? ok({ id: opposite }) : asked;
}

/** The opposite that waits or was accepted, if there is one. */
export function standing(opposites: readonly Adjustment[]): Adjustment | undefined {
  return opposites.find(({ decision }) => decision?.isAccepted !== false);
}
