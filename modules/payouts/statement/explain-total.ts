import { decimal, ROWS_SHOWN_MAX, RowStreamHash, sumMoney, type Explanation } from '@cordee/kernel';
import { amountOf } from '../late/correction.ts';
import type { StatementLine } from './read-statement.ts';
import type { Run, RunLine } from '../run.ts';

/** A run's total as the sum of its payees. */
export function explainRunTotal(run: Run, lines: readonly RunLine[]): Explanation {
  return explainTotal(run, lines, explainPayees(run, lines));
}

/** A statement's total as the sum of its lines. */
export function explainStatementTotal(run: Run, lines: readonly StatementLine[]): Explanation {
  const paid = lines.filter(({ held }) => held === null);
  return explainTotal(
    run,
    paid,
    paid.map(({ explanation }) => explanation),
  );
}

/** What the lines of the run's period and its corrections earned together. */
export function explainEarned(run: Run, lines: readonly StatementLine[]): Explanation {
  const earned = lines.filter(({ kind, issue }) => isEarning(kind) && issue === null);
  return explainTotal(
    run,
    earned,
    earned.map(({ explanation }) => explanation),
  );
}

const isEarning = (kind: RunLine['kind']): boolean => kind === 'component' || kind === 'correction';

function explainTotal(run: Run, lines: readonly RunLine[], parts: readonly Explanation[]): Explanation {
  const stream = new RowStreamHash();
  for (const line of lines) stream.add([line.payeeCode, line.ordinal, line.component, line.payable]);
  const value = amountOf(
    sumMoney(
      lines.map((line) => line.payable),
      run.total.currency,
    ),
  );
  return {
    kind: 'sum',
    label: { key: 'payouts.total_of_run', args: { plan: run.planCode, period: run.period.code } },
    value,
    count: parts.length,
    rows: parts.length > ROWS_SHOWN_MAX ? null : parts,
    rowStreamHash: stream.digest(),
    artefact: run.artefactHash,
    filter: { run: run.id },
  };
}

/** Each payee's part of a run's total. */
export function explainPayees(run: Run, lines: readonly RunLine[]): Explanation[] {
  return [...Map.groupBy(lines, (line) => line.payeeId)].map(([payeeId, own]): Explanation => ({
    kind: 'source',
    label: { key: 'payouts.payee_total', args: { payee: own[0]?.payee ?? '' } },
    value: amountOf(
      sumMoney(
        own.map((line) => line.payable),
        run.total.currency,
      ),
    ),
    place: { entity: payeeId },
  }));
}

/** How many a run pays, as one for each of them. */
export function explainPayeeCount(run: Run, lines: readonly RunLine[]): Explanation {
  const payees = [...Map.groupBy(lines, (line) => line.payeeId)].map(([payeeId, own]) => ({
    payeeId,
    code: own[0]?.payeeCode ?? '',
    name: own[0]?.payee ?? '',
  }));
  const stream = new RowStreamHash();
  for (const { code } of payees) stream.add([code]);
  const rows = payees.map(({ payeeId, name }): Explanation => ({
    kind: 'source',
    label: { key: 'payouts.payee_counted', args: { payee: name } },
    value: { kind: 'decimal', value: decimal('1') },
    place: { entity: payeeId },
  }));
  return {
    kind: 'sum',
    label: { key: 'payouts.payees_of_run', args: { plan: run.planCode, period: run.period.code } },
    value: { kind: 'decimal', value: decimal(String(payees.length)) },
    count: payees.length,
    rows: rows.length > ROWS_SHOWN_MAX ? null : rows,
    rowStreamHash: stream.digest(),
    artefact: run.artefactHash,
    filter: { run: run.id },
  };
}
