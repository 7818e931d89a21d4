// One pay run: the frozen inputs of every payee through the engine, the lines and their hash in one transaction.
import { calculatePlan, type EarnResult } from '@cordee/engine-compensation';
import {
  decimal,
  decimalText,
  ok,
  RowStreamHash,
  sumMoney,
  type EntityId,
  type Quantity,
  type Result,
  type Scope,
} from '@cordee/kernel';
import { gatherInputs, type InputDeps, type PayeeInputs, type PlanInputs } from './gather-inputs.ts';
import type { NewLine, PayeeName, RunStore } from './run-store.ts';

export type RunDeps = InputDeps & {
  readonly store: RunStore;
  readonly newId: () => string;
  readonly payeeNames: (scope: Scope) => Promise<ReadonlyMap<EntityId, PayeeName>>;
};
export type RunWatch = { progress(done: number, total: number): void; check(): void };

export type RunRequest = { readonly runId: string; readonly planCode: string; readonly period: string };

/** Calculates and keeps a run in preview. Running again with the same id returns the run that is there. */
export async function calculateRun(
  deps: RunDeps,
  scope: Scope,
  request: RunRequest,
  watch: RunWatch,
): Promise<
  Result<{ runId: string; total: string; currency: string; payees: number; issues: number; hash: string }>
> {
  const known = await deps.store.knownChange(scope);
  const frozen: Scope = { ...scope, people: 'all', positions: 'all', asOf: { ...scope.asOf, change: known } };
  const gathered = await gatherInputs(deps, frozen, request.planCode, request.period, null);
  if (!gathered.ok) return gathered;
  const { plan, period } = gathered.value;
  const names = await deps.payeeNames(frozen);
  const lines = linesOf(gathered.value, names, watch);
  const total = sumMoney(
    lines.map((line) => line.payable),
    plan.currency,
  );
  const hash = hashOf(lines);
  const issueCount = lines.filter((line) => line.issue !== null).length;
  await deps.store.save(
    scope,
    {
      id: request.runId,
      planCode: plan.code,
      planVersion: plan.version,
      semantics: plan.semantics,
      branch: scope.branch,
      period,
      knownChange: known,
      total,
      payeeCount: gathered.value.payees.length,
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
    payees: gathered.value.payees.length,
    issues: issueCount,
    hash,
  });
}

export function earnPayee(
  { plan, period }: Pick<PlanInputs, 'plan' | 'period'>,
  inputs: PayeeInputs,
): EarnResult {
  const { results } = calculatePlan(plan, {
    period,
    transactions: inputs.sales,
    assignments: inputs.assignments,
    payees: [{ payee: inputs.payee, quotas: inputs.quotas, terms: inputs.terms }],
  });
  const [result] = results;
  if (!result) throw new Error('the engine gave no result for its payee');
  return result;
}

function linesOf(inputs: PlanInputs, names: ReadonlyMap<EntityId, PayeeName>, watch: RunWatch): NewLine[] {
  const ordered = inputs.payees.toSorted((a, b) =>
    compareText(names.get(a.payee)?.code ?? '', names.get(b.payee)?.code ?? ''),
  );
  return ordered.flatMap((payee, index) => {
    watch.check();
    watch.progress(index + 1, ordered.length);
    return payeeLines(earnPayee(inputs, payee), names.get(payee.payee)?.code ?? '');
  });
}

function payeeLines(result: EarnResult, payeeCode: string): NewLine[] {
  const [attained] = result.attainments;
  const measured = attained?.measured.ok ? quantityText(attained.measured.value) : null;
  const quota = attained?.quota.ok ? quantityText(attained.quota.value) : null;
  const attainment = attained?.attainment.ok ? decimalText(attained.attainment.value) : null;
  const fixed = { payeeId: result.payee, payeeCode, measured, quota, attainment };
  const earned = result.lines.map((line) => ({
    component: line.component,
    earned: decimalText(line.earned.value),
    payable: line.payable,
    issue: null,
  }));
  const issues = result.issues.map((issue) => ({
    component: issue.component,
    earned: '0',
    payable: { minor: 0n, currency: result.payable.currency },
    issue: issue.refusal.code,
  }));
  return [...earned, ...issues].map((line, ordinal) => ({ ...fixed, ...line, ordinal }));
}

/** Rows in order of payee code and line: no id takes part, so that the same facts give the same hash everywhere. */
function hashOf(lines: readonly NewLine[]): string {
  const stream = new RowStreamHash();
  const exact = (text: string | null) => (text === null ? null : decimal(text));
  for (const line of lines) {
    const figures = [line.measured, line.quota, line.attainment, line.earned].map(exact);
    stream.add([line.payeeCode, line.ordinal, line.component, ...figures, line.payable, line.issue]);
  }
  return stream.digest();
}

function quantityText(quantity: Quantity): string | null {
  if (quantity.kind === 'amount') return decimalText(quantity.amount.value);
  return quantity.kind === 'decimal' ? decimalText(quantity.value) : null;
}

const compareText = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
