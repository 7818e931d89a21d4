import { refused, type Result, type Scope } from '@cordee/kernel';
import type { RunDeps } from './calculate-run.ts';
import { payComposer, payeesOf } from './compose-lines.ts';
import { gatherRun } from './run-inputs.ts';
import type { Hold } from './run-store.ts';
import type { Run, RunLine } from './run.ts';

/** Approves a run in preview. The database refuses who calculated it, who is paid by it, and a second approval. */
export async function approveRun(deps: RunDeps, scope: Scope, runId: string): Promise<Result<null>> {
  const run = await deps.store.run(scope, runId);
  if (!run) return refused('payouts.run_not_found');
  if (run.state !== 'preview') return refused('payouts.already_done_conflict');
  return deps.store.transit(scope, run, 'approved', {});
}

/**
 * Locks an approved run: its explanations are recomputed from the frozen inputs and kept with it for good, and each line
 * that is paid takes its place among what its period has settled. Whoever is held out keeps that place for later.
 */
export async function lockRun(deps: RunDeps, scope: Scope, runId: string): Promise<Result<null>> {
  const run = await deps.store.run(scope, runId);
  if (!run) return refused('payouts.run_not_found');
  if (run.state === 'preview') return refused('payouts.not_approved');
  if (run.state !== 'approved') return refused('payouts.already_done_conflict');
  const lines = await deps.store.lines({ ...scope, people: 'all' }, runId);
  const gathered = await gatherRun(deps, frozenScope(scope, run), {
    planCode: run.planCode,
    period: run.period.code,
    only: run.onlyPayees,
    earlier: earlierOf(lines),
  });
  if (!gathered.ok) return gathered;
  const composed = payComposer(gathered.value);
  const held = new Set(lines.flatMap((line) => (line.held === null ? [] : [placeOf(line)])));
  const pays = payeesOf(gathered.value).map(composed);
  const paid = pays
    .flatMap(({ lines: own }) => own.map((line, ordinal) => ({ ...line, ordinal })))
    .filter((line) => !held.has(placeOf(line)));
  const heldPayees = new Set(lines.flatMap((line) => (line.held === null ? [] : [line.payeeId])));
  return deps.store.transit(scope, run, 'locked', {
    explanations: paid,
    settlements: paid.flatMap(({ settles, payable }) => (settles ? [{ ...settles, amount: payable }] : [])),
    releases: pays.flatMap(({ release }) =>
      release === null || heldPayees.has(release.next.payeeId) ? [] : [release.next],
    ),
  });
}

const placeOf = ({ payeeId, ordinal }: Pick<RunLine, 'payeeId' | 'ordinal'>): string =>
  `${payeeId} ${ordinal}`;

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
  const isPaid = (line: RunLine) =>
    line.payeeId === hold.payeeId && (hold.component === null || line.component === hold.component);
  const lines = await deps.store.lines({ ...scope, people: 'all' }, runId);
  if (!lines.some(isPaid)) return refused('payouts.hold_line_not_found');
  if (hold.component !== null && lines.some((line) => line.payeeId === hold.payeeId && isReleased(line)))
    return refused('payouts.hold_release_whole');
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
