// What a run reads beside sales, through the doors of the modules that own it: plan, assignments, quotas, terms.
import { parsePlan, type Plan, type PlanAssignment, type Reporting } from '@cordee/engine-compensation';
import {
  civilCalendar,
  compareDates,
  isInPeriod,
  ok,
  periodByCode,
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
import type { ReadCompany } from './company.ts';
import { reachOf } from '../many-rows/plan-reach.ts';
import { byHolder, onceAList } from './once-a-list.ts';
import { hasDatedQuotas } from './payee-terms.ts';
import type { CreditableSales } from '../run-store.ts';

export type InputDeps = {
  readonly plans: PlanStore;
  readonly quotas: QuotaStore;
  readonly sales: CreditableSales;
  readonly fileNames: (scope: Scope) => Promise<ReadonlyMap<string, string>>;
  /** Who reported to whom and when, for plans that credit managers. */
  readonly reporting?: (scope: Scope) => Promise<readonly Reporting[]>;
  /** Who was there and in which team, figures and rates, for plans that read them. */
  readonly company?: ReadCompany;
};

/** A payee of the plan, with quotas and terms as their modules tell them: plain, so that a thread may be handed them. */
export type PayeeRecords = {
  readonly payee: EntityId;
  /** Those that count in the period; those of any day that a measure looks at, where the plan holds it against them. */
  readonly quotas: readonly QuotaRow[];
  readonly terms: readonly TermRecord[];
};

/** A plan as it stood in a period, and the document that says so. */
export type FoundPlan = {
  /** By which it is held; a document that is tried in its place may name itself otherwise. */
  readonly code: string;
  readonly plan: Plan;
  readonly document: unknown;
  readonly period: Period;
};

/** The plan and its period, with all that its payees bring but their sales. */
export type PlanRecords = FoundPlan & {
  readonly assignments: readonly PlanAssignment[];
  /** Of everybody, whichever payees are asked for, on some day of the sales that the plan reads. */
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
  return found.ok ? ok(await readPayees(deps, scope, found.value, only)) : found;
}

/** The same of a plan that was found. */
export async function readPayees(
  deps: InputDeps,
  scope: Scope,
  found: FoundPlan,
  only: readonly EntityId[] | null,
): Promise<PlanRecords> {
  const { code, plan, period } = found;
  const { salesFrom } = reachOf(plan, period);
  const isDated = hasDatedQuotas(plan);
  const overlapping = isDated ? { ...period, from: salesFrom, to: period.to.add({ years: 1 }) } : period;
  const atEnd = { ...scope, asOf: { ...scope.asOf, effective: period.to.subtract({ days: 1 }) } };
  const [cells, quotaRows, termRows] = await Promise.all([
    deps.plans.assignments(atEnd),
    deps.quotas.quotas(
      { ...atEnd, positions: 'all' },
      { overlapping, ...(only === null ? {} : { people: only }) },
    ),
    deps.plans.terms(atEnd),
  ]);
  const holders = holdersOf(cells, code, { from: salesFrom, to: period.to });
  const asked =
    only === null ? holders : [...new Set(only)].flatMap((payee) => byHolder(holders).get(payee) ?? []);
  const assignments = asked.filter(({ effectiveFrom, effectiveTo }) =>
    overlaps(period, effectiveFrom, effectiveTo),
  );
  const quotas = Map.groupBy(
    quotaRows.filter((row) => isDated || countsIn(period, row)),
    (row) => row.personId,
  );
  const terms = termsByPayee(termRows);
  const payees = [...new Set(assignments.map(({ payee }) => payee))].map((payee) => ({
    payee,
    quotas: quotas.get(payee) ?? [],
    terms: terms.get(payee) ?? [],
  }));
  return { ...found, assignments, holders, payees };
}

const termsByPayee = onceAList((terms: readonly TermRecord[]) =>
  Map.groupBy(terms, ({ payeeId }) => payeeId),
);

/** The version in force on the period's last day: a later one changes nothing of the past. A plan not yet begun has its first. */
export async function findPlan(
  deps: InputDeps,
  scope: Scope,
  planCode: string,
  periodCode: string,
): Promise<Result<FoundPlan>> {
  const latest = await planOn(deps, scope, planCode, plainDate('9999-12-31'));
  if (!latest.ok) return latest;
  const period = await findPeriod(deps, scope, latest.value.plan, periodCode);
  if (!period.ok) return period;
  const inForce = await planOn(deps, scope, planCode, period.value.to.subtract({ days: 1 }));
  return ok({ ...(inForce.ok ? inForce.value : latest.value), code: planCode, period: period.value });
}

/** The version of a plan in force on a day. */
export async function planOn(
  { plans }: InputDeps,
  scope: Scope,
  planCode: string,
  effective: PlainDate,
): Promise<Result<{ plan: Plan; document: unknown }>> {
  const record = await plans.plan({ ...scope, asOf: { ...scope.asOf, effective } }, planCode);
  if (!record) return refused('plans.plan_not_found', { plan: planCode });
  const parsed = parsedPlan(record);
  return parsed.ok
    ? ok({ plan: parsed.value, document: record.document })
    : refused('plans.document_invalid', { plan: planCode });
}

const parsedPlan = onceAList(({ document }: { readonly document: unknown }) => parsePlan(document));

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

const askedOf = onceAList(
  (_cells: readonly AssignmentCell[]) => new Map<string, readonly PlanAssignment[]>(),
);

/** The same list for the same question, as long as the cells are kept. */
function holdersOf(
  cells: readonly AssignmentCell[],
  planCode: string,
  period: Pick<Period, 'from' | 'to'>,
): readonly PlanAssignment[] {
  const asked = askedOf(cells);
  const key = `${planCode} ${period.from.toString()} ${period.to.toString()}`;
  const holders = asked.get(key) ?? assignmentsOf(cells, planCode, period);
  asked.set(key, holders);
  return holders;
}

/** Who holds the plan on some day of the span, in spans of days. */
export function assignmentsOf(
  cells: readonly AssignmentCell[],
  planCode: string,
  period: Pick<Period, 'from' | 'to'>,
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

function overlaps(period: Pick<Period, 'from' | 'to'>, from: PlainDate, to: PlainDate | null): boolean {
  return compareDates(from, period.to) < 0 && (to === null || compareDates(to, period.from) > 0);
}
