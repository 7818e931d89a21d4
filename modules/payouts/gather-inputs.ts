// What a run reads, through the doors of the modules that own it: plan, assignments, quotas, terms, sales.
import {
  parsePlan,
  type PayeeTerm,
  type Plan,
  type PlanAssignment,
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
import type { CreditableSales } from './run-store.ts';

export type InputDeps = {
  readonly plans: PlanStore;
  readonly quotas: QuotaStore;
  readonly sales: CreditableSales;
  readonly fileNames: (scope: Scope) => Promise<ReadonlyMap<string, string>>;
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
  readonly sales: readonly Transaction[];
};

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
  const atEnd = { ...scope, asOf: { ...scope.asOf, effective: period.to.subtract({ days: 1 }) } };
  const assignments = assignmentsOf(await deps.plans.assignments(atEnd), planCode, period).filter(
    ({ payee }) => only === null || only.includes(payee),
  );
  const payees = [...new Set(assignments.map(({ payee }) => payee))];
  const files = await deps.fileNames(scope);
  const quotas = Map.groupBy(
    (await deps.quotas.quotas({ ...atEnd, positions: 'all' }, { overlapping: period })).filter((row) =>
      countsIn(period, row),
    ),
    (row) => row.personId,
  );
  const terms = Map.groupBy(await deps.plans.terms(atEnd), (term) => term.payeeId);
  const sales = Map.groupBy(
    await deps.sales.sales(scope, period, only === null ? 'all' : payees),
    (sale) => sale.seller,
  );
  const inputsOf = (payee: EntityId): PayeeInputs => ({
    payee,
    assignments: assignments.filter((each) => each.payee === payee),
    quotas: (quotas.get(payee) ?? []).map((row) => quotaOf(row, files)),
    terms: (terms.get(payee) ?? []).flatMap((term) => termOf(term, plan, files)),
    sales: sales.get(payee) ?? [],
  });
  return ok({ plan, period, payees: payees.map(inputsOf) });
}

/** The version in force on the period's last day: a later one changes nothing of the past. A plan not yet begun has its first. */
async function findPlan(
  deps: InputDeps,
  scope: Scope,
  planCode: string,
  periodCode: string,
): Promise<Result<{ plan: Plan; period: Period }>> {
  const latest = await planOn(deps, scope, planCode, plainDate('9999-12-31'));
  if (!latest.ok) return latest;
  const period = await findPeriod(deps, scope, latest.value, periodCode);
  if (!period.ok) return period;
  const inForce = await planOn(deps, scope, planCode, period.value.to.subtract({ days: 1 }));
  return ok({ plan: inForce.ok ? inForce.value : latest.value, period: period.value });
}

async function planOn(
  { plans }: InputDeps,
  scope: Scope,
  planCode: string,
  effective: PlainDate,
): Promise<Result<Plan>> {
  const record = await plans.plan({ ...scope, asOf: { ...scope.asOf, effective } }, planCode);
  if (!record) return refused('plans.plan_not_found', { plan: planCode });
  const parsed = parsePlan(record.document);
  return parsed.ok ? parsed : refused('plans.document_invalid', { plan: planCode });
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
