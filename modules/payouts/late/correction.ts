// A correction: what a closed period would pay today, less what it has paid.
import { label, parameter, step } from '@cordee/engine-compensation';
import {
  ROWS_SHOWN_MAX,
  RowStreamHash,
  toAmount,
  ZERO,
  type Currency,
  type Explanation,
  type Label,
  type Money,
  type Quantity,
  type RuleReference,
} from '@cordee/kernel';
import type { CorrectionCause } from './correction-causes.ts';
import type { Origin } from '../run.ts';
import { settledSum, type SettlementEntry } from '../settle/settlement.ts';

export type Correction = {
  readonly origin: Origin;
  readonly component: string;
  readonly planVersion: string;
  /** The explanation of what the component would pay today; null when the period owes nothing for it any more. */
  readonly recomputed: Explanation | null;
  readonly settled: readonly SettlementEntry[];
  readonly causes: readonly CorrectionCause[];
};

const codesShownMax = 3;

/**
 * The correction as a step: recomputed − settled, each with its own reasoning. The sentence names the sales that came
 * late. Example: 4,500.00 recomputed, 4,000.00 paid in March → a recall of 500.00.
 */
export function explainCorrection(correction: Correction, unit: Currency): Explanation {
  const { origin, component, recomputed, settled } = correction;
  const rule: RuleReference = { code: component, version: correction.planVersion };
  const now = recomputed ?? nothingDue(unit, rule);
  const paid = explainSettled(settled, unit, origin);
  const inputs = [now, paid];
  const unsaid = step('subtract', inputs, { label: label('payouts.sentence_correction'), rule });
  return { ...unsaid, label: labelOf(correction, unsaid.value, { now: now.value, paid: paid.value }) };
}

function nothingDue(unit: Currency, rule: RuleReference): Explanation {
  return parameter(
    { kind: 'amount', amount: { value: ZERO, currency: unit } },
    { label: label('payouts.nothing_due'), rule },
  );
}

function labelOf(
  { origin, component, causes }: Correction,
  difference: Quantity,
  { now, paid }: { readonly now: Quantity | null; readonly paid: Quantity | null },
): Label {
  const codes = [
    ...new Set(
      causes.flatMap((cause) => (cause.kind.startsWith('sale_') && 'code' in cause ? [cause.code] : [])),
    ),
  ];
  const isRecall = difference.kind === 'amount' && difference.amount.value.unscaled > 0n;
  const stem = isRecall ? 'payouts.sentence_recall' : 'payouts.sentence_correction';
  const args = {
    component,
    period: origin.periodCode,
    ...(now === null ? {} : { now }),
    ...(paid === null ? {} : { paid }),
  };
  if (codes.length === 0) return label(stem, args);
  const shown = codes.slice(0, codesShownMax).join(', ');
  return label(`${stem}_sales`, { ...args, codes: codes.length > codesShownMax ? `${shown}…` : shown });
}

/** What has been settled, as the runs that did. */
function explainSettled(entries: readonly SettlementEntry[], unit: Currency, origin: Origin): Explanation {
  const stream = new RowStreamHash();
  for (const { place, amount } of entries) stream.add([place, amount]);
  const rows = entries.map(({ runId, runPeriod, amount }): Explanation => ({
    kind: 'source',
    label: label('payouts.settled_in', { period: runPeriod }),
    value: amountOf(amount),
    place: { entity: runId },
  }));
  return {
    kind: 'sum',
    label: label('payouts.settled_before', { period: origin.periodCode }),
    value: amountOf(settledSum(entries, unit)),
    count: rows.length,
    rows: rows.length > ROWS_SHOWN_MAX ? null : rows,
    rowStreamHash: stream.digest(),
    artefact: null,
    filter: { plan: origin.planCode, period: origin.periodCode },
  };
}

export function amountOf(money: Money): Quantity {
  return { kind: 'amount', amount: toAmount(money) };
}
