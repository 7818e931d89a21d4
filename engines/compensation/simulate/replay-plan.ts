import { ONE } from '@cordee/kernel';
import type { EntityId, Money } from '@cordee/kernel';
import { earn } from '../earn/earn.ts';
import type { PayeeInput } from '../earn/payee-input.ts';
import type { Plan } from '../plan-format/plan.ts';
import { earnPeriods } from './measured-periods.ts';
import type { MeasuredPeriods } from './measured-periods.ts';
import { replayOf } from './replay.ts';
import type { Replay } from './replay.ts';
import { inputAtAttainment } from './scaled-input.ts';

/** Whoever watches a long replay: told how many payees are done, and free to throw to stop it. */
export type ReplayWatch = (done: number, total: number) => void;

export type Names = ReadonlyMap<EntityId, string>;

/** What a plan would have paid on what was measured: only the last stage, earning, is calculated. */
export function replayMeasured(
  plan: Plan,
  measured: MeasuredPeriods,
  names: Names,
  watch: ReplayWatch = () => undefined,
): Replay {
  let done = 0;
  const payees = [...measured].map(([payee, inputs]) => {
    watch((done += 1), measured.size);
    return {
      payee,
      name: names.get(payee) ?? payee,
      results: earnPeriods(plan, inputs),
      paidAtTarget: paidAtTarget(plan, inputs),
    };
  });
  return replayOf(plan, payees);
}

/** What the plan pays at exactly the quota of every period; null where a period has no quota or cannot be calculated. */
function paidAtTarget(plan: Plan, inputs: readonly PayeeInput[]): Money | null {
  let sum = 0n;
  for (const input of inputs) {
    const atTarget = inputAtAttainment(plan, input, ONE);
    if (atTarget === null) return null;
    const { payable, issues } = earn(plan, atTarget);
    if (issues.length > 0) return null;
    sum += payable.minor;
  }
  return { minor: sum, currency: plan.currency };
}
