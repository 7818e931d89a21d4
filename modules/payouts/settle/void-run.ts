import { ok, refused, type Result, type Scope } from '@cordee/kernel';
import type { PayRequest, RequestStore } from '../adjust/request-store.ts';
import type { RunStore } from '../run-store.ts';
import { isClosed, type Run, type RunState } from '../run.ts';
import { releaseTakenBack } from '../release/release-entry.ts';

export type VoidDeps = {
  readonly store: RunStore;
  readonly requests: RequestStore;
  readonly newId: () => string;
};

const voidable: readonly RunState[] = ['preview', 'approved', 'locked'];

/** Asks that a run be voided; another person decides. Only what has not been transmitted can be. */
export async function askVoid(
  deps: VoidDeps,
  scope: Scope,
  runId: string,
  reason: string,
): Promise<Result<{ requestId: string }>> {
  const run = await deps.store.run(scope, runId);
  if (!run) return refused('payouts.run_not_found');
  if (!voidable.includes(run.state)) return refused('payouts.void_after_transmission');
  if (await openVoidRequest(deps.requests, scope, runId)) return refused('payouts.void_asked_conflict');
  const requestId = deps.newId();
  await deps.requests.ask(scope, { id: requestId, kind: 'void', subjectId: runId, reason });
  return ok({ requestId });
}

/** A second person voids the run: what it settled is taken back in the same transaction, and can be paid by another. */
export async function voidRun(deps: VoidDeps, scope: Scope, runId: string): Promise<Result<null>> {
  const found = await voidableRun(deps, scope, runId);
  if (!found.ok) return found;
  const { run, asked } = found.value;
  const everybody = { ...scope, asOf: { ...scope.asOf, change: null } };
  const entries = isClosed(run.state) ? await deps.store.releasedBy(everybody, runId) : [];
  const releases = releaseTakenBack(entries, runId);
  if (releases === null) return refused('payouts.void_after_release');
  return deps.store.transit(scope, run, 'voided', {
    releases,
    accepts: { requestId: asked.id, requestedBy: asked.requestedBy },
  });
}

/** The run and the open request, where a second person may void it. */
export async function voidableRun(
  deps: VoidDeps,
  scope: Scope,
  runId: string,
): Promise<Result<{ readonly run: Run; readonly asked: PayRequest }>> {
  const run = await deps.store.run(scope, runId);
  if (!run) return refused('payouts.run_not_found');
  if (!voidable.includes(run.state)) return refused('payouts.void_after_transmission');
  const asked = await openVoidRequest(deps.requests, scope, runId);
  return asked ? ok({ run, asked }) : refused('payouts.void_not_asked');
}

export async function openVoidRequest(
  requests: RequestStore,
  scope: Scope,
  runId: string,
): Promise<PayRequest | null> {
  const asked = await requests.requests(scope, runId);
  return asked.find(({ kind, decision }) => kind === 'void' && decision === null) ?? null;
}
