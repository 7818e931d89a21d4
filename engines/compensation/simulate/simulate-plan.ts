import type { PlanFacts } from '../calculate-plan.ts';
import type { Plan } from '../plan-format/plan.ts';
import { verdictsOf } from './attainment-tests.ts';
import type { Verdict } from './attainment-tests.ts';
import { compareReplays } from './compare-replays.ts';
import type { Comparison } from './compare-replays.ts';
import { measurePeriods } from './measured-periods.ts';
import type { MeasuredPeriods } from './measured-periods.ts';
import { payCurve } from './pay-curve.ts';
import type { PayCurve } from './pay-curve.ts';
import { replayMeasured } from './replay-plan.ts';
import type { Names, ReplayWatch } from './replay-plan.ts';
import { sensitivityOf } from './sensitivity.ts';
import type { Sensitivity } from './sensitivity.ts';

/** A plan with the periods of its own grain over the same stretch of time. */
export type PlanOverTime = {
  readonly plan: Plan;
  /** As it was written: its rates are varied there. */
  readonly document: unknown;
  readonly periods: readonly PlanFacts[];
  readonly measured: MeasuredPeriods;
};

export type Simulation = Comparison & {
  readonly tests: { readonly a: Verdict; readonly b: Verdict };
  /** The pay of a typical seller by attainment, of both plans; null where it cannot be drawn. */
  readonly curveBefore: PayCurve | null;
  readonly curveAfter: PayCurve | null;
  readonly sensitivity: Sensitivity;
};

/** Credits and measures a plan's periods. */
export function planOverTime(plan: Plan, document: unknown, periods: readonly PlanFacts[]): PlanOverTime {
  return { plan, document, periods, measured: measurePeriods(plan, periods) };
}

/** Everything a plan would change, before anyone adopts it: pure, exact, of the same facts. */
export function simulatePlan(
  before: PlanOverTime,
  after: PlanOverTime,
  names: Names,
  watch: ReplayWatch = () => undefined,
): Simulation {
  const first = resultCount(before.measured);
  const total = first + resultCount(after.measured);
  const today = replayMeasured(before.plan, before.measured, names, (done) => watch(done, total));
  const tomorrow = replayMeasured(after.plan, after.measured, names, (done) => watch(first + done, total));
  const comparison = compareReplays(today, tomorrow);
  return {
    ...comparison,
    tests: verdictsOf(comparison.figures),
    curveBefore: payCurve(before.plan, lastInputs(before)),
    curveAfter: payCurve(after.plan, lastInputs(after)),
    sensitivity: sensitivityOf(after.plan, after.document, after.measured, () => watch(total, total)),
  };
}

function resultCount({ periods }: MeasuredPeriods): number {
  return periods.reduce((sum, { inputs }) => sum + inputs.length, 0);
}

function lastInputs({ measured }: PlanOverTime) {
  return measured.periods.at(-1)?.inputs ?? [];
}
