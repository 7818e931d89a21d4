import { refused, type Result, type Scope } from '@cordee/kernel';
import { earnPayee, type RunDeps } from './calculate-run.ts';
import { gatherInputs } from './gather-inputs.ts';
import type { Run } from './run.ts';

/** Approves a run in preview. The database refuses the person who calculated it, and a second approval. */
export async function approveRun(deps: RunDeps, scope: Scope, runId: string): Promise<Result<null>> {
  const run = await deps.store.run(scope, runId);
  if (!run) return refused('payouts.run_not_found');
  if (run.state !== 'preview') return refused('payouts.already_done_conflict');
  return deps.store.transit(scope, run, 'approved', []);
}

/** Locks an approved run: its explanations are recomputed from the frozen inputs and kept with it for good. */
export async function lockRun(deps: RunDeps, scope: Scope, runId: string): Promise<Result<null>> {
  const run = await deps.store.run(scope, runId);
  if (!run) return refused('payouts.run_not_found');
  if (run.state === 'preview') return refused('payouts.not_approved');
  if (run.state !== 'approved') return refused('payouts.already_done_conflict');
  const gathered = await gatherInputs(deps, frozenScope(scope, run), run.planCode, run.period.code, null);
  if (!gathered.ok) return gathered;
  const kept = gathered.value.payees.flatMap((inputs) => {
    const result = earnPayee(gathered.value, inputs);
    return [...result.lines, ...result.issues].map((line, ordinal) => ({
      payeeId: result.payee,
      ordinal,
      explanation: line.explanation,
    }));
  });
  return deps.store.transit(scope, run, 'locked', kept);
}

/** What the run saw: everybody's facts up to its change, in its branch. */
export function frozenScope(scope: Scope, run: Run): Scope {
  return {
    ...scope,
    people: 'all',
    positions: 'all',
    branch: run.branch,
    asOf: { ...scope.asOf, change: run.knownChange },
  };
}
