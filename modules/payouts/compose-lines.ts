// The lines of a run in their order: by payee the period's components, then corrections, then adjustments.
import { label, type EarnResult } from '@cordee/engine-compensation';
import { decimalText, moneyText, type EntityId, type Explanation } from '@cordee/kernel';
import { adjustmentKey, type ApprovedAdjustment } from './adjustment.ts';
import { amountOf, explainCorrection } from './correction.ts';
import type { CorrectionCause } from './correction-causes.ts';
import { attainmentTexts } from './attainment-texts.ts';
import { earnPayee } from './earn-payee.ts';
import type { PlanInputs } from './gather-inputs.ts';
import type { ExplainedDifference, RunInputs } from './run-inputs.ts';
import type { Origin, RunLine } from './run.ts';
import { settledSum, settlementKey, type SettlementKey } from './settlement.ts';

export type ComposedLine = Omit<RunLine, 'payee' | 'payeeCode' | 'team' | 'ordinal' | 'held'> & {
  readonly explanation: Explanation;
  readonly causes: readonly CorrectionCause[];
  /** What paying it settles, and at which place; null for what could not be calculated. */
  readonly settles: (SettlementKey & { readonly place: number }) | null;
};

/** The lines of a payee, calculated when asked for; a payee may have none. */
export function lineComposer(inputs: RunInputs): (payee: EntityId) => readonly ComposedLine[] {
  const corrections = Map.groupBy(inputs.differences, ({ payeeId }) => payeeId);
  const adjustments = Map.groupBy(inputs.adjustments, ({ payeeId }) => payeeId);
  const known = new Map(inputs.own.payees.map((each) => [each.payee, each]));
  return (payee) => {
    const own = known.get(payee);
    return [
      ...(own ? componentLines(inputs, earnPayee(inputs.own, own)) : []),
      ...(corrections.get(payee) ?? []).toSorted(byOrigin).map((each) => correctionLine(each, inputs.own)),
      ...(adjustments.get(payee) ?? []).map((each) => adjustmentLine(each, inputs)),
    ];
  };
}

/** Whoever has a line in the run: the plan's payees, and those whom a correction or an adjustment concerns. */
export function payeesOf({ own, differences, adjustments }: RunInputs): readonly EntityId[] {
  const beside = [...differences, ...adjustments].map(({ payeeId }) => payeeId);
  return [...new Set([...own.payees.map(({ payee }) => payee), ...beside])];
}

function originOf({ plan, period }: PlanInputs): Origin {
  return { planCode: plan.code, periodCode: period.code };
}

/** What the period has paid already comes as a correction or not at all. */
function componentLines({ own, settled }: RunInputs, result: EarnResult): ComposedLine[] {
  const origin = originOf(own);
  const fixed = {
    payeeId: result.payee,
    kind: 'component',
    origin,
    adjustmentId: null,
    causes: [],
    ...attainmentTexts(result),
  } as const;
  const keyOf = (component: string) => ({ ...origin, payeeId: result.payee, component });
  const entriesOf = (component: string) => settled.get(settlementKey(keyOf(component))) ?? [];
  const lines = result.lines.map((line): ComposedLine => ({
    ...fixed,
    component: line.component,
    earned: decimalText(line.earned.value),
    payable: line.payable,
    issue: null,
    explanation: line.explanation,
    settles: { ...keyOf(line.component), place: entriesOf(line.component).length },
  }));
  const issues = result.issues.map(({ component, refusal, explanation }): ComposedLine => ({
    ...fixed,
    component,
    earned: '0',
    payable: { minor: 0n, currency: result.payable.currency },
    issue: refusal.code,
    explanation,
    settles: null,
  }));
  return [...lines, ...issues].filter(
    ({ component, payable }) => settledSum(entriesOf(component), payable.currency).minor === 0n,
  );
}

const unmeasured = { measured: null, quota: null, attainment: null, issue: null } as const;

function correctionLine(difference: ExplainedDifference, own: PlanInputs): ComposedLine {
  const { payeeId, origin, component, payable, settled, recomputed, causes, planVersion } = difference;
  const explanation = explainCorrection(
    { origin, component, planVersion, recomputed: recomputed?.explanation ?? null, settled, causes },
    own.plan.currency,
  );
  return {
    ...unmeasured,
    payeeId,
    kind: 'correction',
    origin,
    adjustmentId: null,
    component,
    earned: moneyText(payable),
    payable,
    explanation,
    causes,
    settles: { ...origin, payeeId, component, place: settled.length },
  };
}

function adjustmentLine(adjustment: ApprovedAdjustment, inputs: RunInputs): ComposedLine {
  const { id, payeeId, code, amount, reason } = adjustment;
  const key = adjustmentKey(adjustment);
  return {
    ...unmeasured,
    payeeId,
    kind: 'adjustment',
    origin: originOf(inputs.own),
    adjustmentId: id,
    component: code,
    earned: moneyText(amount),
    payable: amount,
    explanation: {
      kind: 'source',
      label: label('payouts.sentence_adjustment', { reason }),
      value: amountOf(amount),
      place: { entity: id },
    },
    causes: [],
    settles: { ...key, place: inputs.settled.get(settlementKey(key))?.length ?? 0 },
  };
}

function byOrigin(a: ExplainedDifference, b: ExplainedDifference): number {
  return (
    Temporal.PlainDate.compare(a.period.from, b.period.from) ||
    (a.origin.planCode === b.origin.planCode ? 0 : a.origin.planCode < b.origin.planCode ? -1 : 1)
  );
}
