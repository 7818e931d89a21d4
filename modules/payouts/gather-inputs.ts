// What a run reads, through the doors of the modules that own it: plan, assignments, quotas, terms, sales.
import {
  parsePlan,
  type PayeeTerm,
  type Plan,
  type PlanAssignment,
  type Reporting,
  type QuotaRow as EngineQuota,
  type Transaction,
} from '@cordee/engine-compensation';
import {
  civilCalendar,
  currency,
  decimal,
  isInPeriod,
  ok,
  periodByCode,
  percentage,
  plainDate,
  refused,
  type EntityId,
  type Period,
  type PlainDate,
  type Result,
  type Scope,
} from '@cordee/kernel';
import type { AssignmentCell, PlanStore, TermRecord } from '@cordee/modules/plans';
import type { QuotaRow, QuotaStore } from '@cordee/modules/quotas';
import { isRolledUp, payeeFacts, peopleBelow } from './payee-facts.ts';
import type { CreditableSales } from './run-store.ts';

export type InputDeps = {
  readonly plans: PlanStore;
  readonly quotas: QuotaStore;
  readonly sales: CreditableSales;
  readonly fileNames: (scope: Scope) => Promise<ReadonlyMap<string, string>>;
  /** Who reported to whom and when, for plans that credit managers. */
  readonly reporting?: (scope: Scope) => Promise<readonly Reporting[]>;
};

export type PlanInputs = {
  readonly plan: Plan;
  readonly period: Period;
  readonly payees: readonly PayeeInputs[];
};
export type PayeeInputs = {
  readonly payee: EntityId;
  readonly assignments: readonly PlanAssignment[];
  readonly quotas: readonly EngineQuota[];
  readonly terms: readonly PayeeTerm[];
  /** The payee's own sales and, where the plan shares sales or credits managers, those that may count by another's. */
  readonly sales: readonly Transaction[];
  readonly reports?: readonly Reporting[];
};

/** A payee of the plan, with quotas and terms as their modules tell them: plain, so that a thread may be handed them. */
export type PayeeRecords = {
  readonly payee: EntityId;
  readonly quotas: readonly QuotaRow[];
  readonly terms: readonly TermRecord[];
};

/** The plan and its period, with all that its payees bring but their sales. */
export type PlanRecords = {
  readonly plan: Plan;
  readonly document: unknown;
  readonly period: Period;
  readonly assignments: readonly PlanAssignment[];
  /** Of everybody, whichever payees are asked for. */
  readonly holders: readonly PlanAssignment[];
  readonly payees: readonly PayeeRecords[];
};

/** Reads everything but the sales, for the payees who hold the plan at some day of the period: all, or the given ones. */
export async function gatherPayees(
  deps: InputDeps,
  scope: Scope,
  planCode: string,
  periodCode: string,
  only: readonly EntityId[] | null,
): Promise<Result<PlanRecords>> {
  const found = await findPlan(deps, scope, planCode, periodCode);
  if (!found.ok) return found;
  const { period } = found.value;
  const atEnd = { ...scope, asOf: { ...scope.asOf, effective: period.to.subtract({ days: 1 }) } };
  const wanted = only === null ? null : new Set(only);
  const holders = assignmentsOf(await deps.plans.assignments(atEnd), planCode, period);
  const assignments = holders.filter(({ payee }) => wanted === null || wanted.has(payee));
  const quotas = Map.groupBy(
    (await deps.quotas.quotas({ ...atEnd, positions: 'all' }, { overlapping: period })).filter((row) =>
      countsIn(period, row),
    ),
    (row) => row.personId,
  );
  const terms = Map.groupBy(await deps.plans.terms(atEnd), (term) => term.payeeId);
  const payees = [...new Set(assignments.map(({ payee }) => payee))].map((payee) => ({
    payee,
    quotas: quotas.get(payee) ?? [],
    terms: terms.get(payee) ?? [],
  }));
  return ok({ ...found.value, assignments, holders, payees });
}

/** The plan and its period, for the payees who hold it at some day of the period: all of them, or the given ones. */
export async function gatherInputs(
  deps: InputDeps,
  scope: Scope,
  planCode: string,
  periodCode: string,
  only: readonly EntityId[] | null,
): Promise<Result<PlanInputs>> {
  const gathered = await gatherPayees(deps, scope, planCode, periodCode, only);
  if (!gathered.ok) return gathered;
  const { plan, period, payees } = gathered.value;
  const files = await deps.fileNames(scope);
  const reports = isRolledUp(plan) ? ((await deps.reporting?.(scope)) ?? []) : [];
  const sellers = only === null ? 'all' : peopleBelow(only, reports);
  const withSplits = plan.crediting.some(({ type }) => type === 'split');
  const sales = await deps.sales.sales(scope, period, sellers, { withSplits });
  const factsOf = payeeFacts({ plan, holders: gathered.value.holders, sales, reports });
  const inputsOf = (records: PayeeRecords): PayeeInputs => ({
    payee: records.payee,
    ...termsOf(records, plan, files),
    ...factsOf(records.payee),
  });
  return ok({ plan, period, payees: payees.map(inputsOf) });
}

/** A payee's quotas and terms as the engine reads them. */
export function termsOf(
  { quotas, terms }: PayeeRecords,
  plan: Plan,
  files: ReadonlyMap<string, string>,
): Pick<PayeeInputs, 'quotas' | 'terms'> {
  return {
    quotas: quotas.map((row) => quotaOf(row, files)),
    terms: terms.flatMap((term) => termOf(term, plan, files)),
  };
}

/** The version in force on the period's last day: a later one changes nothing of the past. A plan not yet begun has its first. */
async function findPlan(
  deps: InputDeps,
  scope: Scope,
  planCode: string,
  periodCode: string,
): Promise<Result<{ plan: Plan; document: unknown; period: Period }>> {
  const latest = await planOn(deps, scope, planCode, plainDate('9999-12-31'));
  if (!latest.ok) return latest;
  const period = await findPeriod(deps, scope, latest.value.plan, periodCode);
  if (!period.ok) return period;
  const inForce = await planOn(deps, scope, planCode, period.value.to.subtract({ days: 1 }));
  return ok({ ...(inForce.ok ? inForce.value : latest.value), period: period.value });
}

async function planOn(
  { plans }: InputDeps,
  scope: Scope,
  planCode: string,
  effective: PlainDate,
): Promise<Result<{ plan: Plan; document: unknown }>> {
  const record = await plans.plan({ ...scope, asOf: { ...scope.asOf, effective } }, planCode);
  if (!record) return refused('plans.plan_not_found', { plan: planCode });
  const parsed = parsePlan(record.document);
  return parsed.ok
    ? ok({ plan: parsed.value, document: record.document })
    : refused('plans.document_invalid', { plan: planCode });
}

async function findPeriod(
  { quotas }: InputDeps,
  scope: Scope,
  plan: Plan,
  periodCode: string,
): Promise<Result<Period>> {
  if (plan.calendar === civilCalendar.code) return periodByCode(civilCalendar, periodCode);
  const period = (await quotas.periods(scope)).find(
    (each) => each.calendar === plan.calendar && each.code === periodCode,
  );
  return period
    ? ok(period)
    : refused('payouts.period_not_found', { period: periodCode, calendar: plan.calendar });
}

/** A quota counts in the plan's period that holds its first day: months add up to a quarter, a dated quota has one place. */
function countsIn(period: Period, row: QuotaRow): boolean {
  return isInPeriod(period, plainDate(row.periodFrom));
}

function assignmentsOf(
  cells: readonly AssignmentCell[],
  planCode: string,
  period: Period,
): readonly PlanAssignment[] {
  return [...Map.groupBy(cells, (cell) => cell.payeeId).values()].flatMap((own) =>
    own.flatMap((cell, index): PlanAssignment[] => {
      const next = own[index + 1];
      const [effectiveFrom, effectiveTo] = [
        plainDate(cell.effectiveFrom),
        next ? plainDate(next.effectiveFrom) : null,
      ];
      return cell.planCode === planCode && overlaps(period, effectiveFrom, effectiveTo)
        ? [{ payee: cell.payeeId, effectiveFrom, effectiveTo }]
        : [];
    }),
  );
}

function overlaps(period: Period, from: PlainDate, to: PlainDate | null): boolean {
  return (
    Temporal.PlainDate.compare(from, period.to) < 0 &&
    (to === null || Temporal.PlainDate.compare(to, period.from) > 0)
  );
}

type Sourced = { readonly importId: string | null; readonly importLine: number | null };

function placeOf(row: Sourced, files: ReadonlyMap<string, string>) {
  if (row.importId === null) return {};
  const document = files.get(row.importId);
  return {
    importId: row.importId,
    ...(document ? { document } : {}),
    ...(row.importLine === null ? {} : { line: row.importLine }),
  };
}

function quotaOf(row: QuotaRow, files: ReadonlyMap<string, string>): EngineQuota {
  const target =
    row.currency === null
      ? ({ kind: 'units', units: decimal(row.amount) } as const)
      : ({
          kind: 'amount',
          amount: { value: decimal(row.amount), currency: currency(row.currency) },
        } as const);
  const dimension =
    row.dimension !== null && row.dimensionValue !== null
      ? { field: row.dimension as 'product', value: row.dimensionValue }
      : null; // the import admits the engine's dimensions only
  return {
    measure: row.measure as EngineQuota['measure'],
    dimension,
    target,
    place: { ...placeOf(row, files), entity: row.id },
  };
}

function termOf(term: TermRecord, plan: Plan, files: ReadonlyMap<string, string>): PayeeTerm[] {
  const place = placeOf(term, files);
  if (term.code === 'commission_rate')
    return [{ code: term.code, value: { kind: 'percentage', ratio: percentage(term.value) }, place }];
  if (term.code === 'target_incentive')
    return [
      {
        code: term.code,
        value: {
          kind: 'amount',
          amount: {
            value: decimal(term.value),
            currency: term.currency === null ? plan.currency : currency(term.currency),
          },
        },
        place,
      },
    ];
  return [];
}
