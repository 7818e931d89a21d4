// What a lock has to leave behind, by the rules as they read: everything of the run in memory, no SQL.
import { decimalText, invariant, withoutTrailingZeros, type Scope } from '@cordee/kernel';
import { adjustmentKey } from '../adjust/adjustment.ts';
import type { RunDeps } from '../run/calculate-run.ts';
import { payComposer, payeesOf } from '../run/compose-lines.ts';
import { paid } from '../pay-run.sql.test-support.ts';
import { gatherRun } from '../run/run-inputs.ts';
import type { RunLine } from '../run.ts';
import { earlierOf, frozenScope } from './settle-run.ts';
import { settlementKey } from './settlement.ts';
import { explanationText } from '../statement/stored-explanation.ts';

export type Kept = { readonly payee_id: string; readonly ordinal: number; readonly explanation: unknown };

/** The settlements and the explanations of an approved run, as rows of their tables. */
export async function lockedInMemory(deps: RunDeps, scope: Scope, runId: string) {
  const run = await deps.store.run(scope, runId);
  invariant(run !== undefined, 'the run is there');
  const frozen = frozenScope(scope, run);
  const lines = await deps.store.lines({ ...scope, people: 'all' }, runId);
  const question = { planCode: run.planCode, period: run.period.code, only: run.onlyPayees };
  const inputs = paid(await gatherRun(deps, frozen, { ...question, earlier: earlierOf(lines) }));
  const composed = payComposer(inputs);
  const held = new Map(lines.map((line) => [`${line.payeeId} ${line.ordinal}`, line.held !== null]));
  const isPaid = ({ payeeId, ordinal }: Pick<RunLine, 'payeeId' | 'ordinal'>) =>
    !held.get(`${payeeId} ${ordinal}`);
  const explanations = payeesOf(inputs).flatMap((payeeId) =>
    composed(payeeId)
      .lines.map((line, ordinal) => ({ ...line, ordinal }))
      .filter(isPaid)
      .map(({ ordinal, explanation }): Kept => ({
        payee_id: payeeId,
        ordinal,
        explanation: JSON.parse(explanationText(explanation)) as unknown,
      })),
  );
  const settlements = lines
    .filter(isPaid)
    .filter(isSettling)
    .map((line) => {
      const key = keyOf(line);
      return {
        plan_code: key.planCode,
        period_code: key.periodCode,
        payee_id: key.payeeId,
        component: key.component,
        place: inputs.settled.get(settlementKey(key))?.length ?? 0,
        amount_minor: String(line.payable.minor),
        currency: line.payable.currency,
      };
    });
  return { explanations, settlements };
}

const isSettling = ({ kind, issue }: RunLine): boolean =>
  issue === null && ['component', 'correction', 'adjustment'].includes(kind);

function keyOf({ adjustmentId, payeeId, component, origin }: RunLine) {
  return adjustmentId === null
    ? { ...origin, payeeId, component }
    : adjustmentKey({ id: adjustmentId, payeeId, code: component });
}

/** Rows of sums may stay in the line detail, and a number's scale is no part of it: what is left is the reasoning itself. */
export function withoutRows({ explanation, ...row }: Kept): Kept {
  const text = JSON.stringify(explanation, (key, value: unknown) =>
    ['rows', 'rowStreamHash', 'artefact'].includes(key) ? undefined : plain(value),
  );
  return { ...row, explanation: JSON.parse(text) as unknown };
}

function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('unscaled' in value && 'scale' in value)) return value;
  return decimalText(
    withoutTrailingZeros({ unscaled: BigInt(String(value.unscaled)), scale: Number(value.scale) }),
  );
}

/** By all that is no explanation: the database keeps the words of JSON in an order of its own. */
export function inOrder<Row extends object>(rows: readonly Row[]): readonly Row[] {
  const keyOf = (row: Row) =>
    JSON.stringify(
      Object.entries(row)
        .filter(([column]) => column !== 'explanation')
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
  return rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
