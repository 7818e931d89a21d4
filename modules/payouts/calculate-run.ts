// One pay run: the frozen inputs of every payee through the engine, the lines and their hash in one transaction.
import {
  decimal,
  ok,
  refused,
  RowStreamHash,
  sumMoney,
  type EntityId,
  type Result,
  type Scope,
} from '@cordee/kernel';
import { lineComposer, payeesOf } from './compose-lines.ts';
import type { InputDeps } from './gather-inputs.ts';
import { gatherRun, type RunInputs } from './run-inputs.ts';
import type { NewLine, PayeeName, RunStore } from './run-store.ts';
import type { RunKind } from './run.ts';

export type RunDeps = InputDeps & {
  readonly store: RunStore;
  readonly newId: () => string;
  readonly payeeNames: (scope: Scope) => Promise<ReadonlyMap<EntityId, PayeeName>>;
};
export type RunWatch = { progress(done: number, total: number): void; check(): void };

export type RunRequest = {
  readonly runId: string;
  readonly planCode: string;
  readonly period: string;
  readonly kind?: RunKind;
  /** For a supplementary or an off-cycle run: the payees it pays. */
  readonly onlyPayees?: readonly EntityId[];
};

/** Calculates and keeps a run in preview. Running again with the same id returns the run that is there. */
export async function calculateRun(
  deps: RunDeps,
  scope: Scope,
  request: RunRequest,
  watch: RunWatch,
): Promise<
  Result<{ runId: string; total: string; currency: string; payees: number; issues: number; hash: string }>
> {
  const { kind = 'regular', onlyPayees = null } = request;
  if ((kind === 'regular') !== (onlyPayees === null)) return refused('payouts.payees_of_kind_invalid');
  const known = await deps.store.knownChange(scope);
  const frozen: Scope = { ...scope, people: 'all', positions: 'all', asOf: { ...scope.asOf, change: known } };
  const { planCode, period } = request;
  const gathered = await gatherRun(deps, frozen, { planCode, period, only: onlyPayees, earlier: 'all' });
  if (!gathered.ok) return gathered;
  const { plan, period: own } = gathered.value.own;
  const names = await deps.payeeNames(frozen);
  const lines = linesOf(gathered.value, names, watch);
  const total = sumMoney(
    lines.map((line) => line.payable),
    plan.currency,
  );
  const hash = hashOf(lines);
  const issueCount = lines.filter((line) => line.issue !== null).length;
  const payeeCount = payeesOf(gathered.value).length;
  await deps.store.save(
    scope,
    {
      id: request.runId,
      kind,
      onlyPayees,
      planCode: plan.code,
      planVersion: plan.version,
      semantics: plan.semantics,
      branch: scope.branch,
      period: own,
      knownChange: known,
      total,
      payeeCount,
      issueCount,
      rowStreamHash: hash,
      artefactHash: hash,
      calculatedBy: scope.actor,
    },
    lines,
  );
  return ok({
    runId: request.runId,
    total: String(total.minor),
    currency: plan.currency,
    payees: payeeCount,
    issues: issueCount,
    hash,
  });
}

function linesOf(inputs: RunInputs, names: ReadonlyMap<EntityId, PayeeName>, watch: RunWatch): NewLine[] {
  const codeOf = (payee: EntityId) => names.get(payee)?.code ?? '';
  const ordered = payeesOf(inputs).toSorted((a, b) => compareText(codeOf(a), codeOf(b)));
  const composed = lineComposer(inputs);
  return ordered.flatMap((payee, index) => {
    watch.check();
    watch.progress(index + 1, ordered.length);
    return composed(payee).map(
      ({ explanation: _explanation, causes: _causes, settles: _settles, ...line }, ordinal) => ({
        ...line,
        ordinal,
        payeeCode: codeOf(payee),
      }),
    );
  });
}

/** Rows in order of payee code and line: no id takes part, so that the same facts give the same hash everywhere. */
function hashOf(lines: readonly NewLine[]): string {
  const stream = new RowStreamHash();
  const exact = (text: string | null) => (text === null ? null : decimal(text));
  for (const line of lines) {
    const figures = [line.measured, line.quota, line.attainment, line.earned].map(exact);
    const { planCode, periodCode } = line.origin;
    const beside = line.kind === 'component' ? [] : [line.kind, planCode, periodCode];
    stream.add([
      line.payeeCode,
      line.ordinal,
      line.component,
      ...figures,
      line.payable,
      line.issue,
      ...beside,
    ]);
  }
  return stream.digest();
}

const compareText = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
