// A lock or a void of very many payees takes a while: a worker does it, and whoever asked watches and may stop it. A run of
// few is settled at once. Either way it is one transaction: a worker that is killed leaves the run as it was, or settled.
import { ok, type Result, type Scope } from '@cordee/kernel';
import type { RunDeps, RunWatch } from '../run/calculate-run.ts';
import type { Run, Transition } from '../run.ts';
import { lockableRun, lockRun } from './lock-run.ts';
import { voidableRun, voidRun, type VoidDeps } from './void-run.ts';

const settlingKinds = { lock_run: 'lock', void_run: 'void' } as const;
export type SettlingStep = (typeof settlingKinds)[keyof typeof settlingKinds];
export type SettlingDeps = RunDeps & VoidDeps;

type Task = { readonly id: string; readonly kind: string; readonly input: unknown; readonly unit?: string };
/** `enqueue` refuses a second task that would settle the same run. */
type StartDeps = SettlingDeps & { readonly enqueue: (scope: Scope, task: Task) => Promise<Result<null>> };

/** `taskId`: the work that settles it, to be watched; null where it is done. */
export type SettlingStarted = { readonly done: boolean; readonly taskId: string | null };

/** So many payees a person waits for without being shown how far it is. */
const payeesAtOnceMax = 1_000;

/**
 * Locks or voids a run, at once or by a worker. Refuses what the step itself would, and payouts.settling_conflict while
 * the run is being locked or voided already.
 */
export async function settleOrStart(
  deps: StartDeps,
  scope: Scope,
  {
    step,
    runId,
    atOnceMax = payeesAtOnceMax,
  }: {
    readonly step: SettlingStep;
    readonly runId: string;
    readonly atOnceMax?: number;
  },
): Promise<Result<SettlingStarted>> {
  const found = await settleable[step](deps, scope, runId);
  if (!found.ok) return found;
  if (found.value.payeeCount > atOnceMax) return start(deps, scope, step, runId);
  const settled = await settle[step](deps, scope, runId);
  return settled.ok ? ok({ done: true, taskId: null }) : settled;
}

async function start(
  deps: StartDeps,
  scope: Scope,
  step: SettlingStep,
  runId: string,
): Promise<Result<SettlingStarted>> {
  const id = deps.newId();
  const started = await deps.enqueue(scope, { id, kind: `${step}_run`, input: { runId }, unit: 'payees' });
  return started.ok ? ok({ done: false, taskId: id }) : started;
}

/** What a worker does; a task that runs again after its step has been taken finds it taken. */
export async function settleByTask(
  deps: SettlingDeps,
  scope: Scope,
  { step, runId }: { readonly step: SettlingStep; readonly runId: string },
  watch: RunWatch,
): Promise<Result<{ readonly runId: string }>> {
  const run = await deps.store.run(scope, runId);
  if (run && isTakenBy(run, taken[step], scope.actor)) return ok({ runId });
  const settled = await settle[step](deps, scope, runId, watch);
  return settled.ok ? ok({ runId }) : settled;
}

const settle = { lock: lockRun, void: voidRun } as const;

const taken = { lock: 'locked', void: 'voided' } as const satisfies Record<SettlingStep, Transition>;

const settleable: Record<
  SettlingStep,
  (deps: SettlingDeps, scope: Scope, runId: string) => Promise<Result<Run>>
> = {
  lock: lockableRun,
  void: async (deps, scope, runId) => {
    const found = await voidableRun(deps, scope, runId);
    return found.ok ? ok(found.value.run) : found;
  },
};

function isTakenBy({ events }: Run, step: Transition, actor: string): boolean {
  return events.some((event) => event.transition === step && event.actor === actor);
}

type OpenTask = {
  readonly id: string;
  readonly kind: string;
  readonly actor: string;
  readonly input: unknown;
};

/** The work that locks or voids a run now; null where there is none. */
export function settlingUnderWay(tasks: readonly OpenTask[], runId: string) {
  for (const { id, kind, actor, input } of tasks)
    if ((kind === 'lock_run' || kind === 'void_run') && (input as { runId: string }).runId === runId)
      return { taskId: id, step: settlingKinds[kind], actor }; // written by `start` above
  return null;
}
