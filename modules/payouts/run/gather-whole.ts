// What a plan reads that is calculated as a whole: all payees, the sales of the past that count, who stands where.
import type { PlanAssignment, Reporting, Transaction } from '@cordee/engine-compensation';
import { ok, type EntityId, type Result, type Scope } from '@cordee/kernel';
import { NO_COMPANY, type Company } from './company.ts';
import type { PayeeInputs, PlanInputs } from './gather-inputs.ts';
import { payeeFacts, peopleBelow } from './payee-facts.ts';
import { termsOf } from './payee-terms.ts';
import { needsOriginal } from '../many-rows/fields-left.ts';
import { earlierPeriodsOf, type PlanReach } from '../many-rows/plan-reach.ts';
import {
  assignmentsOf,
  gatherPayees,
  type InputDeps,
  type PayeeRecords,
  type PlanRecords,
} from './plan-records.ts';
import type { PlanPeriod } from './whole-plan.ts';

export type WholeQuestion = {
  readonly records: PlanRecords;
  readonly reach: PlanReach;
  /** The payees that are asked for; the others are read where the plan reads everybody. */
  readonly only: readonly EntityId[] | null;
};

/** The inputs of the asked payees with all that their pay depends on. */
export async function gatherWhole(
  deps: InputDeps,
  scope: Scope,
  { records, reach, only }: WholeQuestion,
): Promise<Result<PlanInputs>> {
  const { code, plan, period } = records;
  const everybody = reach.readsEverybody && only !== null;
  const all = everybody ? await gatherPayees(deps, scope, code, period.code, null) : ok(records);
  if (!all.ok) return all;
  const standing = await readStanding(deps, scope, all.value, { reach, only });
  const before = reach.readsEarlier
    ? await earlierPeriods(deps, scope, { records: all.value, reach, only })
    : ok([]);
  if (!before.ok) return before;
  const periods: PlanPeriod[] = [];
  for (const each of [...before.value, all.value])
    periods.push(await planPeriod(deps, scope, { records: each, standing }));
  const factsOf = payeeFacts({ plan, ...standing });
  const holdings = Map.groupBy(standing.holders, (each) => each.payee);
  const facts = new Map(periods.at(-1)?.facts.payees.map((each) => [each.payee, each]));
  const inputsOf = ({ payee }: PayeeRecords): PayeeInputs => {
    const { quotas = [], terms = [] } = facts.get(payee) ?? {};
    return { payee, quotas, terms, ...factsOf(payee), assignments: holdings.get(payee) ?? [] };
  };
  return ok({ plan, period, payees: records.payees.map(inputsOf), whole: { periods } });
}

type Standing = {
  readonly sales: readonly Transaction[];
  readonly originals: readonly Transaction[];
  readonly holders: readonly PlanAssignment[];
  readonly reports: readonly Reporting[];
  readonly company: Company;
};

async function readStanding(
  deps: InputDeps,
  scope: Scope,
  { code, plan, period }: PlanRecords,
  { reach, only }: Pick<WholeQuestion, 'reach' | 'only'>,
): Promise<Standing> {
  const reports = (await deps.reporting?.(scope)) ?? [];
  const span = { from: reach.salesFrom, to: period.to };
  const sellers = only === null || reach.readsEverybody ? 'all' : peopleBelow(only, reports);
  const sales = await deps.sales.sales(scope, span, sellers, { withSplits: true });
  return {
    sales,
    originals: await deps.sales.originals(scope, sales, needsOriginal(plan)),
    holders: assignmentsOf(await deps.plans.assignments(scope), code, span),
    reports,
    company: (await deps.company?.(scope)) ?? NO_COMPANY,
  };
}

/** The periods of the year before this one, each with the plan, the payees and the terms of then. */
async function earlierPeriods(
  deps: InputDeps,
  scope: Scope,
  { records: { code, plan, period }, reach, only }: WholeQuestion,
): Promise<Result<readonly PlanRecords[]>> {
  const found: PlanRecords[] = [];
  for (const earlier of earlierPeriodsOf(plan, period)) {
    const records = await gatherPayees(deps, scope, code, earlier.code, reach.readsEverybody ? null : only);
    if (!records.ok) return records;
    found.push(records.value);
  }
  return ok(found);
}

type PeriodQuestion = { readonly records: PlanRecords; readonly standing: Standing };

async function planPeriod(
  deps: InputDeps,
  scope: Scope,
  { records, standing: { sales, originals, holders, reports, company } }: PeriodQuestion,
): Promise<PlanPeriod> {
  const { plan, period } = records;
  const files = await deps.fileNames(scope);
  const payees = records.payees.map((each) => {
    const person = company.people.get(each.payee);
    return {
      payee: each.payee,
      ...termsOf(each, plan, files),
      ...(person === undefined ? {} : { order: person.code, presence: person.presence }),
    };
  });
  const { teams, figures, rates, coverage } = company;
  return {
    plan,
    facts: {
      period,
      transactions: sales,
      assignments: holders,
      crediting: { reports, teams, originals, ...coverage },
      measuring: { figures, rates },
      payees,
    },
  };
}
