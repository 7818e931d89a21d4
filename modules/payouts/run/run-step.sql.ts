import { type Result, type Scope } from '@cordee/kernel';
import { openStagedCopy, unlessBroken, type Database, type Writing } from '@cordee/platform/database';
import { payRefusals } from '../settle/pay-refusals.ts';
import { appendReleases } from '../release/release-store.sql.ts';
import { settleLines, takeBackLines } from '../settle/settlement-store.sql.ts';
import type { StepRecords } from '../run-store.ts';
import type { Run, Transition } from '../run.ts';
import { explanationColumns } from '../statement/stored-explanation.ts';

/** The database decides who wins: each place of the chain of steps is taken once, and so is each place of a settlement. */
export async function takeStep(
  database: Database,
  scope: Scope,
  run: Run,
  transition: Transition,
  records: StepRecords,
): Promise<Result<null>> {
  const detail = { runId: run.id, plan: run.planCode, period: run.period.code };
  return unlessBroken(payRefusals, () =>
    database.write(scope, { code: `payouts.run_${transition}`, detail }, async (tx) => {
      const explained = records.explain && (await stageExplanations(tx, records.explain));
      appendStep(tx, scope, run, transition, { ...records, ...explained });
      if (explained) tx.atTheEnd((change) => keepExplanations(tx, run, explained.table, change));
    }),
  );
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
async function stageExplanations(tx: Writing, explain: NonNullable<StepRecords['explain']>) {
  const staged = await openStagedCopy(tx, 'explanation', explanationColumns);
  const releases = await explain(async (part) => {
    if ('bytes' in part) {
      if (staged.addRows(part)) await staged.flush();
    } else
      for (const { payeeId, ordinal, explanation } of part)
        if (staged.add([payeeId, ordinal, explanation])) await staged.flush();
  });
  await staged.finish();
  return { table: staged.table, releases };
}

async function keepExplanations(
  { client }: Writing,
  { id }: Run,
  table: string,
  change: bigint,
): Promise<void> {
  await client.query(
    `insert into locked_explanation (tenant_id, run_id, payee_id, ordinal, change, explanation)
     select cordee.tenant(), $1, payee_id, ordinal, $2, explanation from ${table}`,
    [id, change],
  );
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
