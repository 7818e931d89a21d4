import { refused, type Result, type Scope } from '@cordee/kernel';
import type { RunDeps } from '../run/calculate-run.ts';
import type { Hold } from '../run-store.ts';
import type { Run, RunLine } from '../run.ts';
import { isHeldOut } from './settlement.ts';

/** Approves a run in preview. The database refuses who calculated it, who is paid by it, and a second approval. */
export async function approveRun(
  deps: Pick<RunDeps, 'store'>,
  scope: Scope,
  runId: string,
): Promise<Result<null>> {
  const run = await deps.store.run(scope, runId);
  if (!run) return refused('payouts.run_not_found');
  if (run.state !== 'preview') return refused('payouts.already_done_conflict');
  return deps.store.transit(scope, run, 'approved', {});
}

/** The periods that a run corrected: what it read of the past is read again, and nothing more. */
export function earlierOf(lines: readonly RunLine[]) {
  return lines.flatMap(({ kind, origin }) => (kind === 'correction' ? [origin] : []));
}

/** Holds a payee, or one of their lines, out of a run in preview while the rest goes on. */
export async function holdOut(
  deps: Pick<RunDeps, 'store'>,
  scope: Scope,
  runId: string,
  hold: Hold,
): Promise<Result<null>> {
  const run = await deps.store.run(scope, runId);
  if (!run) return refused('payouts.run_not_found');
  if (run.state !== 'preview') return refused('payouts.hold_after_approval');
  const lines = await deps.store.lines({ ...scope, people: [hold.payeeId] }, runId);
  if (!lines.some(isHeldOut([hold]))) return refused('payouts.hold_line_not_found');
  if (hold.component !== null && lines.some(isReleased)) return refused('payouts.hold_release_whole');
  return deps.store.hold(scope, run, hold);
}

/** A release is of a payee's whole pay: a part of it cannot be left for later. */
const isReleased = ({ kind }: RunLine): boolean => !['component', 'correction', 'adjustment'].includes(kind);

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
