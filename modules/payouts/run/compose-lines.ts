// The lines of a run in their order: by payee the period's components, then corrections, then adjustments.
import { label, type EarnResult } from '@cordee/engine-compensation';
import { decimalText, invariant, moneyText, type EntityId, type Explanation } from '@cordee/kernel';
import type { ApprovedAdjustment } from '../adjust/adjustment.ts';
import { amountOf, explainCorrection } from '../late/correction.ts';
import type { CorrectionCause } from '../late/correction-causes.ts';
import { attainmentTexts } from '../statement/attainment-texts.ts';
import { earningOf, type PayeeEarning } from './earn-payee.ts';
import type { PlanInputs } from './gather-inputs.ts';
import { releaseLines } from '../release/release-lines.ts';
import { payeeReleaser, type PayeeRelease } from '../release/release-payee.ts';
import { releasableCorrection } from '../late/releasable-correction.ts';
import type { ExplainedDifference, RunInputs } from './run-inputs.ts';
import type { Origin, RunLine } from '../run.ts';
import { settledSum, settlementKey } from '../settle/settlement.ts';

export type ComposedLine = Omit<RunLine, 'payee' | 'payeeCode' | 'team' | 'ordinal' | 'held'> & {
  readonly explanation: Explanation;
  readonly causes: readonly CorrectionCause[];
};

export type ComposedPay = {
  readonly lines: readonly ComposedLine[];
  /** How what is earned becomes what is paid; null where a plan pays all at once. */
  readonly release: PayeeRelease | null;
  /** Of the period itself; null for a payee whom the run only corrects. */
  readonly earning: PayeeEarning | null;
};

/** The lines of a payee, calculated when asked for; a payee may have none. */
export function lineComposer(inputs: RunInputs): (payee: EntityId) => readonly ComposedLine[] {
  const composed = payComposer(inputs);
  return (payee) => composed(payee).lines;
}

/** The same with the release, which a lock hands to the next run. */
export function payComposer(inputs: RunInputs): (payee: EntityId) => ComposedPay {
  const corrections = Map.groupBy(inputs.differences, ({ payeeId }) => payeeId);
  const adjustments = Map.groupBy(inputs.adjustments, ({ payeeId }) => payeeId);
  const known = new Map(inputs.own.payees.map((each) => [each.payee, each]));
  const released = payeeReleaser(inputs);
  return (payee) => {
    const own = known.get(payee);
    const earning = own && !inputs.isOwnByRows ? earningOf(inputs.own, own) : null;
    const corrected = (corrections.get(payee) ?? []).toSorted(byOrigin).map((difference) => ({
      difference,
      line: correctionLine(difference, inputs.own),
    }));
    const components = earning ? componentLines(inputs, earning.result) : [];
    const earned = [...components, ...corrected.map(({ line }) => line)];
    const adjusted = adjustments.get(payee) ?? [];
    const paid = new Set(components.map(({ component }) => component));
    const release = released(payee, () => ({
      lines: (earning?.result.lines ?? []).filter(({ component }) => paid.has(component)),
      corrections: corrected.map(({ difference, line }) =>
        releasableCorrection(difference, line, inputs.own),
      ),
      adjustments: adjusted,
    }));
    invariant(release === null || !inputs.isOwnByRows, 'memory calculates all that is released', { payee });
    const adjustmentsPaid = adjusted.map((each) => adjustmentLine(each, inputs));
    if (release === null) return { lines: [...earned, ...adjustmentsPaid], release, earning };
    const beside = adjustmentsPaid.map((line) => orRefused(line, release.result));
    const moved = movements(inputs.own, payee, earned, release);
    return { lines: [...earned, ...beside, ...moved], release, earning };
  };
}

/** An adjustment that the plan's release refuses is not paid, and says why. */
function orRefused(line: ComposedLine, { lines, issues }: PayeeRelease['result']): ComposedLine {
  const isPaid = lines.some(
    ({ kind, code, amount }) =>
      kind === 'adjustment' && code === line.component && amount.minor === line.payable.minor,
  );
  const refusal = issues.find(({ code }) => code === line.component)?.refusal;
  if (isPaid || refusal === undefined) return line;
  const explanation = { kind: 'issue', label: line.explanation.label, value: null, refusal } as const;
  const payable = { ...line.payable, minor: 0n };
  return { ...line, earned: '0', payable, issue: refusal.code, explanation };
}

function movements(
  own: PlanInputs,
  payeeId: EntityId,
  earned: readonly ComposedLine[],
  { result }: PayeeRelease,
): ComposedLine[] {
  const releasing = { rule: { code: 'release', version: own.plan.version }, currency: own.plan.currency };
  const sums = earned.filter(({ issue }) => issue === null);
  return releaseLines(releasing, sums, result).map((line) => ({
    ...unmeasured,
    ...line,
    payeeId,
    origin: originOf(own),
    adjustmentId: null,
    earned: '0',
    causes: [],
  }));
}

/** Whoever has a line in the run: the plan's payees, whom a correction or an adjustment concerns, of whom something waits. */
export function payeesOf({ own, differences, adjustments, waiting }: RunInputs): readonly EntityId[] {
  const beside = [...differences, ...adjustments].map(({ payeeId }) => payeeId);
  return [...new Set([...own.payees.map(({ payee }) => payee), ...beside, ...waiting])];
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
  const entriesOf = (component: string) =>
    settled.get(settlementKey({ ...origin, payeeId: result.payee, component })) ?? [];
  const lines = result.lines.map((line): ComposedLine => ({
    ...fixed,
    component: line.component,
    earned: decimalText(line.earned.value),
    payable: line.payable,
    issue: null,
    explanation: line.explanation,
  }));
  const issues = result.issues.map(({ component, refusal, explanation }): ComposedLine => ({
    ...fixed,
    component,
    earned: '0',
    payable: { minor: 0n, currency: result.payable.currency },
    issue: refusal.code,
    explanation,
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
  };
}

function adjustmentLine(adjustment: ApprovedAdjustment, inputs: RunInputs): ComposedLine {
  const { id, payeeId, code, amount, reason } = adjustment;
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
  };
}

function byOrigin(a: ExplainedDifference, b: ExplainedDifference): number {
  return (
    Temporal.PlainDate.compare(a.period.from, b.period.from) ||
    (a.origin.planCode === b.origin.planCode ? 0 : a.origin.planCode < b.origin.planCode ? -1 : 1)
  );
}
