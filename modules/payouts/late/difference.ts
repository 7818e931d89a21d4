import type { EarnedLine } from '@cordee/engine-compensation';
import { minusMoney, type EntityId, type Money, type Period } from '@cordee/kernel';
import type { Recomputed } from './earn-again.ts';
import type { Origin } from '../run.ts';
import { settledSum, settlementKey, type Settled, type SettlementEntry } from '../settle/settlement.ts';

/** What a period would pay a payee for a component today, beside what it has paid; the two differ. */
export type Difference = {
  readonly payeeId: EntityId;
  readonly origin: Origin;
  readonly period: Period;
  readonly planVersion: string;
  readonly component: string;
  /** Null where the period owes nothing for the component any more. */
  readonly recomputed: EarnedLine | null;
  readonly settled: readonly SettlementEntry[];
  readonly payable: Money;
};

type Question = {
  readonly settled: Settled;
  /** Whether what stands at nothing settled is paid by another line or run than this correction. */
  readonly isAwaited: (payee: EntityId, component: string) => boolean;
};

/**
 * For each payee and component: recomputed − settled, where that is not nothing. A component that cannot be calculated
 * now corrects nothing: an error is no zero.
 */
export function differencesOf(
  { plan, period, resultOf }: Recomputed,
  payees: readonly EntityId[],
  { settled, isAwaited }: Question,
): Difference[] {
  const origin = { planCode: plan.code, periodCode: period.code };
  const paidBy = Map.groupBy(
    [...settled.values()].filter(
      ([first]) => first?.planCode === origin.planCode && first.periodCode === origin.periodCode,
    ),
    ([first]) => first?.payeeId,
  );
  return payees.flatMap((payeeId) => {
    const result = resultOf(payeeId);
    const uncertain = new Set(result?.issues.map(({ component }) => component));
    const paid = (paidBy.get(payeeId) ?? []).map(([first]) => first?.component ?? '');
    const earned = new Map((result?.lines ?? []).map((line) => [line.component, line]));
    const components = [...new Set([...earned.keys(), ...paid])].filter((code) => !uncertain.has(code));
    return components.flatMap((component): Difference[] => {
      const entries = settled.get(settlementKey({ ...origin, payeeId, component })) ?? [];
      const recomputed = earned.get(component) ?? null;
      const before = settledSum(entries, plan.currency);
      if (before.minor === 0n && isAwaited(payeeId, component)) return [];
      const payable = minusMoney(recomputed?.payable ?? { minor: 0n, currency: plan.currency }, before);
      const planVersion = plan.version;
      return payable.minor === 0n
        ? []
        : [{ payeeId, origin, period, planVersion, component, recomputed, settled: entries, payable }];
    });
  });
}
