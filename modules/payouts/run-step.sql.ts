import { ok, refused, type Result, type Scope } from '@cordee/kernel';
import type { Database, Writing } from '@cordee/platform/database';
import { brokenConstraint } from './broken-constraint.ts';
import { appendReleases } from './release-store.sql.ts';
import type { StepRecords } from './run-store.ts';
import type { Run, Transition } from './run.ts';
import { explanationText } from './stored-explanation.ts';

/** The database decides who wins: each place of the chain of steps is taken once, and so is each place of a settlement. */
export async function takeStep(
  database: Database,
  scope: Scope,
  run: Run,
  transition: Transition,
  records: StepRecords,
): Promise<Result<null>> {
  const detail = { runId: run.id, plan: run.planCode, period: run.period.code };
  try {
    await database.write(scope, { code: `payouts.run_${transition}`, detail }, async (tx) =>
      appendStep(tx, scope, run, transition, records),
    );
    return ok(null);
  } catch (error) {
    const refusal = brokenConstraint(error);
    if (refusal) return refused(refusal);
    throw error;
  }
}

/** The step and what belongs to it, within a transaction of the caller's: a file of payroll goes with its transmission. */
export function appendStep(
  tx: Writing,
  scope: Scope,
  run: Run,
  transition: Transition,
  { explanations = [], settlements = [], releases = [], accepts }: StepRecords = {},
): void {
  if (accepts)
    tx.append('pay_decision', [
      {
        request_id: accepts.requestId,
        requested_by: accepts.requestedBy,
        actor_id: scope.actor,
        is_accepted: true,
        reason: null,
      },
    ]);
  tx.append('payout_event', [
    {
      run_id: run.id,
      transition,
      follows: transition === 'voided' ? stepOf(run) : before[transition],
      calculated_by: run.calculatedBy,
      actor_id: scope.actor,
      reason: null,
    },
  ]);
  tx.append(
    'locked_explanation',
    explanations.map(({ payeeId, ordinal, explanation }) => ({
      run_id: run.id,
      payee_id: payeeId,
      ordinal,
      explanation: explanationText(explanation),
    })),
  );
  tx.append(
    'payout_settlement',
    settlements.map(({ planCode, periodCode, payeeId, component, place, amount }) => ({
      branch: run.branch,
      plan_code: planCode,
      period_code: periodCode,
      payee_id: payeeId,
      component,
      place,
      run_id: run.id,
      amount_minor: amount.minor,
      currency: amount.currency,
    })),
  );
  appendReleases(tx, run, releases);
}

const before = {
  approved: 'calculated',
  locked: 'approved',
  transmitted: 'locked',
  confirmed: 'transmitted',
  paid: 'confirmed',
} as const satisfies Record<Exclude<Transition, 'voided'>, string>;

/** The step that a run is at: a void that comes too late finds the next place taken. */
function stepOf({ state }: Run): string {
  return state === 'preview' ? 'calculated' : state;
}
