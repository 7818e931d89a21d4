// What a closed period would pay some of its payees today: from sums over the copies where its plan allows it.
import { earn, type EarnResult } from '@cordee/engine-compensation';
import { ok, type EntityId, type Result, type Scope } from '@cordee/kernel';
import type { ManyRows } from '../many-rows/many-rows.ts';
import { reachOf } from '../many-rows/plan-reach.ts';
import { earnPayee } from '../run/earn-payee.ts';
import type { PlanInputs } from '../run/gather-inputs.ts';
import { needsMemory } from '../run/memory-need.ts';
import { termsOf } from '../run/payee-terms.ts';
import { gatherPayees, type InputDeps } from '../run/plan-records.ts';
import type { Origin } from '../run.ts';

/** A period of a plan as it would be paid today. */
export type Recomputed = Pick<PlanInputs, 'plan' | 'period'> & {
  /** Who holds the plan in the period, of those who are asked for. */
  readonly payees: readonly EntityId[];
  /** Null of whoever does not hold it. */
  readonly resultOf: (payee: EntityId) => EarnResult | null;
};

/** A closed period without the reasoning of its amounts; null where only memory can calculate it. */
export type EarnAgain = (closed: Origin) => Promise<Result<Recomputed> | null>;

/** With the reasoning, down to each sale. */
export function recomputedInMemory(inputs: PlanInputs): Recomputed {
  const known = new Map(inputs.payees.map((each) => [each.payee, each]));
  return {
    plan: inputs.plan,
    period: inputs.period,
    payees: [...known.keys()],
    resultOf: (payee) => {
      const own = known.get(payee);
      return own === undefined ? null : earnPayee(inputs, own);
    },
  };
}

/** One question a closed period for all of the payees, however many parts of them ask. */
export function openEarnAgain(
  deps: InputDeps & { readonly many: ManyRows },
  frozen: Scope,
  payees: readonly EntityId[],
): EarnAgain {
  const asked = new Map<string, ReturnType<EarnAgain>>();
  return (closed) => {
    const key = JSON.stringify([closed.planCode, closed.periodCode]);
    const answer = asked.get(key) ?? recomputedByRows(deps, frozen, closed, payees);
    asked.set(key, answer);
    return answer;
  };
}

const noFiles: ReadonlyMap<string, string> = new Map();

async function recomputedByRows(
  deps: InputDeps & { readonly many: ManyRows },
  frozen: Scope,
  { planCode, periodCode }: Origin,
  payees: readonly EntityId[],
): ReturnType<EarnAgain> {
  const records = await gatherPayees(deps, frozen, planCode, periodCode, payees);
  if (!records.ok) return records;
  const { plan, period } = records.value;
  if (!reachOf(plan, period).isAlone) return null;
  const own = records.value.payees.map(({ payee }) => payee);
  const measured = await deps.many.measureAgain(frozen, { ...records.value, payees: own });
  if (!measured.ok) return needsMemory(measured.refusal) ? null : measured;
  const results = records.value.payees.map((each) =>
    earn(plan, {
      payee: each.payee,
      period,
      measures: measured.value.get(each.payee) ?? [],
      ...termsOf(each, plan, noFiles),
    }),
  );
  if (
    results.some(({ issues }) => issues.some(({ refusal }) => refusal.code === 'compensation.rows_not_kept'))
  )
    return null;
  const known = new Map(results.map((result) => [result.payee, result]));
  return ok({ plan, period, payees: own, resultOf: (payee) => known.get(payee) ?? null });
}
