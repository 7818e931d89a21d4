// What a run reads of a plan's period: its payees with their terms, and the sales that may count for them.
import type { Plan, PlanAssignment, Reporting, Transaction } from '@cordee/engine-compensation';
import { ok, type EntityId, type Period, type Result, type Scope } from '@cordee/kernel';
import { gatherWhole } from './gather-whole.ts';
import { isRolledUp, payeeFacts, peopleBelow, type CompanyFacts } from './payee-facts.ts';
import { termsOf, type PayeeTerms } from './payee-terms.ts';
import { needsOriginal } from '../many-rows/fields-left.ts';
import { reachOf } from '../many-rows/plan-reach.ts';
import {
  findPlan,
  gatherPayees,
  readPayees,
  type FoundPlan,
  type InputDeps,
  type PayeeRecords,
} from './plan-records.ts';
import type { WholePlan } from './whole-plan.ts';

export type PlanInputs = {
  readonly plan: Plan;
  readonly period: Period;
  readonly payees: readonly PayeeInputs[];
  /** All facts of a plan that is calculated as a whole; null where each payee is calculated alone. */
  readonly whole: WholePlan | null;
};
export type PayeeInputs = PayeeTerms & {
  readonly payee: EntityId;
  readonly assignments: readonly PlanAssignment[];
  /** The payee's own sales and, where the plan shares sales or credits managers, those that may count by another's. */
  readonly sales: readonly Transaction[];
  readonly reports?: readonly Reporting[];
  /** The sales of any day that these belong to. */
  readonly originals?: readonly Transaction[];
};

/** What the plan says of each payee in the period, without a sale. Refuses what gatherPayees does. */
export async function gatherTerms(
  deps: InputDeps,
  scope: Scope,
  planCode: string,
  periodCode: string,
  only: readonly EntityId[] | null,
): Promise<Result<readonly (PayeeTerms & { readonly payee: EntityId })[]>> {
  const gathered = await gatherPayees(deps, scope, planCode, periodCode, only);
  if (!gathered.ok) return gathered;
  const { plan, payees } = gathered.value;
  const files = await deps.fileNames(scope);
  return ok(payees.map((records) => ({ payee: records.payee, ...termsOf(records, plan, files) })));
}

/** The plan and its period, for the payees who hold it at some day of the period: all of them, or the given ones. */
export async function gatherInputs(
  deps: InputDeps,
  scope: Scope,
  planCode: string,
  periodCode: string,
  only: readonly EntityId[] | null,
): Promise<Result<PlanInputs>> {
  const found = await findPlan(deps, scope, planCode, periodCode);
  if (!found.ok) return found;
  const { plan, period } = found.value;
  const reach = reachOf(plan, period);
  if (!reach.isOwn) {
    const records = await readPayees(deps, scope, found.value, only);
    return gatherWhole(deps, scope, { records, reach, only });
  }
  const [{ holders, payees }, files, sold] = await Promise.all([
    readPayees(deps, scope, found.value, only),
    deps.fileNames(scope),
    readSold(deps, scope, found.value, only),
  ]);
  const factsOf = payeeFacts({ plan, holders, ...sold });
  const inputsOf = (records: PayeeRecords): PayeeInputs => ({
    payee: records.payee,
    ...termsOf(records, plan, files),
    ...factsOf(records.payee),
  });
  return ok({ plan, period, payees: payees.map(inputsOf), whole: null });
}

/** The sales of a period that may count for the payees, those of any day that they belong to, and who reported to whom. */
async function readSold(
  deps: InputDeps,
  scope: Scope,
  { plan, period }: FoundPlan,
  only: readonly EntityId[] | null,
): Promise<Omit<CompanyFacts, 'plan' | 'holders'>> {
  const reports = isRolledUp(plan) ? ((await deps.reporting?.(scope)) ?? []) : [];
  const sellers = only === null ? 'all' : peopleBelow(only, reports);
  const withSplits = plan.crediting.some(({ type }) => type === 'split');
  const sales = await deps.sales.sales(scope, period, sellers, { withSplits });
  return { sales, reports, originals: await deps.sales.originals(scope, sales, needsOriginal(plan)) };
}
