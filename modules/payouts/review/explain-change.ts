import { minusMoney, sumMoney, type EntityId, type Explanation } from '@cordee/kernel';
import { amountOf } from '../late/correction.ts';
import { explainStatementTotal } from '../statement/explain-total.ts';
import type { Statement } from '../statement/read-statement.ts';
import type { Run } from '../run.ts';

/** Whose change it is, in which run. */
export type ChangedPay = {
  readonly run: Run;
  readonly payeeId: EntityId;
  readonly payee: string;
  /** Null for somebody whom the run pays no longer. */
  readonly now: Statement | null;
};

/** What a payee is paid less what the runs before paid, each with its own reasoning; at least one run before. */
export function explainChange(changed: ChangedPay, before: readonly Statement[]): Explanation {
  const { run, payee, now } = changed;
  const { currency } = run.total;
  const earlier = sumMoney(
    before.map(({ total }) => total),
    currency,
  );
  return {
    kind: 'step',
    label: { key: 'payouts.change_of_payee', args: { payee } },
    operation: 'subtract',
    rule: { code: run.planCode, version: run.planVersion },
    inputs: [explainNow(changed), ...before.map(explainStatement)],
    value: amountOf(minusMoney(now?.total ?? { minor: 0n, currency }, earlier)),
  };
}

/** What the run pays; of somebody who is not in it, that it pays nothing. */
export function explainNow({ run, payeeId, payee, now }: ChangedPay): Explanation {
  if (now !== null) return explainStatement(now);
  return {
    kind: 'source',
    label: { key: 'payouts.paid_no_longer', args: { payee } },
    value: amountOf({ minor: 0n, currency: run.total.currency }),
    place: { entity: payeeId },
  };
}

/** What the runs before paid a payee: one of them as it stands, several as their sum. */
export function explainBefore(before: readonly Statement[]): Explanation | undefined {
  const [first, ...others] = before.map(explainStatement);
  const [statement] = before;
  if (!first || !statement || others.length === 0) return first;
  const { planCode: code, planVersion: version } = statement.run;
  return {
    kind: 'step',
    label: { key: 'payouts.paid_before', args: { payee: statement.payee } },
    operation: 'add',
    rule: { code, version },
    inputs: [first, ...others],
    value: amountOf(
      sumMoney(
        before.map(({ total }) => total),
        statement.total.currency,
      ),
    ),
  };
}

/** A statement's total; every sum in it names its run, so that its rows are opened from the right one. */
function explainStatement({ run, lines }: Statement): Explanation {
  return withRun(explainStatementTotal(run, lines), run.id);
}

function withRun(explanation: Explanation, run: string): Explanation {
  if (explanation.kind === 'step')
    return { ...explanation, inputs: explanation.inputs.map((input) => withRun(input, run)) };
  if (explanation.kind !== 'sum') return explanation;
  const rows = explanation.rows?.map((row) => withRun(row, run)) ?? null;
  return { ...explanation, rows, filter: { ...explanation.filter, run } };
}
