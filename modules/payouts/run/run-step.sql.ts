import { ok, refused, type Result, type Scope } from '@cordee/kernel';
import { openStagedCopy, type Database, type Writing } from '@cordee/platform/database';
import { brokenConstraint } from '../settle/broken-constraint.ts';
import { appendReleases } from '../release/release-store.sql.ts';
import { settleLines, takeBackLines } from '../settle/settlement-store.sql.ts';
import type { StepRecords } from '../run-store.ts';
import type { Run, Transition } from '../run.ts';

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
    await database.write(scope, { code: `payouts.run_${transition}`, detail }, async (tx) => {
      appendStep(tx, scope, run, transition, records);
      if (records.explain) await keepExplanations(tx, run, records.explain);
    });
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
  { releases = [], accepts }: Omit<StepRecords, 'explain'> = {},
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
  if (transition === 'locked') tx.atTheEnd((change) => settleLines(tx, run, change));
  if (transition === 'voided') tx.atTheEnd((change) => takeBackLines(tx, run, change));
  appendReleases(tx, run, releases);
}

/** Few at a time, whatever their number: they gather beside the table and enter it when the step is taken. */
async function keepExplanations(
  tx: Writing,
  run: Run,
  explain: NonNullable<StepRecords['explain']>,
): Promise<void> {
  const columns = { payee_id: 'uuid', ordinal: 'integer', explanation: 'jsonb' };
  const staged = await openStagedCopy(tx, 'explanation', columns);
  await explain(async (lines) => {
    for (const { payeeId, ordinal, explanation } of lines)
      if (staged.add([payeeId, ordinal, explanation])) await staged.flush();
  });
  await staged.finish();
  tx.atTheEnd(async (change) => {
    await tx.client.query(
      `insert into locked_explanation (tenant_id, run_id, payee_id, ordinal, change, explanation)
       select cordee.tenant(), $1, payee_id, ordinal, $2, explanation from ${staged.table}`,
      [run.id, change],
    );
  });
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
