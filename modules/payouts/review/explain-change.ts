import { minusMoney, sumMoney, type Explanation } from '@cordee/kernel';
import { amountOf } from '../late/correction.ts';
import { explainStatementTotal } from '../statement/explain-total.ts';
import type { Statement } from '../statement/read-statement.ts';

/** What a payee is paid less what the runs before paid, each with its own reasoning; at least one run before. */
export function explainChange(now: Statement, before: readonly Statement[]): Explanation {
  const { planCode: code, planVersion: version } = now.run;
  const earlier = sumMoney(
    before.map(({ total }) => total),
    now.total.currency,
  );
  return {
    kind: 'step',
    label: { key: 'payouts.change_of_payee', args: { payee: now.payee } },
    operation: 'subtract',
    rule: { code, version },
    inputs: [explainStatement(now), ...before.map(explainStatement)],
    value: amountOf(minusMoney(now.total, earlier)),
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
