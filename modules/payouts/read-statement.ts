import { describeMeasure, type EarnResult, type Transaction } from '@cordee/engine-compensation';
import {
  isInPeriod,
  ok,
  refused,
  sumMoney,
  type EntityId,
  type Money,
  type Result,
  type Scope,
} from '@cordee/kernel';
import { earnPayee, type RunDeps } from './calculate-run.ts';
import { gatherInputs, type PayeeInputs, type PlanInputs } from './gather-inputs.ts';
import type { Run, RunLine } from './run.ts';
import { frozenScope } from './settle-run.ts';

export type Statement = {
  readonly run: Run;
  readonly planName: string;
  /** The type of each component of the plan, by its code: what it is called in words. */
  readonly componentTypes: ReadonlyMap<string, string>;
  readonly payeeId: EntityId;
  readonly payee: string;
  readonly payeeCode: string;
  readonly team: string | null;
  readonly lines: readonly RunLine[];
  readonly result: EarnResult;
  /** The sales that some measure of the plan counts, in their order. */
  readonly credits: readonly Transaction[];
  readonly total: Money;
};

/**
 * A payee's statement of a run, with the reasoning recomputed from the run's frozen inputs. A payee whom the scope does
 * not see is not found: whether someone else is paid is nobody's business.
 */
export async function readStatement(
  deps: RunDeps,
  scope: Scope,
  runId: string,
  payeeId: EntityId,
): Promise<Result<Statement>> {
  const run = await deps.store.run(scope, runId);
  const lines = run ? (await deps.store.lines(scope, runId)).filter((line) => line.payeeId === payeeId) : [];
  const [first] = lines;
  if (!run || !first) return refused('payouts.statement_not_found');
  const gathered = await gatherInputs(deps, frozenScope(scope, run), run.planCode, run.period.code, payeeId);
  if (!gathered.ok) return gathered;
  const found = inputsOf(gathered.value, payeeId);
  if (!found) return refused('payouts.statement_not_found');
  const total = sumMoney(
    lines.map((line) => line.payable),
    run.total.currency,
  );
  return ok({
    run,
    planName: gathered.value.plan.name,
    componentTypes: new Map(gathered.value.plan.components.map(({ code, type }) => [code, type])),
    payeeId,
    payee: first.payee,
    payeeCode: first.payeeCode,
    team: first.team,
    lines,
    result: earnPayee(gathered.value, found),
    credits: creditsOf(gathered.value, found),
    total,
  });
}

function inputsOf(inputs: PlanInputs, payeeId: EntityId): PayeeInputs | undefined {
  return inputs.payees.find((each) => each.payee === payeeId);
}

function creditsOf({ plan, period }: PlanInputs, { sales }: PayeeInputs): readonly Transaction[] {
  const counted = new Set(
    plan.measures.flatMap((measure) => describeMeasure(measure).contributions.map(({ kind }) => kind)),
  );
  return sales.filter((sale) => counted.has(sale.kind) && isInPeriod(period, sale.date));
}
