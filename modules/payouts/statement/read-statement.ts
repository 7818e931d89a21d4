import {
  describeMeasure,
  partsOf,
  type Attainment,
  type Measure,
  type PlanParts,
  type ReleaseResult,
  type Transaction,
} from '@cordee/engine-compensation';
import {
  isInPeriod,
  ok,
  refused,
  sumMoney,
  type EntityId,
  type Explanation,
  type Money,
  type Result,
  type Scope,
} from '@cordee/kernel';
import type { RunDeps } from '../run/calculate-run.ts';
import { payComposer } from '../run/compose-lines.ts';
import type { CorrectionCause } from '../late/correction-causes.ts';
import type { PayeeEarning } from '../run/earn-payee.ts';
import type { PayeeInputs, PlanInputs } from '../run/gather-inputs.ts';
import { gatherRun } from '../run/run-inputs.ts';
import type { Run, RunLine } from '../run.ts';
import { earlierOf, frozenScope } from '../settle/settle-run.ts';

/** A line with its reasoning; a correction also says what came late. */
export type StatementLine = RunLine & {
  readonly explanation: Explanation;
  readonly causes: readonly CorrectionCause[];
};

export type Statement = {
  readonly run: Run;
  readonly planName: string;
  readonly parts: PlanParts;
  readonly payeeId: EntityId;
  readonly payee: string;
  readonly payeeCode: string;
  readonly team: string | null;
  readonly lines: readonly StatementLine[];
  readonly measures: readonly Measure[];
  /** One a measure of the plan; none for a payee whom the run only corrects. */
  readonly attainments: readonly Attainment[];
  /** The sales that some measure of the plan counts, in their order. */
  readonly credits: readonly Transaction[];
  /** The sum of the lines that are not held out. */
  readonly total: Money;
  /** How what is earned becomes what is paid, where the plan does not pay it at once. */
  readonly release: ReleaseResult | null;
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
  const isSeen = scope.people === 'all' || scope.people.includes(payeeId);
  const [run, lines] = await Promise.all([
    deps.store.run(scope, runId),
    isSeen ? deps.store.lines({ ...scope, people: [payeeId] }, runId) : [],
  ]);
  const [first] = lines;
  if (!run || !first) return refused('payouts.statement_not_found');
  const gathered = await gatherRun(deps, frozenScope(scope, run), {
    planCode: run.planCode,
    period: run.period.code,
    only: [payeeId],
    earlier: earlierOf(lines),
  });
  if (!gathered.ok) return gathered;
  const { own } = gathered.value;
  const inputs = own.payees.find((each) => each.payee === payeeId);
  const { lines: composed, release, earning } = payComposer(gathered.value)(payeeId);
  return ok({
    run,
    planName: own.plan.name,
    parts: partsOf(own.plan),
    measures: own.plan.measures,
    payeeId,
    payee: first.payee,
    payeeCode: first.payeeCode,
    team: first.team,
    lines: lines.flatMap((line) => {
      const found = composed[line.ordinal];
      return found ? [{ ...line, explanation: found.explanation, causes: found.causes }] : [];
    }),
    attainments: earning?.result.attainments ?? [],
    credits: inputs && earning ? creditsOf(own, inputs, earning) : [],
    total: totalOf(lines, run),
    release: release?.result ?? null,
  });
}

/** What is paid of the lines: all that is not held out. */
export function totalOf(lines: readonly RunLine[], { total }: Pick<Run, 'total'>): Money {
  return sumMoney(
    lines.filter(({ held }) => held === null).map(({ payable }) => payable),
    total.currency,
  );
}

/** Of a plan that shares sales or credits managers, only those that count for this payee. */
function creditsOf(
  { plan, period, whole }: PlanInputs,
  { payee, sales, reports }: PayeeInputs,
  { credits }: PayeeEarning,
): readonly Transaction[] {
  const counted = new Set(
    plan.measures.flatMap((measure) => describeMeasure(measure).contributions.map(({ kind }) => kind)),
  );
  const isCounted = (sale: Transaction) => counted.has(sale.kind) && isInPeriod(period, sale.date);
  if (whole === null && reports === undefined) return sales.filter(isCounted);
  const credited = new Set(
    credits.filter((credit) => credit.payee === payee).map(({ transaction }) => transaction),
  );
  return (whole === null ? sales.filter((sale) => credited.has(sale)) : [...credited]).filter(isCounted);
}
