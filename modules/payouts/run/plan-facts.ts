import type { PlanFacts, Transaction } from '@cordee/engine-compensation';
import type { EntityId } from '@cordee/kernel';
import type { PlanInputs } from './gather-inputs.ts';
import { calculateWhole, wholeFacts } from './whole-plan.ts';

/**
 * Gathered inputs as the engine calculates a period from them, for whoever tries another plan or other sales: each sale
 * once, who stands where, figures and rates, and what earlier periods earned where the plan reads it.
 */
export function planFactsOf({ period, payees, whole }: PlanInputs): PlanFacts {
  if (whole !== null) return wholeFacts(whole);
  const reports = payees.flatMap((each) => each.reports ?? []);
  const originals = payees.flatMap((each) => each.originals ?? []);
  return {
    period,
    transactions: [...new Set(payees.flatMap(({ sales }) => sales))],
    assignments: [...new Set(payees.flatMap(({ assignments }) => assignments))],
    crediting: { reports: [...new Set(reports)], originals: [...new Set(originals)] },
    payees: payees.map(({ payee, quotas, terms }) => ({ payee, quotas, terms })),
  };
}

/** The sales that may count for one payee: what a plan reads of others' sales is not told. */
export function salesFor({ payees, whole }: PlanInputs, payee: EntityId): readonly Transaction[] {
  const own = payees.find((each) => each.payee === payee)?.sales ?? [];
  if (whole === null) return own;
  const credited = calculateWhole(whole).credits.filter((credit) => credit.payee === payee);
  return [...new Set([...own, ...credited.map(({ transaction }) => transaction)])];
}
