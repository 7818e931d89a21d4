import { ONE } from '@cordee/kernel';
import type { EntityId, Money } from '@cordee/kernel';
import type { EarnResult } from '../earn/earn.ts';
import type { Plan } from '../plan-format/plan.ts';
import { earnPeriods } from './measured-periods.ts';
import type { MeasuredPeriods } from './measured-periods.ts';
import { replayOf } from './replay.ts';
import type { Replay } from './replay.ts';
import { inputAtAttainment, quotaOf } from './scaled-input.ts';

/** Whoever watches a long replay: told how many results are there, and free to throw to stop it. */
export type ReplayWatch = (done: number, total: number) => void;

export type Names = ReadonlyMap<EntityId, string>;

/** What a plan would have paid on what was measured: only the last stage, earning, is calculated. */
export function replayMeasured(
  plan: Plan,
  measured: MeasuredPeriods,
  names: Names,
  watch: (done: number) => void = () => undefined,
): Replay {
  let done = 0;
  const results = new Map<EntityId, EarnResult[]>(measured.payees.map((payee) => [payee, []]));
  earnPeriods(plan, measured, (result) => {
    watch((done += 1));
    results.get(result.payee)?.push(result);
  });
  const atTarget = paidAtTarget(plan, measured);
  const payees = [...results].map(([payee, own]) => ({
    payee,
    name: names.get(payee) ?? payee,
    results: own,
    paidAtTarget: atTarget.get(payee) ?? null,
  }));
  return replayOf(plan, payees);
}

/** What the plan pays each payee at exactly the quota of every period; absent where a period has none or an issue. */
function paidAtTarget(plan: Plan, measured: MeasuredPeriods): ReadonlyMap<EntityId, Money> {
  const unknown = new Set<EntityId>();
  const paid = new Map<EntityId, Money>();
  const [measure] = plan.measures;
  const look = ({ payee, payable, issues }: EarnResult): void => {
    if (issues.length > 0) unknown.add(payee);
    const minor = (paid.get(payee)?.minor ?? 0n) + payable.minor;
    paid.set(payee, { ...payable, minor });
  };
  earnPeriods(plan, measured, look, (input) => {
    if (measure === undefined || quotaOf(measure, input) === null) unknown.add(input.payee);
    return inputAtAttainment(plan, input, ONE) ?? input;
  });
  return new Map([...paid].filter(([payee]) => !unknown.has(payee)));
}
