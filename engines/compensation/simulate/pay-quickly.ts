import type { EntityId } from '@cordee/kernel';
import { openPayoutColumns } from '../earn/payout/payout-columns.ts';
import type { PayoutColumns } from '../earn/payout/payout-columns.ts';
import { payouts } from '../earn/payout/payouts.ts';
import { readsOthers } from '../group/barriers-of.ts';
import type { Plan } from '../plan-format/plan.ts';
import { earnPeriods } from './measured-periods.ts';
import type { MeasuredPeriods } from './measured-periods.ts';

/** The sums of each payee in minor units, over all periods. */
export type PaidByPayee = { readonly paid: ReadonlyMap<EntityId, bigint>; readonly issueCount: number };

/** Measured periods with their figures as columns, so that plans which count the same are paid in one pass. */
export type PaidPeriods = { readonly measured: MeasuredPeriods; readonly columns: PayoutColumns };

export function openPaidPeriods(plan: Plan, measured: MeasuredPeriods): PaidPeriods {
  const inputs = measured.periods.flatMap((period) => period.inputs);
  return { measured, columns: openPayoutColumns(plan, inputs) };
}

/**
 * What everyone is paid under a plan that counts as the periods were measured, to the cent as `earn` says. In one pass
 * where each period stands by itself; period after period where pay reads an earlier period or another payee.
 */
export function payQuickly(plan: Plan, { measured, columns }: PaidPeriods): PaidByPayee {
  return standsAlone(plan) ? paidInColumns(plan, columns) : paidInOrder(plan, measured);
}

function paidInColumns(plan: Plan, columns: PayoutColumns): PaidByPayee {
  const { minor, issueCount } = payouts(plan, columns);
  const sums = new Map<EntityId, number>();
  columns.inputs.forEach(({ payee }, place) => {
    sums.set(payee, (sums.get(payee) ?? 0) + (minor[place] ?? 0));
  });
  return { paid: new Map([...sums].map(([payee, sum]) => [payee, BigInt(sum)])), issueCount };
}

/** What everyone is paid, period after period. */
export function paidInOrder(plan: Plan, measured: MeasuredPeriods): PaidByPayee {
  let issueCount = 0;
  const paid = new Map<EntityId, bigint>(measured.payees.map((payee) => [payee, 0n]));
  earnPeriods(plan, measured, ({ payee, payable, issues }) => {
    issueCount += issues.length;
    paid.set(payee, (paid.get(payee) ?? 0n) + payable.minor);
  });
  return { paid, issueCount };
}

/** Whether the pay of a payee for a period reads neither an earlier period nor another payee. */
function standsAlone(plan: Plan): boolean {
  return (
    !readsOthers(plan) &&
    plan.components.every(
      ({ modifiers: { true_up: isTruedUp, cap, floor } }) =>
        !isTruedUp &&
        floor.every(({ per }) => per !== 'year') &&
        cap.every(({ per, excess }) => per !== 'year' && excess !== 'carried'),
    )
  );
}
