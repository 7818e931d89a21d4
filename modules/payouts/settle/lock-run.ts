// The lock of an approved run: each line's reasoning is kept with it for good, and what is paid is settled.
import { invariant, ok, refused, type EntityId, type Result, type Scope } from '@cordee/kernel';
import type { RunDeps, RunWatch } from '../run/calculate-run.ts';
import { payComposer, payeesOf } from '../run/compose-lines.ts';
import { composeBeside } from '../late/compose-beside.ts';
import { owedBeside } from '../late/owed-beside.ts';
import { gatherPayees } from '../run/plan-records.ts';
import { gatherRun } from '../run/run-inputs.ts';
import type { NewRelease } from '../release/release-entry.ts';
import type { KeepExplained, StepRecords } from '../run-store.ts';
import type { Run } from '../run.ts';
import { isHeldOut, type HeldOut } from './settlement.ts';
import { earlierOf, frozenScope } from './settle-run.ts';
import { explainedLines } from '../statement/stored-explanation.ts';

const unwatched: RunWatch = { progress: () => undefined, check: () => undefined };

/**
 * Locks an approved run: its explanations are recomputed from the frozen inputs and kept with it for good, and each line
 * that is paid takes its place among what its period has settled. Whoever is held out keeps that place for later. Of a run
 * over very many credits the rows of a sum stay in its line detail. Refuses payouts.line_detail_altered where that is not
 * what the run wrote.
 */
export async function lockRun(
  deps: RunDeps,
  scope: Scope,
  runId: string,
  watch: RunWatch = unwatched,
): Promise<Result<null>> {
  const found = await lockableRun(deps, scope, runId);
  if (!found.ok) return found;
  const run = found.value;
  const locked: Locking = {
    run,
    frozen: frozenScope(scope, run),
    held: await deps.store.heldOut(scope, runId),
  };
  const records =
    (await explainedByRows(deps, locked, watch)) ?? (await explainedInMemory(deps, locked, watch));
  return records.ok ? deps.store.transit(scope, run, 'locked', records.value) : records;
}

/** The run, where it waits for its lock. Refuses payouts.run_not_found, payouts.not_approved and payouts.already_done_conflict. */
export async function lockableRun(
  { store }: Pick<RunDeps, 'store'>,
  scope: Scope,
  runId: string,
): Promise<Result<Run>> {
  const run = await store.run(scope, runId);
  if (!run) return refused('payouts.run_not_found');
  if (run.state === 'preview') return refused('payouts.not_approved');
  return run.state === 'approved' ? ok(run) : refused('payouts.already_done_conflict');
}

type Locking = { readonly run: Run; readonly frozen: Scope; readonly held: readonly HeldOut[] };

/** A run of so few credits is explained in memory, with the rows of its sums. */
async function explainedInMemory(
  deps: RunDeps,
  { run, frozen, held }: Locking,
  watch: RunWatch,
): Promise<Result<StepRecords>> {
  const earlier = earlierOf(await deps.store.lines(frozen, run.id));
  const { planCode, period, onlyPayees: only } = run;
  const gathered = await gatherRun(deps, frozen, { planCode, period: period.code, only, earlier });
  if (!gathered.ok) return gathered;
  const payees = payeesOf(gathered.value);
  const composed = payComposer(gathered.value);
  const heldPayees = new Set(held.map(({ payeeId }) => payeeId));
  const isHeld = isHeldOut(held);
  const explain = async (keep: KeepExplained) => {
    const releases: NewRelease[] = [];
    for (const [index, payee] of payees.entries()) {
      const { lines, release } = composed(payee);
      await keep(explainedLines(lines, isHeld));
      if (release !== null && !heldPayees.has(payee)) releases.push(release.next);
      watch.check();
      watch.progress(index + 1, payees.length);
    }
    return releases;
  };
  return ok({ explain });
}

/** Slice by slice from the line detail; null where the run is small, or memory calculated it. */
async function explainedByRows(
  deps: RunDeps,
  locking: Locking,
  watch: RunWatch,
): Promise<Result<StepRecords> | null> {
  const { run, frozen } = locking;
  const { many, store } = deps;
  const ledger = await store.lineDetail(frozen, run.id);
  const credits = ledger.reduce((sum, slice) => sum + slice.credits, 0);
  if (many === undefined || ledger.length === 0 || credits < many.creditsExplainedByRowsMin) return null;
  const records = await gatherPayees(deps, frozen, run.planCode, run.period.code, null);
  if (!records.ok) return records;
  const owed = await owedBeside(deps, frozen, records.value);
  if (owed.in === 'memory') return null;
  const altered = await many.alteredSlice(frozen, run.id, ledger);
  if (altered !== null)
    return refused('payouts.line_detail_altered', {
      run: run.id,
      plan: run.planCode,
      period: run.period.code,
      slice: altered,
    });
  const names = await deps.payeeNames(frozen);
  const codeOf = (payee: EntityId) => names.get(payee)?.code ?? '';
  const question = { planCode: run.planCode, period: run.period.code, owed, codeOf, isExplained: true };
  const composed = await composeBeside(deps, frozen, question);
  if (!composed.ok) return composed;
  const explaining = { held: locking.held, files: await deps.fileNames(frozen) };
  const asked = { runId: run.id, records: records.value, codeOf, composed: composed.value, explaining };
  return ok({
    explain: async (keep) => {
      const hash = await many.explain(frozen, asked, { ...watch, keep });
      invariant(hash === run.rowStreamHash, 'a run is explained as it was calculated', { run: run.id });
      return []; // by rows nothing is released
    },
  });
}
