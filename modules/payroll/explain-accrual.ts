import {
  ROWS_SHOWN_MAX,
  RowStreamHash,
  sumMoney,
  toAmount,
  type Currency,
  type Explanation,
  type Label,
  type PlainDate,
  type SourceNode,
} from '@cordee/kernel';
import type { AccruedPay } from './accrued-pay.ts';

/** What is accrued on a day as the sum of its amounts, each with its payee; more than fifty are opened by page. */
export function explainAccrual(
  lastDay: PlainDate,
  currency: Currency,
  accrued: readonly AccruedPay[],
): Explanation {
  const stream = new RowStreamHash();
  for (const { payeeId, component, period, kind, amount } of accrued)
    stream.add([payeeId, component, period, kind, amount]);
  const amounts = accrued.map(({ amount }) => amount);
  return {
    kind: 'sum',
    label: { key: 'payroll.accrued_on', args: { day: { kind: 'date', date: lastDay } } },
    value: { kind: 'amount', amount: toAmount(sumMoney(amounts, currency)) },
    count: accrued.length,
    rows: accrued.length > ROWS_SHOWN_MAX ? null : accrued.map(explainAccrued),
    rowStreamHash: stream.digest(),
    artefact: null,
    filter: {},
  };
}

/** One amount: whose it is, of which component and period, and what it waits for. */
export function explainAccrued(accrued: AccruedPay): SourceNode {
  return {
    kind: 'source',
    label: labelOf(accrued),
    value: { kind: 'amount', amount: toAmount(accrued.amount) },
    place: { entity: accrued.payeeId },
  };
}

function labelOf({ kind, payee, component, period, due }: AccruedPay): Label {
  const args = { payee, component, period };
  if (kind === 'to_send') return { key: 'payroll.accrued_to_send', args };
  if (due === null) return { key: 'payroll.accrued_waits_payment', args };
  return { key: 'payroll.accrued_waits_until', args: { ...args, day: { kind: 'date', date: due } } };
}
